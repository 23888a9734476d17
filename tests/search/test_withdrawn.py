"""What only a withdrawn article says is not shown, though the index still holds it."""

import pytest

from archive.models import IndexChange, Publication, Standing
from archive.search import Criteria, count, matching_ids, search
from archive.search.did_you_mean.names_alike import names_alike
from archive.search.did_you_mean.row import row_of
from archive.search.searching import read
from archive.search.suggestions import suggest
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdrawn(indexed):
    """One article that stays, and one that was withdrawn and noted, but not yet taken out of the index."""
    make.article("Họp", "Lời chào.", people=[make.person("Lò Văn Sắn")])
    secret = make.article(
        "Mật",
        "Lời chào.",
        people=[make.person("Lò Thị Bí Mật")],
        directives=[make.directive("77-KL/TW", "Kết luận", standing=Standing.PROVISIONAL)],
        places=[make.place("Bản Kín", province=make.place("Tỉnh Kín"))],
    )
    indexed()
    assert {s.label for s in suggest("lo")} == {"Lò Văn Sắn", "Lò Thị Bí Mật"}
    assert {s.label for s in suggest("kin") if s.type == "place"} == {"huyện Bản Kín", "Tỉnh Kín"}
    secret.state = Publication.WITHDRAWN
    secret.save()
    IndexChange.objects.note([secret.pk])
    return secret


@pytest.mark.parametrize("typed", ["lo thi bi", "bi mat lo", "77-kl", "kết luận 77", "ban kin", "tinh kin"])
def test_nothing_is_suggested(withdrawn, typed):
    assert suggest(typed) == []


def test_no_name_alike_is_offered(withdrawn):
    row, _conditions = row_of(read(Criteria(q="lo thi bi mac")))
    assert len(row) == 4
    assert names_alike(row) == []


def test_it_is_not_counted(withdrawn):
    for criteria in (Criteria(q="lo thi bi mat"), Criteria(q="Mật"), Criteria(q="-họp")):
        results = search(criteria)
        assert not results.degraded
        assert (results.count, results.ids, count(criteria), matching_ids(criteria)) == (0, [], 0, []), criteria
    assert search(Criteria(q="chào")).count == 1
    assert [value.label for value in search(Criteria()).facets["person"].values] == ["Lò Văn Sắn"]


def test_what_was_deleted_is_not_counted(withdrawn):
    withdrawn.delete()
    assert search(Criteria(q="chào")).count == 1
