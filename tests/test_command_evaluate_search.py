"""``manage.py evaluate_search``: figures, misses, JSON, and exit codes that a script can go by."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.http import QueryDict
from django.utils import translation

from archive.search.evaluation import Case, CasesError, evaluate, load_cases
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(indexed):
    """Three articles, as if imported from files."""
    made = {
        "01": make.article("Hội nghị Hà Lâm", "Ông Lương Thế Khải nói.", file_name="01-ha-lam.txt", dated="2023"),
        "02": make.article("Hội nghị Phú Sơn", "Bà Đoàn Thị Ánh nói về Hà Lâm.", file_name="02-phu-son.txt"),
        "03": make.article("Tin vắn", "Không có gì.", file_name="03_tin.v1.txt"),
        "draft": make.article("Bản nháp", state="draft", file_name="04-nhap.txt"),
    }
    indexed()
    return made


@pytest.fixture
def run(tmp_path):
    """Write the cases, run the command: exit code, what was printed, the error."""

    def command(cases, *options):
        path = tmp_path / "cases.json"
        path.write_text(cases if isinstance(cases, str) else json.dumps(cases), encoding="utf-8")
        out = StringIO()
        try:
            with translation.override("en"):
                call_command("evaluate_search", str(path), *options, stdout=out)
        except CommandError as error:
            return error.returncode, out.getvalue(), str(error)
        return 0, out.getvalue(), ""

    return command


WELL = [
    # Names of articles: up to the first mark, without the ending, whole.
    {"q": "Lương Thế Khải", "must": ["01"], "must_not": ["02", "03"], "count": 1},
    {"q": "luong the khai", "must": ["01-ha-lam"]},
    {"q": "Tin vắn", "must": ["03_tin.v1.txt"], "count": 1, "first": 1},
    # Several that must be found; a filter; nothing to be found; the other parameters alone.
    {"q": "hội nghị", "must": ["01", "02"], "count": 2},
    {"q": "hội nghị", "params": {"year": "2023"}, "must": ["01"], "must_not": ["02"]},
    {"q": "Bản nháp", "count": 0},
    {"params": {"year": ["2023"]}, "must": ["01"], "count": 1, "note": "a note is for readers"},
]


@pytest.mark.parametrize("case", WELL, ids=lambda case: case.get("q", "year"))
def test_what_is_well(articles, run, case):
    code, printed, _error = run([case])
    assert code == 0, printed
    assert "Misses: none" in printed


NOT_WELL = [
    ({"q": "Khải", "must": ["02"]}, "02 is not found"),
    ({"q": "hội nghị", "must_not": ["02"]}, "02 is found"),
    ({"q": "hội nghị", "count": 3}, "2 articles are found, not 3"),
    ({"q": '"Hà Lâm"', "must": ["02"], "first": 1}, "02 is at place 2, beyond the first 1"),
]


@pytest.mark.parametrize(("case", "told"), NOT_WELL)
def test_a_miss_is_told_and_is_the_exit_code(articles, run, case, told):
    code, printed, error = run([*WELL, case])
    assert code == 1
    assert f"cases: {case['q']}\n      {told}" in printed
    assert "Misses: 1" in printed
    assert error == "1 case is not well."


def test_an_article_may_be_named_by_its_id(articles, run):
    pk = articles["01"].pk
    assert run([{"q": "Khải", "must": [pk]}])[0] == 0
    assert run([{"q": "Ánh", "must": [pk]}])[0] == 1


def test_figures(articles):
    cases = [
        Case("Khải", must=("01",)),  # at place 1
        Case('"Hà Lâm"', must=("02",)),  # at place 2: the first has the words in its headline
        Case("Ánh", must=("01",)),  # not at all
        Case("Ánh", must_not=("01",)),  # ranks nothing
    ]
    figures = evaluate(cases).figures
    assert (figures.cases, figures.ok, figures.ranked) == (4, 3, 3)
    assert figures.success_at_1 == pytest.approx(1 / 3)
    assert figures.success_at_10 == pytest.approx(2 / 3)
    assert figures.mrr == pytest.approx((1 + 1 / 2) / 3)


def test_all_that_must_be_found_count_and_not_one_of_them(articles):
    figures = evaluate([Case("Khải", must=("01", "02"))]).figures
    assert (figures.success_at_1, figures.success_at_10, figures.mrr) == (1.0, 0.0, 1.0)


def test_json_is_one_object(articles, run):
    code, printed, _error = run([*WELL, NOT_WELL[0][0]], "--json")
    told = json.loads(printed)
    assert code == 1
    assert told["cases"] == len(WELL) + 1
    assert told["groups"]["cases"]["ok"] == len(WELL)
    assert told["misses"][0]["missing"] == [{"article": "02", "rank": None}]
    assert "Khải" in printed  # letters, no \u escapes
    assert json.loads(run([{"q": "không đâu", "count": 0}], "--json")[1])["mrr"] is None


def test_a_typo_may_be_led_right_by_what_the_page_proposes(articles):
    alone, led = evaluate(
        [Case("Lương Thế Khhải", must=("01",), did_you_mean=proposed) for proposed in (False, True)]
    ).outcomes
    assert not alone.ok
    assert led.ok
    assert "Khải" in QueryDict(led.led_by)["q"]


def test_a_folder_of_cases_and_its_groups(articles, tmp_path):
    for name in ("names", "words"):
        (tmp_path / f"{name}.json").write_text(json.dumps({"about": "…", "cases": WELL[:2]}), encoding="utf-8")
    out = StringIO()
    call_command("evaluate_search", str(tmp_path), stdout=out)
    assert [line.split()[:2] for line in out.getvalue().splitlines()[1:4]] == [
        ["names", "2"],
        ["words", "2"],
        ["all", "4"],
    ]


def test_the_answers_of_the_database_are_told_to_be_its(index_folder, run):
    make.article("Hội nghị Hà Lâm", file_name="01-ha-lam.txt")
    code, printed, _error = run([{"q": "Hà Lâm", "must": ["01"]}])
    assert code == 0
    assert printed.startswith("The index is away")


UNMEASURED = [
    # what stands in the file, what the message says
    ("{", "not JSON"),
    ("{}", "not a list of cases"),
    ([], "not a list of cases"),
    ([1], "case 1: not an object"),
    ([{"q": "x", "must": ["01"]}, {"q": "x"}], "case 2: expects nothing"),
    ([{"query": "x", "must": ["01"]}], "unknown: query; known are q"),
    ([{"q": 1, "must": ["01"]}], "q is 1"),
    ([{"q": "x", "count": -1}], "count is -1"),
    ([{"q": "x", "count": True}], "count is True"),
    ([{"q": "x", "must": [""]}], "must holds ''"),
    ([{"q": "x", "must_not": [1.5]}], "must_not holds 1.5"),
    ([{"q": "x", "count": 1, "params": {"year": None}}], "the parameter year is None"),
    ([{"q": "x", "must": ["05", "06"]}], "no published article is called: 05, 06"),
    ([{"q": "x", "must": ["04-nhap.txt"]}], "no published article is called: 04-nhap.txt"),
]


@pytest.mark.parametrize(("cases", "told"), UNMEASURED)
def test_exit_code_2_where_nothing_was_measured(articles, run, cases, told):
    code, _printed, error = run(cases)
    assert code == 2
    assert told in error


def test_a_name_that_several_have_is_refused(articles, run):
    make.article("Hội nghị khác", file_name="01-khac.txt")
    assert "several articles are called: 01" in run([{"q": "x", "must": ["01"]}])[2]


@pytest.mark.parametrize("path", ["nowhere.json", ""])
def test_no_file_and_no_file_in_the_folder(tmp_path, path):
    with pytest.raises(CommandError) as refused:
        call_command("evaluate_search", str(tmp_path / path))
    assert refused.value.returncode == 2
    with pytest.raises(CasesError, match="No such file"):
        load_cases(tmp_path / "nowhere.json")
