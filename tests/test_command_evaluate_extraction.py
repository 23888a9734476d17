"""``manage.py evaluate_extraction``: figures, JSON, saved runs, and exit codes that a script can go by."""

import gzip
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

ROOT = Path(__file__).parents[1]
SEEDS, LABELS = ROOT / "fixtures" / "seeds", ROOT / "tests" / "golden" / "seeds.json"
TEXT = "Tỉnh ủy Hà Nam sơ kết công tác\nSáng 15/7/2023, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết công tác sáu tháng.\n"
RIGHT = {"provinces": ["Hà Nam"], "meeting": {"date": "2023-07-15"}}
WRONG = {"provinces": ["Hà Nam", "Nghệ An"]}


def run(*arguments):
    """Exit code, what was printed, and the error; no test here asks for a database, so asking for one fails."""
    out = StringIO()
    try:
        with translation.override("en"):
            call_command("evaluate_extraction", *map(str, arguments), stdout=out)
    except CommandError as error:
        return error.returncode, out.getvalue(), str(error)
    return 0, out.getvalue(), ""


@pytest.fixture
def labelled(tmp_path):
    """Write labels for one text; gives the arguments of the command."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(TEXT, encoding="utf-8")

    def write(label):
        (tmp_path / "gold.json").write_text(json.dumps({"a": label}), encoding="utf-8")
        return tmp_path / "gold.json", texts

    return write


def test_the_seeds_are_all_equal():
    code, printed, _error = run(LABELS, SEEDS)
    assert code == 0, printed
    assert "Missed (−) and false (+): none" in printed
    assert "5 texts" in printed


def test_exit_code_0_where_all_is_equal(labelled):
    assert run(*labelled(RIGHT))[0] == 0


def test_exit_code_1_where_one_value_differs(labelled):
    code, printed, error = run(*labelled(WRONG))
    assert code == 1
    assert "− Nghệ An   [a]" in printed
    assert "1 value differs" in error


def test_json_is_one_object(labelled):
    code, printed, _error = run(*labelled(WRONG), "--json")
    told = json.loads(printed)
    assert code == 1
    assert told["fields"]["provinces"]["recall"] == 0.5
    assert [one["value"] for one in told["wrong"]] == ["Nghệ An"]
    assert "Nghệ An" in printed  # letters, no \u escapes


def test_figures_alone(labelled):
    code, printed, _error = run(*labelled(WRONG), "--figures")
    assert code == 1
    assert "provinces" in printed
    assert "Nghệ An" not in printed


def test_a_run_is_saved_and_compared_with(labelled, tmp_path):
    saved = tmp_path / "run.json"
    run(*labelled(WRONG), "--save", saved)
    assert "Sáng" not in saved.read_text(encoding="utf-8")
    code, printed, _error = run(*labelled(RIGHT), "--baseline", saved)
    assert code == 0
    assert "Gained since the earlier run, over 1 texts: 1" in printed
    assert "− Nghệ An   [a]" in printed
    told = json.loads(run(*labelled(RIGHT), "--baseline", saved, "--json")[1])
    assert [one["value"] for one in told["changes"]["gains"]] == ["Nghệ An"]


def test_texts_of_a_corpus_that_is_not_copied(labelled, tmp_path):
    gold, _texts = labelled(RIGHT)
    corpus = tmp_path / "corpus" / "some.jsonl.gz"
    corpus.parent.mkdir()
    corpus.write_bytes(gzip.compress((json.dumps({"id": "a", "text": TEXT}) + "\n").encode()))
    assert run(gold, corpus)[0] == run(gold, corpus.parent)[0] == 0


UNMEASURED = [
    # labels, texts, an option and its file, what the message says
    ("nowhere.json", "texts", (), "nowhere.json: No such file"),
    ("bad.json", "texts", (), "bad.json: not JSON"),
    ("gold.json", "nowhere", (), "nowhere: there is no such file or folder"),
    ("gold.json", "empty", (), "no text for 1 of 1 labels: a"),
    ("gold.json", "texts", ("--baseline", "nowhere.json"), "nowhere.json"),
    ("gold.json", "texts", ("--baseline", "gold.json"), "gold.json: not a saved run"),
    ("gold.json", "texts", ("--reference", "empty"), "reference lists cannot be loaded"),
    ("gold.json", "texts", ("--save", "empty"), "cannot be saved"),
]


@pytest.mark.parametrize(("gold", "folder", "more", "told"), UNMEASURED)
def test_exit_code_2_where_nothing_was_measured_or_kept(labelled, tmp_path, gold, folder, more, told):
    labelled(RIGHT)
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    option, *value = more or ("",)
    code, _printed, error = run(
        tmp_path / gold, tmp_path / folder, *([option] if option else []), *(tmp_path / name for name in value)
    )
    assert code == 2
    assert told in error


def test_json_and_figures_do_not_go_together(labelled):
    assert "not allowed with" in run(*labelled(RIGHT), "--json", "--figures")[2]
