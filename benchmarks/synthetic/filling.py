"""Writes the rows of synthetic articles, a batch at a time: straight into the database, past reading and matching."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.db import transaction

from archive.models import Article, Attendance, Citation, Meeting, MeetingFormat, Mention, Role
from archive.models.addresses import slug
from archive.text import PartialDate
from benchmarks.synthetic import records
from benchmarks.synthetic.pages import Page, Pages
from benchmarks.synthetic.records import LISTS, Records
from benchmarks.synthetic.sentences import Sentences
from benchmarks.synthetic.vocabulary import Ranked

_BATCH = 500  # articles a transaction
_FIRST_YEAR, _LAST_YEAR = 2011, 2025
# Of the dates, these are of a month or a year alone; some articles have none.
_MONTH_ALONE, _YEAR_ALONE, _UNDATED = 0.04, 0.01, 0.01
_WITH_MEETING = 0.7
# Of the articles with a meeting, these tell of one that another article told of before.
_SAME_MEETING = 0.15
_WITH_MINISTRY = 0.6
_ATTENDANCES = 5


def fill(articles: int, seed: int = 7, told: Callable[[int], None] = lambda written: None) -> None:
    """Write so many published articles, and the records they speak of, into the empty, migrated database with the
    reference lists. Always the same for the same ``seed``. ``told`` is called with the number written so far.
    """
    dice = random.Random(seed)
    filling = _Filling(records.make(articles, dice), Sentences(articles, dice), dice)
    for start in range(0, articles, _BATCH):
        with transaction.atomic():
            filling.write(range(start + 1, min(articles, start + _BATCH) + 1))
        told(min(articles, start + _BATCH))


class _Filling:
    def __init__(self, known: Records, sentences: Sentences, dice: random.Random):
        self._records, self._dice = known, dice
        self._pages = Pages(known, sentences, dice)
        self._kinds = Ranked(LISTS["meeting_kinds"], 1.0, 1)
        self._meetings = 0

    def write(self, numbers: range) -> None:
        """The articles with these keys, and all that hangs on them."""
        pages = {number: self._pages.one(self._kinds.one(self._dice), self._day()) for number in numbers}
        meetings, covered = self._meetings_of(pages)
        Meeting.objects.bulk_create(meetings, batch_size=records.BATCH)
        Article.objects.bulk_create(
            (self._article(number, page, covered.get(number)) for number, page in pages.items()), batch_size=_BATCH
        )
        for number, page in pages.items():
            for claim in (*page.mentions, *page.citations):
                claim.article_id = number
        Mention.objects.bulk_create((row for page in pages.values() for row in page.mentions), batch_size=records.BATCH)
        Citation.objects.bulk_create(
            (row for page in pages.values() for row in page.citations), batch_size=records.BATCH
        )
        self._link(pages, covered)

    def _day(self) -> PartialDate:
        """Any day of the years; there are twice as many of the last as of the first."""
        dice = self._dice
        years = range(_FIRST_YEAR, _LAST_YEAR + 1)
        year = dice.choices(years, range(len(years), 2 * len(years)))[0]
        return PartialDate.of(date(year, 1, 1) + timedelta(days=dice.randrange(365)))

    def _article(self, number: int, page: Page, meeting: int | None) -> Article:
        dice = self._dice
        filed = dice.random()
        known: PartialDate | None = page.day
        if filed < _UNDATED:
            known = None
        elif filed < _UNDATED + _YEAR_ALONE:
            known = PartialDate(page.day.year)
        elif filed < _UNDATED + _YEAR_ALONE + _MONTH_ALONE:
            known = PartialDate(page.day.year, page.day.month)
        article = Article(
            pk=number,
            title=page.block("title"),
            lead=page.block("lead"),
            published=known,
            dated=known,
            byline=[self._records.people.one(dice).name],
            source=self._records.sources.one(dice),
            source_url=f"https://example.org/{number}.html",
            meeting_id=meeting,
            file_name=f"{number:06}.txt",
            sha256=hashlib.sha256(page.text.encode()).hexdigest(),
            rules_version="synthetic",
            blocks=page.blocks,
            text=page.text,
            words=" ".join(page.words),
        )
        if dice.random() >= _WITH_MINISTRY:
            article.body = self._records.leading.one(dice)
        article.refresh_search_text()
        return article

    def _meetings_of(self, pages: dict[int, Page]) -> tuple[list[Meeting], dict[int, int]]:
        """New meetings, and key of an article → key of the meeting that it tells of."""
        dice, made, covered = self._dice, [], {}
        for number, page in pages.items():
            if dice.random() >= _WITH_MEETING:
                continue
            if self._meetings and dice.random() < _SAME_MEETING:
                covered[number] = self._meetings - dice.randrange(min(self._meetings, 20))
                continue
            self._meetings += 1
            covered[number] = self._meetings
            made.append(
                Meeting(
                    pk=self._meetings,
                    name=f"{page.kind} {page.block('title')}"[:500],
                    kind=page.kind,
                    kind_slug=slug(page.kind),
                    start=page.day,
                    end=page.day,
                    place_as_written=str(page.cast["place"][0]),
                    organiser=page.cast["body"][0],
                    format=dice.choice(MeetingFormat.values),
                    attendance=dice.choice((None, dice.randint(20, 900))),
                )
            )
        return made, covered

    def _link(self, pages: dict[int, Page], covered: dict[int, int]) -> None:
        """The rows between the others: ministries, places of meetings, who took part."""
        ministries, held, attended = [], {}, {}
        filed = Article.objects.filter(pk__in=pages, body=None).order_by("pk").values_list("pk", flat=True)
        for number in filed:
            bodies = self._records.leading.several(self._dice, self._dice.choice((1, 1, 1, 2)))
            ministries += [Article.ministries.through(article_id=number, organisation=body) for body in bodies]
        for number, meeting in covered.items():
            held.setdefault(meeting, Meeting.places.through(meeting_id=meeting, place=pages[number].cast["place"][0]))
            attended.update(self._attendances(number, pages[number], meeting))
        Article.ministries.through.objects.bulk_create(ministries, batch_size=records.BATCH)
        Meeting.places.through.objects.bulk_create(held.values(), batch_size=records.BATCH, ignore_conflicts=True)
        Attendance.objects.bulk_create(attended.values(), batch_size=records.BATCH, ignore_conflicts=True)

    def _attendances(self, number: int, page: Page, meeting: int) -> Iterator[tuple[tuple, Attendance]]:
        for person in page.people()[:_ATTENDANCES]:
            role = self._dice.choice(Role.values)
            office, body = self._records.offices[person.pk]
            yield (
                (meeting, person.pk, role),
                Attendance(
                    meeting_id=meeting, person=person, role=role, title=f"{office} {body.name}", article_id=number
                ),
            )
