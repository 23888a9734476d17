"""A page: headline, lead, paragraphs and caption, with the place in the text of everybody and everything named."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from functools import cache

from archive.models import Citation, Mention, Person, Resolution
from archive.text import PartialDate
from archive.text.words import compounds
from benchmarks.synthetic.records import LISTS, Records
from benchmarks.synthetic.sentences import Sentences

_SLOT = re.compile(r"\{(\w+)\}")
# Syllables of an article: the middle of real ones, and their spread (log-normal), within bounds.
_MIDDLE, _SPREAD, _LEAST, _MOST = 560, 0.45, 120, 2500
_FACTS = 0.75  # of the paragraphs begin with a sentence that names somebody or something
_SENTENCES = (1, 2, 3, 4)  # of a paragraph
_HEADLINE_WORDS = 6
_WITH_CAPTION = 0.5
# The fewest and most whom one article names.
_CAST = {"person": (1, 8), "body": (2, 8), "place": (1, 5), "directive": (0, 4)}
# Of the names, these lead to nobody, as in real articles.
_UNMATCHED = 0.06


@dataclass
class Page:
    """What is said, and the rows that say where. ``words`` are the compound words in order."""

    kind: str
    day: PartialDate
    cast: dict[str, list]
    text: str = ""
    blocks: list[list] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def block(self, kind: str) -> str:
        """The words of its first block of this kind."""
        return next(self.text[start:end] for each, start, end, _rule in self.blocks if each == kind)

    def people(self) -> list[Person]:
        """Those whom its names lead to, each once."""
        return list(dict.fromkeys(mention.person for mention in self.mentions if mention.person))


class Pages:
    """Writes pages that speak of the given records."""

    def __init__(self, records: Records, sentences: Sentences, dice: random.Random):
        self._records, self._sentences, self._dice = records, sentences, dice

    def one(self, kind: str, day: PartialDate) -> Page:
        """A page about a meeting of this kind on this day."""
        dice = self._dice
        page = Page(kind, day, self._cast())
        least = min(_MOST, max(_LEAST, round(_MIDDLE * dice.lognormvariate(0, _SPREAD))))
        self._block(page, "title", dice.choice(LISTS["headlines"]), headline=True)
        self._block(page, "lead", dice.choice(LISTS["leads"]), 1)
        while page.text.count(" ") < least:
            fact = dice.choice(LISTS["facts"]) if dice.random() < _FACTS else ""
            self._block(page, "paragraph", fact, dice.choice(_SENTENCES))
        if dice.random() < _WITH_CAPTION:
            self._block(page, "caption", dice.choice(LISTS["captions"]))
        return page

    def _cast(self) -> dict[str, list]:
        records, dice = self._records, self._dice
        spread = {
            "person": records.people,
            "body": records.bodies,
            "place": records.places,
            "directive": records.directives,
        }
        return {slot: spread[slot].several(dice, dice.randint(*_CAST[slot])) for slot in spread}

    def _block(self, page: Page, kind: str, frame: str, sentences: int = 0, *, headline: bool = False) -> None:
        """Write a block behind the others: the frame with its names, and so many sentences."""
        if page.blocks:
            page.text += "\n\n"
        start = len(page.text)
        for number, piece in enumerate(_SLOT.split(frame)):
            page.text += self._named(page, piece) if number % 2 else piece
        for _ in range(sentences):
            sentence, words = self._sentences.one()
            page.text += " " * (len(page.text) > start) + sentence
            page.words += words
        if headline:
            sentence, words = self._sentences.one()
            page.text += " " + " ".join(sentence.split()[:_HEADLINE_WORDS]).rstrip(" ,;:.")
        page.blocks.append([kind, start, len(page.text), "synthetic"])

    def _named(self, page: Page, slot: str) -> str:
        """What stands in a slot; a name is put down as a mention or a citation of this place in the text."""
        dice, start = self._dice, len(page.text)
        match slot:
            case "kind":
                return page.kind
            case "day":
                return f"ngày {page.day.day or 1}/{page.day.month or 1}/{page.day.year}"
            case "verb":
                return dice.choice(LISTS["verbs"])
            case "office":
                return dice.choice(LISTS["offices"])
        if not page.cast[slot]:
            return "nghị quyết của cấp trên"
        record = dice.choice(page.cast[slot])
        name = str(record) if slot != "directive" else f"{record.kind} {record.symbol or record.number or record.name}"
        span = {"start": start, "end": start + len(name), "text": name, "rule": "synthetic"}
        page.words += _compounds(name)
        if slot == "directive":
            page.citations.append(
                Citation(
                    **span,
                    kind=record.kind,
                    number=record.number,
                    symbol=record.symbol,
                    issuer_name=record.issuer_name,
                    directive=record,
                    resolution=Resolution.RESOLVED,
                )
            )
            return name
        known = dice.random() >= _UNMATCHED
        resolution = Resolution.RESOLVED if known else Resolution.UNMATCHED
        mention = Mention(**span, kind=_KINDS[slot], name=record.name, resolution=resolution)
        if known:
            setattr(mention, _KINDS[slot], record)
        if slot == "person":
            mention.titles = [self._title(record)]
        page.mentions.append(mention)
        return name

    def _title(self, person: Person) -> dict[str, object]:
        office, body = self._records.offices[person.pk]
        return {"text": f"{office} {body.name}", "post": office, "organisation": body.name, "former": False}


_KINDS = {"person": "person", "body": "organisation", "place": "place"}


@cache
def _compounds(name: str) -> list[str]:
    return compounds(name)
