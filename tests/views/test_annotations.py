"""Names and citations as links in the text."""

import re

import pytest

from archive.extraction.annotate import Link
from archive.text import Span
from archive.views.annotations import Linked, annotated_parts, links_of
from tests.views.samples import cite, make_archive, make_article, mention

KINDS = ("lead", "paragraph", "caption")


def html(article, *links: Linked) -> list[str]:
    return [part.html for part in annotated_parts(article, list(links), KINDS)]


def link(article, words: str) -> Linked:
    start = article.text.index(words)
    return Linked(Span(start, start + len(words)), Link("/x/", "person"))


@pytest.mark.django_db
class TestParts:
    def test_the_blocks_of_the_body_in_order(self):
        article = make_article("Đầu đề", ("lead", "Dẫn."), ("debris", "Xem thêm"), "Đoạn.", ("caption", "Ảnh."))
        parts = annotated_parts(article, [], KINDS)
        assert [(part.kind, part.html) for part in parts] == [
            ("lead", "Dẫn."),
            ("paragraph", "Đoạn."),
            ("caption", "Ảnh."),
        ]

    def test_text_and_links_are_escaped(self):
        article = make_article("t", "a <b>An & <script>")
        written = Span(article.text.index("<b>"), article.text.index(" &"))
        [part] = html(article, Linked(written, Link('/"><i>', '"', "<")))
        assert part == (
            'a <a href="/&quot;&gt;&lt;i&gt;" class="&quot;" title="&lt;">&lt;b&gt;An</a> &amp; &lt;script&gt;'
        )

    def test_a_link_across_two_blocks_is_none(self):
        article = make_article("t", "ông Lê", "Tám đến")
        assert html(article, link(article, "Lê\n\nTám")) == ["ông Lê", "Tám đến"]

    def test_a_text_without_blocks_is_paragraphs(self):
        article = make_article("t")
        article.text, article.blocks = "Một.\n\nHai An.\n\n\n\nBa.", []
        article.__dict__.pop("parts", None)
        assert html(article, link(article, "An")) == [
            "Một.",
            'Hai <a href="/x/" class="person">An</a>.',
            "Ba.",
        ]


@pytest.mark.django_db
class TestLinks:
    @pytest.fixture
    def archive(self):
        return make_archive()

    def of(self, article) -> dict[str, Link]:
        links = links_of(article.mentions.standing(), article.citations.all())
        return {linked.span.of(article.text): linked.link for linked in links}

    def test_every_standing_claim_leads_to_its_record(self, archive):
        links = self.of(archive.article)
        assert links["Lương Thế Khải"].url == archive.chair.get_absolute_url()
        assert links["Kế hoạch 603"].url == archive.plan.get_absolute_url()
        assert links["Đảng ủy Bộ Thủy văn"].css == "organisation"

    def test_an_ambiguous_citation_leads_to_its_candidates_and_an_unmatched_one_nowhere(self, archive):
        links = self.of(archive.article)
        ambiguous = archive.article.citations.get(text="Nghị quyết 18")
        assert links["Nghị quyết 18"] == Link(f"#citation-{ambiguous.pk}", "ambiguous")
        assert "Hướng dẫn 27" not in links

    def test_of_names_within_a_name_the_outermost_is_linked(self, archive):
        article = make_article("t", "Đảng ủy Bộ Thủy văn tỉnh Hà Lâm họp theo Kế hoạch 603 của Đảng ủy Bộ Thủy văn.")
        mention(article, "Hà Lâm", archive.province)
        mention(article, "Đảng ủy Bộ Thủy văn tỉnh Hà Lâm", archive.committee)
        mention(article, "Đảng ủy Bộ Thủy văn", archive.committee, nth=2)
        cite(article, "Kế hoạch 603 của Đảng ủy Bộ Thủy văn", archive.plan)
        [part] = annotated_parts(article, links_of(article.mentions.standing(), article.citations.all()), KINDS)
        assert re.findall(r"<a [^>]*>([^<]*)</a>", part.html) == [
            "Đảng ủy Bộ Thủy văn tỉnh Hà Lâm",
            "Kế hoạch 603 của Đảng ủy Bộ Thủy văn",
        ]

    def test_a_claim_whose_record_is_gone_is_plain_text(self, archive):
        archive.speaker.delete()
        assert "Đoàn Thị Ánh" not in self.of(archive.article)
