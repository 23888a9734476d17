"""A small archive put together at random, with every kind of evidence that must and must not be counted."""

from __future__ import annotations

import random

from archive.models import Article, OrganisationKind, Resolution, Review
from tests import factories as make

_WORDS = "hội nghị tỉnh ủy họp bàn công tác cán bộ xây dựng Đảng tổng kết năm kiểm tra giám sát Bộ Y tế Nghệ An".split()
_DATES = [None, "2022", "2023", "2023-07", "2023-07-15", "2023-12-31", "2024-01-01"]


def random_archive(seed: int, articles: int = 24) -> list[Article]:
    """The same archive for the same seed. Some articles are drafts or withdrawn."""
    dice = random.Random(seed)
    sources = [make.source(), make.source()]
    # A comma in a name parts a facet that is made of names.
    ministries = [make.ministry("Bộ Văn hóa, Thể thao và Du lịch"), make.ministry("Bộ Y tế"), make.ministry()]
    committee = make.organisation("Tỉnh ủy Bình Sơn", OrganisationKind.PROVINCIAL_PARTY_COMMITTEE)
    people = [make.person("Trần Thị Mận"), make.person("Trần Thị Mận"), make.person("Lò Văn Sắn")]
    provinces = [make.place("Bình Sơn"), make.place("Nghệ Tĩnh")]
    places = [*provinces, make.place("Đông Hà", provinces[0]), make.place("Tây Hà", provinces[0])]
    directives = [
        make.directive("18-NQ/TW", issued="2017-10-25"),
        make.directive("18-NQ/TW", issued="2022-06-16"),
        make.directive("5-CT/TW", "Chỉ thị"),
    ]
    meetings = [
        make.meeting(kind="hội nghị"),
        make.meeting(kind="Hội nghị"),
        make.meeting(kind="lễ"),
        make.meeting(kind=""),
    ]

    def some(choices: list, most: int = 2) -> list:
        return dice.sample(choices, dice.randint(0, min(most, len(choices))))

    def maybe(choices: list):
        return dice.choice([None, *choices])

    made = []
    for _number in range(articles):
        article = make.article(
            " ".join(dice.choices(_WORDS, k=5)),
            " ".join(dice.choices(_WORDS, k=30)),
            dated=dice.choice(_DATES),
            state=dice.choice(["published"] * 6 + ["draft", "withdrawn"]),
            source=maybe(sources),
            meeting=maybe(meetings),
            body=maybe([committee, ministries[2]]),
            ministries=some(ministries),
            people=some(people),
            organisations=some([committee, *ministries]),
            places=some(places, 3),
            directives=some(directives),
        )
        # Named twice, it counts once; rejected, open and ambiguous claims do not count at all.
        make.mention(article, dice.choice(people))
        make.mention(article, dice.choice(people), review=Review.REJECTED)
        make.mention(article, None, "person")
        make.mention(
            article, None, "place", resolution=Resolution.AMBIGUOUS, candidates=[place.pk for place in provinces]
        )
        make.citation(article, dice.choice(directives), resolution=Resolution.AMBIGUOUS)
        make.citation(article, dice.choice(directives), review=Review.REJECTED)
        make.citation(article, None)
        made.append(article)
    return made
