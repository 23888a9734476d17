"""What may be put down as a short form."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from archive.models import Abbreviation


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("short", "told"),
    [
        ("BCT", None),
        ("TƯ", None),
        ("LĐ-TB&XH", None),
        # Two words, or none.
        ("Bộ CT", "one word"),
        ("&", "one word"),
        # The search takes it for a word.
        ("X", "at least two letters"),
        ("T.", "at least two letters"),
    ],
)
def test_what_could_never_be_opened_is_refused(short, told):
    form = Abbreviation(short=short)
    if told is None:
        form.full_clean()
        return
    with translation.override("en"), pytest.raises(ValidationError, match=told):
        form.full_clean()
