"""Keys, labels and addresses of records."""

import unicodedata

import pytest
from django.db import IntegrityError, transaction

from archive.models import Directive, DirectiveRelation, Organisation, Person, Place
from archive.models.addresses import SLUG_LIMIT, slug
from archive.text.symbols import symbol_key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trần Thế Dũng", "tran-the-dung"),
        ("Nghị quyết 18-NQ/TW (2017)", "nghi-quyet-18-nq-tw-2017"),
        ("Bộ Văn hoá, Thể thao và Du lịch", "bo-van-hoa-the-thao-va-du-lich"),
        (unicodedata.normalize("NFD", "Đảng ủy Khối"), "dang-uy-khoi"),
        ("???", ""),  # nothing to read: the number alone is the address
        ("Россия", ""),
    ],
)
def test_slug(text, words):
    assert slug(text) == words, text


def test_a_long_slug_is_cut_at_a_word():
    cut = slug("hội nghị " * 40)
    assert len(cut) <= SLUG_LIMIT
    assert cut.endswith(("-hoi", "-nghi"))


@pytest.mark.parametrize(
    ("columns", "label"),
    [
        (
            {"kind": "Nghị quyết", "symbol": "18-NQ/TW", "number": "18", "issued": "2017-10-25"},
            "Nghị quyết 18-NQ/TW (2017)",
        ),
        # QĐ stands for two kinds: without a written word the symbol stands alone.
        ({"symbol": "41-QĐ/TW", "number": "41"}, "41-QĐ/TW"),
        ({"kind": "Kế hoạch", "number": "182", "issuer_name": "Tỉnh ủy Mẫu"}, "Kế hoạch 182 (Tỉnh ủy Mẫu)"),
        ({"kind": "Luật", "name": "Luật Đầu tư công"}, "Luật Đầu tư công"),
    ],
)
def test_directive_label(columns, label):
    from archive.models import fields

    issued = columns.pop("issued", None)
    directive = Directive(**columns, issued=fields.PartialDateField().to_python(issued))
    assert directive.label == label


@pytest.mark.django_db
@pytest.mark.parametrize(
    "spelling", ["Tỉnh uỷ Hoà Bình", "TỈNH ỦY HÒA BÌNH", unicodedata.normalize("NFD", "Tỉnh ủy Hòa Bình")]
)
def test_spellings_of_one_name_share_their_key(spelling):
    Organisation.objects.create(name="Tỉnh ủy Hòa Bình")
    from archive.text import exact_key

    assert Organisation.objects.named(exact_key(spelling)).count() == 1, spelling
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(name=spelling)


@pytest.mark.django_db
def test_a_name_that_came_back_is_a_second_row():
    Organisation.objects.create(name="Ban Mẫu Trung ương", valid_until="2025-02-02")
    Organisation.objects.create(name="Ban Mẫu Trung ương", valid_from="2026-01-01")


@pytest.mark.django_db
def test_two_people_may_share_a_name_and_keep_their_own_addresses():
    one, two = Person.objects.create(name="Lê Văn Mẫu"), Person.objects.create(name="Lê Văn Mẫu")
    assert one.get_absolute_url() != two.get_absolute_url()
    assert one.get_absolute_url() == f"/people/{one.pk}-le-van-mau/"


@pytest.mark.django_db
def test_every_document_of_one_symbol_keeps_its_own_address():
    for day in ("2017-10-25", "2022-06-16", "2026-07-28"):
        Directive.objects.create(kind="Nghị quyết", number="18", symbol="18-NQ/TW", issued=day, standing="known")
    rows = Directive.objects.all()
    assert len({row.get_absolute_url() for row in rows}) == 3
    assert Directive.objects.with_symbol(symbol_key("18-nq/tw")).count() == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        Directive.objects.create(kind="Nghị quyết", number="18", symbol="18-NQ/TW", issued="2017-10-25")


def a_directive_without_number_or_name():
    Directive.objects.create(kind="Nghị quyết")


def two_provinces_of_one_name():
    Place.objects.create(name="Hà Mẫu")
    Place.objects.create(name="Hà Mẫu")


def a_directive_that_replaces_itself():
    row = Directive.objects.create(kind="Luật", name="Luật Mẫu")
    DirectiveRelation.objects.create(subject=row, object=row, kind="replaces")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [a_directive_without_number_or_name, two_provinces_of_one_name, a_directive_that_replaces_itself]
)
def test_what_the_database_itself_refuses(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong()
