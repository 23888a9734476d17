"""The help page: how to search, read and export, with examples that are searches to follow."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe


@dataclass(frozen=True)
class Example:
    """A query and what it means. Each finds something among the texts that come with the archive."""

    q: str
    meaning: str | Promise

    @property
    def url(self) -> str:
        """The search itself."""
        return f"{reverse('search')}?{urlencode({'q': self.q})}"


@dataclass(frozen=True)
class Field:
    """A field of the query language: its ``names`` in Vietnamese, without diacritics and in English."""

    names: tuple[str, ...]
    meaning: str | Promise
    examples: tuple[str, ...]

    @property
    def links(self) -> list[Example]:
        """The examples, as searches."""
        return [Example(q, "") for q in self.examples]


WORDS = (
    Example("tỉnh ủy hà tĩnh", _("all of these words, anywhere in the article")),
    Example('"thi đua, khen thưởng"', _("the words side by side, in this order; punctuation does not matter")),
    Example(
        "hội nghị -khen",
        _("without a word; a minus also stands before a phrase, a bracket or a field; NOT in capitals means the same"),
    ),
    Example("giám sát OR khen thưởng", _("either side will do; HOẶC means the same; in capitals")),
    Example("(nghị quyết HOẶC kết luận) cán bộ", _("brackets group")),
    Example("tuyên tru*", _("whatever begins like this; at least two letters before the star")),
    Example('"ban thường v*"', _("a phrase whose last word may go on")),
    Example("18-NQ/TW", _("the number of a document, in any of its spellings: 18 - nq/tw, 018-NQ/TƯ, NQ18-TW, nqtw18")),
)

FIELDS = (
    Field(
        ("người:", "nguoi:", "person:"),
        _("a person, by the name that the archive knows, not by words of the text"),
        ('người:"Lại Xuân Lâm"', "nguoi:dung"),
    ),
    Field(
        ("bộ:", "bo:", "ministry:"),
        _("the ministry or body that the article is filed under, by its name or short form"),
        ('bộ:"Nội vụ"', "bo:BTC"),
    ),
    Field(
        ("số:", "so:", "number:"),
        _("the number of a document, also only a part of it, with or without its kind and its year"),
        ("số:18", "số:18/2017", "số:18-NQ", 'số:"nghị quyết 18"'),
    ),
    Field(
        ("nơi:", "noi:", "place:"),
        _("a place; the name of a province finds what lies in it, too"),
        ('nơi:"Hà Tĩnh"',),
    ),
    Field(("tiêu-đề:", "tieu-de:", "title:"), _("words of the headline"), ('tiêu-đề:"hội nghị"',)),
    Field(
        ("từ:", "tu:", "from:"),
        _("filed under this day, month or year, or later"),
        ("từ:01/12/2022", "hội nghị từ:2023"),
    ),
    Field(("đến:", "den:", "to:"), _("filed under this day, month or year, or earlier"), ("từ:12/2022 đến:2023",)),
)

SPELLINGS = (
    Example("tinh uy", _("no diacritics: every spelling is found, “tỉnh ủy” and “tinh ủy” alike")),
    Example("Tỉnh uỷ", _("with diacritics: this spelling alone; capitals and the placing of the tone do not matter")),
    Example("kỉ luật", _("i and y where both are in use are one: kỷ and kỉ, lý and lí, quý and quí, mỹ and mĩ")),
)

SHORT_FORMS = (
    Example("UBND", _("a short form finds itself and what it stands for; the page says what that was")),
    Example("mttq", _("in small letters, too, where it is no Vietnamese syllable")),
    Example('"UBND"', _("between quotation marks: the short form alone")),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """How to search, read and export."""
    context = {"words": WORDS, "fields": FIELDS, "spellings": SPELLINGS, "short_forms": SHORT_FORMS}
    return render(request, "archive/help.html", context)
