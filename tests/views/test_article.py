"""The page of an article: its text with links, its facts, and where it comes from."""

import re

import pytest

from archive.models import Article
from tests.views.reading import text_of
from tests.views.samples import make_article

pytestmark = pytest.mark.usefixtures("english")


def test_text_captions_and_links(client, archive):
    page = client.get(archive.article.get_absolute_url()).content.decode()
    assert "<figcaption>Toàn cảnh lớp học.</figcaption>" in page
    chair = archive.chair.get_absolute_url()
    assert f'<a href="{chair}" class="person" title="Lương Thế Khải">Lương Thế Khải</a> khai mạc' in page
    assert 'class="ambiguous"' in page


@pytest.mark.parametrize(
    "words",
    [
        "Lương Thế Khải Bí thư Đảng ủy Bộ Thủy văn",  # people with their titles
        "Nghị quyết 18-NQ/TW (2017) ×2",  # cited twice
        "perhaps Nghị quyết 18-NQ/TW (2017) perhaps Nghị quyết 18-NQ/TW (2022)",
        "Not in the archive's list Hướng dẫn 27",
        "Published 4 December 2024 from a line at the head of the page",
        "Filed under 4 December 2024",
        "Byline Thanh Hà",
        "Page views 1,744",
        "File bai-1.txt",
        f"SHA-256 {'ab' * 32}",
        "Version of the rules 1",
        "Wants attention the year was inferred",
        "3 December 2024 to 4 December 2024",
        "thị xã Phú Hòa, tỉnh Hà Lâm",
    ],
)
def test_facts_and_provenance(client, archive, words):
    archive.article.citations.get(text="Nghị quyết 18").candidates.set([archive.resolution, archive.land])
    shown = text_of(client.get(archive.article.get_absolute_url()))
    if words.startswith("perhaps"):  # in any order
        assert re.search(r"perhaps Nghị quyết 18-NQ/TW \(20..\) ?perhaps Nghị quyết 18-NQ/TW \(20..\)", shown)
    else:
        assert words in shown


def test_the_original_to_the_letter(client, archive):
    archive.article.raw = "Nguyên\u200bvăn <b>"
    archive.article.save()
    assert "Nguyên\u200bvăn &lt;b&gt;</pre>" in client.get(archive.article.get_absolute_url()).content.decode()


def test_an_unreviewed_rejected_claim_is_plain_text(client, archive):
    archive.article.mentions.filter(person=archive.speaker).update(review="rejected")
    page = client.get(archive.article.get_absolute_url())
    assert "Đoàn Thị Ánh trình bày" in text_of(page)
    assert archive.speaker.get_absolute_url() not in page.content.decode()


def test_an_address_that_is_no_web_address_is_no_link(client, archive):
    Article.objects.update(source_url="javascript:alert(1)")
    page = client.get(archive.article.get_absolute_url()).content.decode()
    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page


def test_bare(client, db):
    response = client.get(make_article("Tin ngắn", dated=None).get_absolute_url())
    words = text_of(response)
    assert "undated" in words
    assert "The page does not say." in words
    assert "The page holds no text beside its headline." in words
