"""Figures as tables, in the document and beside the goals."""

import re
from pathlib import Path

import pytest

from benchmarks import parts, results, tables
from benchmarks.goals import goals
from benchmarks.tables import NOTHING, TABLES, filled, number
from benchmarks.timing import Times, apart, summary

PROJECT = Path(__file__).parents[2]
DOCUMENT = PROJECT / "docs" / "performance.md"
RESULTS = PROJECT / "benchmarks" / "results"
MACHINE = {
    "processor": "Z80",
    "cores": 2,
    "memory_mb": 4096,
    "system": "CP/M 2",
    "versions": {"Python": "3.11"},
    "load_before": 0.1,
    "day": "2024-05-06",
}


def times(middle: float) -> dict[str, float]:
    return summary([middle]) | {"cpu": middle}


def engine(middle: float) -> dict:
    kinds = {kind: times(middle) for kind in ("process", "first", "commit", "warm", "page 50")}
    return {group: {"hits": 1234, **kinds} for group in ("rare word", "phrase")}


def measured(articles: int = 1000, *, texts: bool = False, **figures) -> dict:
    made = {part: {"machine": MACHINE, "figures": found} for part, found in figures.items()}
    return {"articles": articles, "texts": texts, "parts": made}


@pytest.mark.parametrize(
    ("value", "told"),
    [(None, "–"), (0, "0"), (0.4239, "0.42"), (7.0, "7"), (7.346, "7.35"), (11.52, "11.5"), (2480.4, "2,480")],
)
def test_numbers_have_the_figures_that_count(value, told):
    assert number(value) == told


def test_a_table_has_a_row_a_class_and_a_column_an_engine():
    told = TABLES["warm"]([measured(engine={"ours": engine(7.25), "tantivy": engine(15)})])
    assert told.splitlines() == [
        "| warm, page 1 | hits | the archive | tantivy |",
        "|---|---:|---:|---:|",
        "| rare word | 1,234 | 7.25 / 7.25 | 15.0 / 15.0 |",
        "| phrase | 1,234 | 7.25 / 7.25 | 15.0 / 15.0 |",
    ]


@pytest.mark.parametrize("name", TABLES)
def test_without_figures_there_is_no_table(name):
    assert TABLES[name]([]) == ""
    assert TABLES[name]([measured()]) == ""


def test_a_document_is_written_between_its_marks_alone():
    end = "<!-- end of figures -->\n"
    text = f"Before.\n<!-- figures: growth -->\nold\n{end}After.\n<!-- figures: load -->\n{end}"
    found = [measured(n, engine={"ours": engine(n / 1000)}) for n in (1000, 10_000)]
    told = filled(text, found)
    assert told.startswith(
        "Before.\n<!-- figures: growth -->\n\n| warm, page 1 | the archive, 1,000 | the archive, 10,000 |"
    )
    assert "old" not in told
    assert f"\nAfter.\n<!-- figures: load -->\n\n{NOTHING}\n<!-- end of figures -->\n" in told
    assert filled(told, found) == told, "a second time changes nothing"


def test_real_texts_have_a_table_of_their_own():
    text = "<!-- figures: warm -->\n<!-- end of figures -->\n<!-- figures: texts -->\n<!-- end of figures -->\n"
    told = filled(
        text, [measured(10, engine={"ours": engine(1)}), measured(7000, texts=True, engine={"ours": engine(3)})]
    )
    synthetic, real = told.split("<!-- figures: texts -->")
    assert "1 / 1" in synthetic
    assert "7,000 real texts; Z80" in real
    assert "3 / 3" in real


def test_a_mark_of_no_table_is_told():
    with pytest.raises(ValueError, match="no table 'warmth'"):
        filled("<!-- figures: warmth -->\n<!-- end of figures -->\n", [])


class TestDocument:
    def test_marks_a_place_for_every_table(self):
        assert sorted(re.findall(r"<!-- figures: ([a-z ]+) -->", DOCUMENT.read_text("utf-8"))) == sorted(TABLES)

    def test_has_the_figures_that_were_measured(self):
        """Who measures anew commits the document and the results together."""
        text = DOCUMENT.read_text("utf-8")
        assert filled(text, results.all_in(RESULTS)) == text, "see python -m benchmarks --tables"


@pytest.mark.parametrize(
    ("figures", "name", "met"),
    [
        ({"engine": {"ours": engine(9.9)}}, "engine, warm, slowest class", True),
        ({"engine": {"ours": engine(10.1)}}, "engine, warm, slowest class", False),
        ({"engine": {"ours": engine(5), "tantivy": engine(5)}}, "engine, warm, beside tantivy", True),
        ({"engine": {"ours": engine(5), "tantivy": engine(4)}}, "engine, warm, beside tantivy", False),
        ({"engine": {"ours": engine(120)}}, "engine, first time, slowest class", False),
        ({"engine": {"ours": engine(120)}}, "engine, first time, slowest phrase", True),
        ({"page": {"all classes": {"warm": times(61)}}}, "HTTP page, warm, p95", False),
        ({"export": {"first_byte": 0.4, "whole": 13, "growth_mb": 3}}, "CSV, first byte", True),
        ({"export": {"first_byte": 0.4, "whole": 13, "growth_mb": 3}}, "CSV, whole", False),
    ],
)
def test_goals_are_met_or_missed(figures, name, met):
    found = {goal.name: goal for goal in goals(measured(100_000, **figures))}
    assert found[name].met is met, found[name]


def test_figures_are_kept_by_part(tmp_path):
    file = tmp_path / "results" / "1000.json"
    results.begin(file, 1000, texts=False)
    results.put(file, "page", {"a": 1}, MACHINE)
    results.put(file, "load", {"b": 1}, MACHINE)
    results.begin(file, 1000, texts=False)
    results.put(file, "load", {"b": 2}, MACHINE)
    kept = results.read(file)
    assert (results.figures(kept, "page"), results.figures(kept, "load")) == ({"a": 1}, {"b": 2})
    assert results.figures(kept, "engine") == {}
    assert results.all_in(tmp_path / "results") == [kept]
    assert results.all_in(tmp_path / "nowhere") == []


def test_every_part_can_be_measured():
    for part in parts.NAMES:
        assert (PROJECT / "benchmarks" / "parts" / f"{part}.py").is_file(), part


def test_percentiles_are_samples():
    assert summary([float(n) for n in range(1, 101)]) == {
        "median": 50.5,
        "p95": 95.0,
        "p99": 99.0,
        "worst": 100.0,
        "samples": 100,
    }


def test_times_are_taken_of_what_is_given():
    taken = Times()
    assert taken.take(max, 1, 2) == 2
    assert taken.figures()["samples"] == len(taken.cpu) == 1


def test_a_process_apart_changes_nothing_here():
    here = []
    assert apart(lambda: here.append(1) or len(here)) == 1
    assert here == []


def test_what_fails_in_a_process_apart_is_told():
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        apart(lambda: 1 / 0)


def test_the_requirements_are_pinned_and_say_why():
    lines = (PROJECT / "requirements-benchmark.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith(("#", "-r "))]
    assert pins
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+ +# .+", pin)] == []


def test_tables_can_be_printed_of_one_archive():
    told = tables.whole(measured(engine={"ours": engine(7)}))
    assert "# goals" in told
    assert "# growth" in told
    assert "# texts" not in told
