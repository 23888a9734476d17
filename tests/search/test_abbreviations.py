"""The table of short forms: how a typed word is known again, and that no process ever goes by an old table."""

from datetime import timedelta

import pytest

from archive.models import Abbreviation, Expansion
from archive.search import abbreviations
from archive.search.abbreviations import ShortForms, short_forms

TABLE = ShortForms(
    [
        ("UBND", ["Ủy ban nhân dân"]),
        ("LĐ-TB&XH", ["lao động - thương binh và xã hội"]),
        ("DA", ["dự án"]),
        ("ĐA", ["đề án"]),
        ("TU", ["Tỉnh ủy", "Thành ủy"]),
        ("TƯ", ["Trung ương"]),
        ("BTCTW", ["Ban Tổ chức Trung ương"]),
        ("EMPTY", []),
    ]
)


@pytest.mark.parametrize(
    ("typed", "meanings"),
    [
        ("UBND", ["Ủy ban nhân dân"]),
        ("ubnd", ["Ủy ban nhân dân"]),
        # Pointed otherwise, or without the diacritic.
        ("LĐTBXH", ["lao động - thương binh và xã hội"]),
        ("ldtb&xh", ["lao động - thương binh và xã hội"]),
        # Without diacritics either may be meant; with them one.
        ("da", ["dự án", "đề án"]),
        ("đa", ["đề án"]),
        # The Central Committee in three hands, and the province's committee, which is another.
        ("TW", ["Trung ương"]),
        ("t.ư", ["Trung ương"]),
        ("BTCTƯ", ["Ban Tổ chức Trung ương"]),
        ("TU", ["Tỉnh ủy", "Thành ủy"]),
        ("vắng", None),
        ("EMPTY", None),
        ("", None),
    ],
)
def test_a_typed_word_is_known_again(typed, meanings):
    found = TABLE.find(typed)

    assert (list(found.meanings) if found else None) == meanings, typed


@pytest.mark.django_db
class TestFreshness:
    @pytest.fixture
    def known(self):
        made = Abbreviation.objects.create(short="ABCX")
        Expansion.objects.create(abbreviation=made, text="Ban Xã")
        return made

    def meanings(self):
        found = short_forms().find("ABCX")
        return found.meanings if found else None

    def test_the_table_is_read_once(self, known, django_assert_num_queries):
        assert self.meanings() == ("Ban Xã",)
        with django_assert_num_queries(1):
            self.meanings()

    def test_every_change_is_seen(self, known):
        assert self.meanings() == ("Ban Xã",)

        Expansion.objects.create(abbreviation=known, text="Bàn xa")
        known.save()
        assert self.meanings() == ("Ban Xã", "Bàn xa")

        known.searched = False
        known.save()
        assert self.meanings() is None

        known.searched = True
        known.save()
        known.delete()
        assert self.meanings() is None

    def test_a_commit_that_comes_late_is_seen(self, known):
        """Its transaction began before the last change that was read, so it bears an earlier time."""
        late = Abbreviation.objects.create(short="ABCY")
        assert self.meanings() == ("Ban Xã",)

        Expansion.objects.create(abbreviation=known, text="Bàn xa")
        Abbreviation.objects.filter(pk=known.pk).update(updated_at=late.updated_at - timedelta(minutes=2, seconds=7))
        assert self.meanings() == ("Ban Xã", "Bàn xa")

    def test_what_no_stamp_tells_is_seen_in_time(self, known, monkeypatch):
        assert self.meanings() == ("Ban Xã",)
        Expansion.objects.create(abbreviation=known, text="Bàn xa")
        assert self.meanings() == ("Ban Xã",)
        monkeypatch.setattr(abbreviations, "LONGEST", -1.0)
        assert self.meanings() == ("Ban Xã", "Bàn xa")
