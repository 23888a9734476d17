"""Precision, recall and F1 of readings against labels; runs saved, and one beside another; the lines of a report."""

import json
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from archive.extraction import Reference
from archive.extraction.comparing import FALSE, FIELDS, MISS
from archive.extraction.evaluation import ALL, Score, Wrong, evaluate
from archive.extraction.evaluation_report import report
from archive.extraction.evaluation_runs import against, load_run, plain, plain_changes
from archive.extraction.labels import LabelsError, find_texts, load_labels

ROOT = Path(__file__).parents[2]
TEXT = (
    "Tỉnh ủy Hà Nam sơ kết công tác xây dựng Đảng\n"
    "Sáng 15/7/2023, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết. Đồng chí Lê Văn Thành, Bí thư Tỉnh ủy, chủ trì hội nghị.\n"
    "Hội nghị quán triệt Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương.\n"
)
LABEL = {
    "title": "Tỉnh ủy Hà Nam sơ kết công tác xây dựng Đảng",
    "published": None,
    "meeting": {"kind": "hội nghị sơ kết", "date": "2023-07-15", "chairs": ["Lê Văn Thành"]},
    "people": {"Lê Văn Thành": ["Bí thư Tỉnh ủy Hà Nam"]},
    "directives": [{"kind": "Nghị quyết", "number": "18", "symbol": "18-NQ/TW"}],
}


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


def measured(*labels, text=TEXT):
    """The evaluation of as many texts as there are labels; each takes a second."""
    named = {f"text {number}": label for number, label in enumerate(labels)}
    return evaluate(named, dict.fromkeys(named, text), reference(), count().__next__)


def told(evaluation, changes=None, **options):
    return "\n".join(report(evaluation, changes, **options))


def test_the_seeds_are_read_as_their_labels_say():
    labels = load_labels(ROOT / "tests" / "golden" / "seeds.json")
    evaluation = evaluate(labels, find_texts(labels, ROOT / "fixtures" / "seeds"), reference(), count().__next__)
    assert [one.key for one in evaluation.wrong] == []
    assert evaluation.scores[ALL].f1 == 1
    assert evaluation.not_judged == ()


def test_all_right():
    evaluation = measured(LABEL)
    assert evaluation.wrong == ()
    assert evaluation.scores["titles"] == Score(texts=1, right=1, hits=1)
    assert evaluation.scores["provinces"] == Score()  # not judged
    assert evaluation.scores["published"] == Score(texts=1, right=1)  # rightly nothing
    assert set(evaluation.scores) == {*FIELDS, ALL}


SCORES = [
    # hits, misses, false; precision, recall, F1
    ((3, 1, 1), 0.75, 0.75, 0.75),
    ((1, 3, 0), 1.0, 0.25, 0.4),
    ((0, 2, 0), None, 0.0, 0.0),  # nothing found
    ((0, 0, 2), 0.0, None, 0.0),  # nothing to find
    ((0, 0, 0), None, None, None),
]


@pytest.mark.parametrize(("values", "precision", "recall", "f1"), SCORES)
def test_scores(values, precision, recall, f1):
    score = Score(1, 0, *values)
    assert (score.precision, score.recall, score.f1) == (precision, recall, f1)


def test_a_floor_has_recall_alone():
    score = measured({"organisations_include": ["Tỉnh ủy Hà Nam", "Sở Y tế tỉnh Hà Nam"]}).scores[
        "organisations_include"
    ]
    assert (score.precision, score.recall, score.f1) == (None, 0.5, None)


def test_values_of_all_texts_are_summed():
    wrong = {**LABEL, "people": {"Lê Văn Thành": [], "Trần Văn Bình": []}}
    scores = measured(LABEL, wrong).scores
    assert scores["people"] == Score(texts=2, right=1, hits=2, misses=1)
    assert scores["titles"] == Score(texts=2, right=1, hits=1, false=1)
    assert (scores[ALL].texts, scores[ALL].right, scores[ALL].misses, scores[ALL].false) == (2, 1, 1, 1)


CONTEXTS = [
    # the label, a value that is wrong, words of the line about it
    ({"people": {"Trần Văn Bình": []}}, ("people", FALSE, "Lê Văn Thành"), "Đồng chí Lê Văn Thành, Bí thư"),
    # a completed title stands nowhere: the line of its person
    ({"people": {"Lê Văn Thành": ["Chủ tịch UBND tỉnh Hà Nam"]}},
     ("titles", MISS, "Lê Văn Thành: Chủ tịch UBND tỉnh Hà Nam"), "Đồng chí Lê Văn Thành, Bí thư"),
    ({"directives": []}, ("directives", FALSE, "Nghị quyết 18-NQ/TW"), "Hội nghị quán triệt"),
    # what is said of the meeting: where its day or its name stands
    ({"meeting": {"date": "2023-07-16"}}, ("meeting.date", FALSE, "2023-07-15"), "Sáng 15/7/2023"),
    ({"meeting": {"kind": "lễ"}}, ("meeting.kind", MISS, "lễ"), "Sáng 15/7/2023"),
    ({"view_count": 5}, ("view_count", MISS, "5"), ""),  # 5 is no part of 15
    ({"provinces": ["Hà Giang"]}, ("provinces", MISS, "Hà Giang"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("label", "key", "line"), CONTEXTS)
def test_every_wrong_value_has_its_line(label, key, line):
    wrong = {one.key[1:]: one for one in measured(label).wrong}
    assert line in wrong[key].context, wrong[key]
    assert bool(wrong[key].context) == bool(line), wrong[key]


def test_of_a_date_the_line_is_where_the_day_stands():
    """The day stands in one line, the event is named in the next."""
    text = f"{TEXT.splitlines()[0]}\nSáng 15/7/2023, tại Hà Nam.\nTỉnh ủy Hà Nam tổ chức hội nghị sơ kết sáu tháng.\n"
    (wrong,) = measured({"meeting": {"date": None}}, text=text).wrong
    assert wrong.context == "Sáng 15/7/2023, tại Hà Nam."


def test_a_long_line_is_cut_about_the_value():
    text = f"Tin\n{'rất dài ' * 40}đồng chí Lê Văn Thành phát biểu {'rất dài ' * 40}.\n"
    (context,) = (one.context for one in measured({"people": {}}, text=text).wrong if one.field == "people")
    assert context.startswith("…")
    assert context.endswith("…")
    assert "Lê Văn Thành" in context
    assert len(context) < 200


def test_the_clock_counts_reading_alone():
    evaluation = measured(LABEL, LABEL)
    assert evaluation.seconds == 2  # each text lies between two ticks; compiling before the first is not counted
    assert evaluation.texts_a_second == 1


@pytest.fixture
def saved(tmp_path):
    """Save a run and load it."""

    def through_a_file(evaluation):
        path = tmp_path / "run.json"
        path.write_text(json.dumps(plain(evaluation, contexts=False)), encoding="utf-8")
        assert "Sáng 15/7/2023" not in json.dumps(plain(evaluation, contexts=False), ensure_ascii=False)
        return load_run(path)

    return through_a_file


def test_gains_and_losses(saved):
    before = measured({**LABEL, "title": "Khác", "captions": 0})
    now = measured({**LABEL, "captions": 7})
    changes = against(now, saved(before))
    assert [(one.field, one.outcome) for one in changes.gains] == [("title", MISS), ("title", FALSE)]
    assert [(one.field, one.value) for one in changes.losses] == [("captions", "7")]
    assert changes.before["title"] == 0
    assert changes.relabelled
    assert plain_changes(changes)["losses"][0]["value"] == "7"


def test_no_change(saved):
    evaluation = measured(LABEL)
    changes = against(evaluation, saved(evaluation))
    assert (changes.gains, changes.losses, changes.relabelled, changes.texts) == ((), (), False, 1)


def test_texts_that_one_run_did_not_have_do_not_change(saved):
    wrong = {**LABEL, "captions": 7}
    one, two = measured(LABEL), measured(LABEL, wrong)
    for now, before in ((one, two), (two, one)):
        changes = against(now, saved(before))
        assert (changes.gains, changes.losses, changes.texts) == ((), (), 1)


@pytest.mark.parametrize("content", ["[]", "{}", '{"labels": "", "texts": [], "fields": [], "wrong": []}', "no JSON"])
def test_what_is_no_saved_run(tmp_path, content):
    path = tmp_path / "run.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LabelsError, match=r"run\.json"):
        load_run(path)


def test_a_report_has_figures_values_and_lines():
    lines = told(measured({**LABEL, "captions": 7, "published": None, "strange": 1})).splitlines()
    rows = {line.split()[0]: line.split()[1:] for line in lines if line.startswith("  ") and "/1" in line}
    assert rows["titles"] == ["1.000", "1.000", "1.000", "1", "0", "0", "1/1"]
    assert rows["captions"] == ["–", "0.000", "0.000", "0", "1", "0", "0/1"]
    assert rows["published"] == ["–", "–", "–", "0", "0", "0", "1/1"]
    assert "provinces" not in rows  # not judged
    assert "    − 7   [text 0]" in lines
    assert "Keys of the labels that are no fields, not judged: strange" in lines
    assert lines[-1] == "1 texts, 1 a second"


def test_a_report_of_figures_names_no_value(saved):
    label = {**LABEL, "people": {"Trần Văn Bình": ["Bí thư"]}}
    evaluation = measured(label)
    figures = told(evaluation, against(evaluation, saved(measured(LABEL))), values=False)
    assert "people" in figures
    assert not any(name in figures for name in ("Bình", "Thành", "text 0"))


def test_a_report_tells_what_changed(saved):
    lines = told(
        measured({**LABEL, "captions": 7}), against(measured({**LABEL, "captions": 7}), saved(measured(LABEL)))
    )
    assert "F1 before" in lines.splitlines()[0]
    assert "Lost since the earlier run, over 1 texts: 1" in lines
    assert "Gained since the earlier run, over 1 texts: none" in lines
    assert "The labels are not those of the earlier run" in lines


def test_a_run_is_plain_json():
    evaluation = measured({**LABEL, "captions": 7})
    run = plain(evaluation)
    assert json.loads(json.dumps(run)) == run
    assert run["wrong"] == [{"text": "text 0", "field": "captions", "outcome": MISS, "value": "7", "context": ""}]
    assert run["fields"]["people"]["f1"] == 1
    assert Wrong("text 0", "captions", MISS, "7") == evaluation.wrong[0]
