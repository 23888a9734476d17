"""A small archive of synthetic articles."""

import pytest

ARTICLES = 40


@pytest.fixture
def synthetic(db, monkeypatch):
    """The number of its articles."""
    from benchmarks.synthetic import vocabulary
    from benchmarks.synthetic.filling import fill
    from tests.factories import directive, ministry, place

    monkeypatch.setattr(vocabulary, "WORDS", 3000)  # fewer than in earnest: making them takes a second
    for number in range(3):
        ministry()
        place(f"Tỉnh Thử {number}")
        directive(f"{number + 10}-NQ/TW", issued="2017-10-25")
    fill(ARTICLES)
    return ARTICLES
