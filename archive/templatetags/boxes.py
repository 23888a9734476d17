"""The values of a facet as boxes to tick.

Written here and not as a template: a page has hundreds of them, and of its time half went into including the same line.
"""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from archive.search import FacetValue
from archive.templatetags.display import grouped

register = template.Library()

_BOX = (
    '<li><label><input type="checkbox" id="{name}-{value}" name="{name}" value="{value}"{ticked}>'
    ' <span class="name" lang="vi">{label}</span> <span class="count">{count}</span></label></li>\n'
)


@register.filter
def boxes(values: Iterable[FacetValue], name: str) -> SafeString:
    """List items with a box for each value of the facet of this name."""
    made = (
        _BOX.format(
            name=name,
            value=escape(value.value),
            ticked=" checked" if value.selected else "",
            label=escape(value.label),
            count=grouped(value.count),
        )
        for value in values
    )
    return mark_safe("".join(made))
