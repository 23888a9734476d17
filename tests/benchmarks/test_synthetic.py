"""The synthetic articles: rows like those of read texts, words like those of real ones, the same each time."""

import random
import unicodedata
from collections import Counter

import pytest

from archive.models import Article, Attendance, Citation, Mention
from archive.search import Criteria, count
from archive.text import PartialDate, search_key, syllables
from benchmarks.synthetic import vocabulary
from benchmarks.synthetic.vocabulary import Ranked, every_syllable, foreign_names


def test_invented_syllables_are_each_one_syllable_in_nfc():
    made = every_syllable()
    assert len(made) == len(set(made)) > vocabulary.SYLLABLES
    wrong = [each for each in made if len(list(syllables(each))) != 1 or not unicodedata.is_normalized("NFC", each)]
    assert not wrong


@pytest.mark.parametrize(
    "written",
    [
        "hội",  # the tone stands on the vowel that bears it
        "nghị",  # ng before i is ngh
        "kế",  # c before ê is k
        "tuyến",  # a rime of three vowels, the tone on the last
        "việt",  # a stopped rime has two tones only …
    ],
)
def test_syllables_are_spelt_as_vietnamese_is(written):
    assert written in every_syllable(), f"{written} is not made"


@pytest.mark.parametrize("wrong", ["việt".replace("ệ", "ề"), "cế", "ngị", "kà"])
def test_no_syllable_is_spelt_as_none_is(wrong):
    assert wrong not in every_syllable(), f"{wrong} is made"


def test_words_fall_in_frequency_as_zipf_has_it():
    drawn = Counter(Ranked(range(1000), 1.05, 30).draw(random.Random(1), 50_000))
    by_hundreds = [sum(drawn[rank] for rank in range(start, start + 100)) for start in range(0, 1000, 100)]
    assert by_hundreds == sorted(by_hundreds, reverse=True)
    assert by_hundreds[0] > 5 * by_hundreds[-1]


def test_foreign_names_are_each_once():
    names = foreign_names(300, random.Random(1)).items
    assert len(set(names)) == 300


def test_articles_are_like_those_that_were_read(synthetic):
    articles = list(Article.objects.prefetch_related("mentions", "citations", "ministries").select_related("body"))
    assert [article.pk for article in articles if article.filed_under == []] == []
    assert sorted(article.pk for article in articles) == list(range(1, synthetic + 1))
    for article in articles:
        assert article.title == article.of_kind("title")[0]
        assert article.lead == article.of_kind("lead")[0]
        assert article.search_text == search_key(" ".join(f"{article.title}\n{article.article_text}".split()))
        assert all("_" in word and word == word.lower() for word in article.words.split())
        claims = [*article.mentions.all(), *article.citations.all()]
        wrong = [claim for claim in claims if article.text[claim.start : claim.end] != claim.text]
        assert not wrong, f"article {article.pk}: {wrong}"


def test_there_is_some_of_everything_and_the_index_takes_it(synthetic, indexed):
    assert Mention.objects.standing().exclude(person=None).count() > synthetic
    assert Mention.objects.filter(resolution="unmatched").exists()
    assert Citation.objects.standing().exists()
    assert Attendance.objects.exists()
    assert Article.objects.filter(meeting=None).exists()
    assert Article.objects.values("meeting").exclude(meeting=None).distinct().count() > synthetic / 3
    years = {article.dated.year for article in Article.objects.exclude(dated=None)}
    assert len(years) > 8
    assert indexed() == synthetic
    assert count(Criteria()) == synthetic


def test_the_same_seed_makes_the_same_articles(monkeypatch):
    from benchmarks.synthetic.pages import Pages
    from benchmarks.synthetic.records import Records
    from benchmarks.synthetic.sentences import Sentences

    monkeypatch.setattr(vocabulary, "WORDS", 3000)

    def page() -> str:
        dice = random.Random(3)
        none = Ranked([], 1, 1)
        records = Records(none, none, none, none, none, none, {})
        pages = Pages(records, Sentences(10, dice), dice)
        pages._cast = lambda: {"person": [], "body": [], "place": [], "directive": []}
        return pages.one("hội nghị", PartialDate(2024, 5, 6)).text

    assert page() == page()
