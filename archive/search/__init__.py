"""Finding articles: criteria in, one page of results with its facets out.

    criteria, notices = Criteria.parse(request.GET)
    results = search(criteria)

Only this room knows which engine stands behind it.
"""

from archive.search import freshness
from archive.search.criteria import Criteria
from archive.search.highlight import Piece, highlight
from archive.search.outbox import drain, rebuild
from archive.search.passages import snippets
from archive.search.results import Facet, FacetValue, Histogram, Results, Understanding
from archive.search.searching import count, in_database, matching_ids, search
from archive.search.tree import TITLE

__all__ = [
    "TITLE",
    "Criteria",
    "Facet",
    "FacetValue",
    "Histogram",
    "Piece",
    "Results",
    "Understanding",
    "count",
    "drain",
    "freshness",
    "highlight",
    "in_database",
    "matching_ids",
    "rebuild",
    "search",
    "snippets",
]
