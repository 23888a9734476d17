"""The records that articles speak of: people, bodies, places, directives, outlets.

Besides those of the reference lists there are invented ones, as many as real archives have: 7,000 news texts named
8,000 people, 4,700 bodies and 1,800 places, and their number grew with the square root of the texts.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from archive.models import LEADING_KINDS, Directive, Organisation, Person, Place, Post, Source, Standing
from archive.text import exact_key
from benchmarks.synthetic.vocabulary import Ranked, every_syllable

LISTS = json.loads((Path(__file__).parent / "lists.json").read_text("utf-8"))
BATCH = 2000  # rows an INSERT
# So many times the square root of the number of articles.
_PEOPLE, _LOCAL_BODIES, _LOCAL_PLACES, _DIRECTIVES, _SOURCES = 60, 20, 12, 15, 1
# (exponent, offset) of how often each is spoken of: see Ranked. The head of a real archive's list of people is in one
# article of thirty, that of its bodies in one of eight.
_SPREAD = {"people": (0.9, 4), "bodies": (1.0, 3), "places": (1.0, 2), "directives": (0.9, 4), "sources": (1.0, 1)}


@dataclass(frozen=True)
class Records:
    """Rows of the database, each kind in the order of how often it is spoken of."""

    people: Ranked[Person]
    bodies: Ranked[Organisation]
    leading: Ranked[Organisation]
    places: Ranked[Place]
    directives: Ranked[Directive]
    sources: Ranked[Source]
    offices: dict[int, tuple[str, Organisation]]
    """Key of a person → the office that they hold, and where."""


def make(articles: int, dice: random.Random) -> Records:
    """Write the records for an archive of so many articles beside those of the reference lists."""
    many = sqrt(articles)
    places = _places(round(_LOCAL_PLACES * many) + 20, dice)
    bodies = _bodies(places, round(_LOCAL_BODIES * many) + 20, dice)
    people = _people(round(_PEOPLE * many) + 50, dice)
    offices = _offices(people, bodies, dice)
    directives = _directives(round(_DIRECTIVES * many) + 20, dice)
    sources = [Source(name=f"Báo điện tử số {number + 1}") for number in range(round(_SOURCES * many) + 5)]
    Source.objects.bulk_create(sources, batch_size=BATCH)
    leading = [body for body in bodies if body.kind in LEADING_KINDS]
    return Records(
        Ranked(people, *_SPREAD["people"]),
        Ranked(bodies, *_SPREAD["bodies"]),
        Ranked(leading, *_SPREAD["bodies"]),
        Ranked(places, *_SPREAD["places"]),
        Ranked(directives, *_SPREAD["directives"]),
        Ranked(sources, *_SPREAD["sources"]),
        offices,
    )


def _places(local: int, dice: random.Random) -> list[Place]:
    """The provinces, then what lies in them."""
    provinces = list(Place.objects.provinces().order_by("pk"))
    dice.shuffle(provinces)
    syllables = [syllable.capitalize() for syllable in every_syllable()]
    made = {}
    while len(made) < local:
        place = Place(
            name=" ".join(dice.sample(syllables, 2)),
            kind=dice.choice(LISTS["local_ranks"]),
            province=dice.choice(provinces),
            standing=Standing.PROVISIONAL,
        )
        made[place.kind, exact_key(place.name)] = place
    Place.objects.bulk_create(made.values(), batch_size=BATCH)
    return provinces + list(made.values())


def _bodies(places: list[Place], local: int, dice: random.Random) -> list[Organisation]:
    """Those of the centre first, as the reference lists have them; then the provinces' and the local ones, mixed."""
    known = list(Organisation.objects.order_by("pk"))
    taken = {exact_key(body.name) for body in known}
    provinces = [place for place in places if not place.province_id]
    below = [place for place in places if place.province_id]
    made = [
        (name.format(place=place.name), kind, place) for place in provinces for name, kind in LISTS["provincial_bodies"]
    ]
    for _ in range(local):
        (name, kind), place = dice.choice(LISTS["local_bodies"]), dice.choice(below)
        made.append((name.format(place=place), kind, place))
    dice.shuffle(made)
    new = {}
    for name, kind, place in made:
        if exact_key(name) not in taken:
            new[name] = Organisation(name=name, kind=kind, place=place, standing=Standing.PROVISIONAL)
    Organisation.objects.bulk_create(new.values(), batch_size=BATCH)
    dice.shuffle(known)
    return known + list(new.values())


def _people(count: int, dice: random.Random) -> list[Person]:
    """Namesakes included: there are fewer names than people."""
    parts = (LISTS["surnames"], LISTS["middle_names"], LISTS["given_names"])
    people = [Person(name=" ".join(map(dice.choice, parts))) for _ in range(count)]
    return Person.objects.bulk_create(people, batch_size=BATCH)


def _offices(
    people: list[Person], bodies: list[Organisation], dice: random.Random
) -> dict[int, tuple[str, Organisation]]:
    spread = Ranked(bodies, *_SPREAD["bodies"])
    offices = {person.pk: (dice.choice(LISTS["offices"]), spread.one(dice)) for person in people}
    posts = (
        Post(person_id=pk, title=f"{office} {body.name}", organisation=body) for pk, (office, body) in offices.items()
    )
    Post.objects.bulk_create(posts, batch_size=BATCH)
    return offices


def _directives(count: int, dice: random.Random) -> list[Directive]:
    known = list(Directive.objects.order_by("pk"))
    taken = {directive.symbol for directive in known}
    made = {}
    while len(made) < count:
        kind, symbol, issuer = dice.choice(LISTS["directive_kinds"])
        number, year = f"{dice.randint(1, 999):02}", dice.randint(2008, 2025)
        symbol = symbol.format(number=number, year=year)
        if symbol not in taken:
            made[symbol] = Directive(kind=kind, number=number, symbol=symbol, issuer_name=issuer)
    Directive.objects.bulk_create(made.values(), batch_size=BATCH)
    every = known + list(made.values())
    dice.shuffle(every)
    return every
