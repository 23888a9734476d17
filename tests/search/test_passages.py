"""The passage under a headline: the best that an article has for what was asked."""

from archive.models import Article
from archive.search.language import parse
from archive.search.passages import PASSAGE_LENGTH, snippets


def marked(pieces) -> str:
    """Pieces in one line, hits in brackets."""
    return "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in pieces)


def passage_of(article, query):
    return snippets([article], query)[article.pk]


def article(*blocks: str) -> Article:
    """An unsaved article with a headline and these paragraphs."""
    text, spans = "", []
    for kind, words in [("title", "Đầu đề"), *(("paragraph", block) for block in blocks)]:
        spans.append([kind, len(text), len(text) + len(words), "test"])
        text += words + "\n\n"
    return Article(title="Đầu đề", text=text, blocks=spans)


FILLER = "Công tác này được làm theo kế hoạch. " * 12


class TestSnippet:
    def test_without_a_query_the_article_begins(self):
        pieces = passage_of(article(FILLER, "Đoạn hai."), None)

        assert pieces[0].text.startswith("Công tác này")
        assert pieces[-1].text == "…"
        assert len("".join(piece.text for piece in pieces)) <= PASSAGE_LENGTH + 1

    def test_the_passage_with_most_different_words_wins(self):
        text = article("Thi thi thi thi.", FILLER, f"{FILLER}Phong trào thi đua khen thưởng. {FILLER}", "Thi đua.")

        shown = marked(passage_of(text, parse("thi đua khen thưởng")))

        assert "Phong trào [thi đua khen thưởng]" in shown
        assert shown.startswith("…")
        assert shown.endswith("…")

    def test_a_name_wins_over_its_syllables_here_and_there(self):
        text = article("Thế rồi Trần và Dũng, và Trần, và Dũng.", "Ông Trần Thế Dũng nói.")

        assert marked(passage_of(text, parse("trần thế dũng"))) == "Ông [Trần Thế Dũng] nói."

    def test_it_begins_with_a_sentence_where_one_begins_near(self):
        shown = marked(passage_of(article(f"{FILLER}Sáng nay họp. {FILLER}"), parse("họp")))

        assert shown.startswith("…Công tác này"), shown

    def test_of_equals_the_first(self):
        assert marked(passage_of(article("Họp một.", "Họp hai."), parse("họp"))) == "[Họp] một."

    def test_the_first_that_shows_everything_is_enough(self):
        text = article(FILLER, f"{FILLER}Tỉnh ủy họp.", "Tỉnh ủy, tỉnh ủy, tỉnh ủy.")

        assert "[Tỉnh ủy] họp." in marked(passage_of(text, parse("tỉnh ủy")))

    def test_what_stands_side_by_side_further_down_is_shown(self):
        text = article("Tỉnh họp, ủy nhiệm.", "Tỉnh ủy họp.")

        assert marked(passage_of(text, parse("tỉnh ủy"))) == "[Tỉnh ủy] họp."

    def test_no_word_is_cut(self):
        text = " ".join(f"chữ{number}" for number in range(300))

        shown = "".join(piece.text for piece in passage_of(article(text), parse("chữ150"))).strip("…").split()

        assert set(shown) <= set(text.split())
        assert "chữ150" in shown

    def test_a_match_in_the_headline_alone_shows_the_beginning(self):
        assert marked(passage_of(article("Đoạn một.", "Đoạn hai."), parse("đầu đề"))) == "Đoạn một."

    def test_an_article_without_a_body_has_no_passage(self):
        assert passage_of(article(), parse("họp")) == []

    def test_a_word_longer_than_a_passage(self):
        word = "a" * (PASSAGE_LENGTH + 100)

        assert f"…[{word}]…" in marked(passage_of(article(f"{FILLER}{word} {FILLER}"), parse(word)))
