"""``--format json``: the published shape, the same bytes for the same result."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
import json
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator
import pytest

from gouji.checking.coverage import Coverage, Sentence, TableFigures, UncheckedFigure, UnknownRelation
from gouji.checking.diagnostic import Diagnostic, DiagnosticEdit, DiagnosticFix
from gouji.message import Message
from gouji.output.json import render
from gouji.rules.rule import Reading
from gouji.text.source import Position, Span

Make: TypeAlias = Callable[..., Any]


@pytest.fixture
def full(diagnostic: Callable[..., Diagnostic], related: Callable[..., Any], place: Callable[..., Any]) -> Diagnostic:
    """A diagnostic with all that one can have."""
    return diagnostic(
        fact="requests.granted.total",
        section="requests",
        address="第三部分 · （一）予以公开 · 总计",
        expected="805",
        actual="850",
        related=(related(fact="requests.granted.enterprise"),),
        fix=DiagnosticFix("safe", (DiagnosticEdit(place(3, 4, 7), Span(10, 13), "８"),)),
    )


def _validator() -> Draft202012Validator:
    schema = json.loads((files("gouji.output") / "check.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_a_diagnostic_has_every_key_in_its_order(full: Diagnostic, file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result([full]), language="zh")

    assert text == (
        '{\n  "version": 1,\n  "diagnostics": [\n'
        '    {"path": "a.txt", "rule": "some-rule", "code": "Z101", "severity": "error", "message": "总计不对", '
        '"range": {"start": {"line": 3, "column": 4}, "end": {"line": 3, "column": 7}}, "locator": null, '
        '"excerpt": "总计：850件", "fact": "requests.granted.total", "section": "requests", "address": "第三部分 · （一）予以公开 · 总计", '
        '"expected": "805", "actual": "850", '
        '"related": [{"path": "a.txt", "range": {"start": {"line": 2, "column": 1}, "end": {"line": 2, "column": 4}}, '
        '"locator": null, "fact": "requests.granted.enterprise", "message": "加数"}], '
        '"fix": {"safety": "safe", "edits": [{"range": {"start": {"line": 3, "column": 4}, '
        '"end": {"line": 3, "column": 7}}, "text": "８"}]}, "fingerprint": "43316fd348876342", "waived": null}\n'
        '  ],\n  "failures": [],\n  "notes": [],\n  "files": [\n'
        '    {"path": "a.txt", "kind": "gongkai", "form": "2021", "agency": "青岚县水务局", "year": 2024, "status": "checked", '
        '"verdict": "needs-correction", '
        '"errors": 1, "warnings": 0, "infos": 0, "relations": {"hold": 42, "broken": 1, "unknown": 0}}\n  ],\n'
        '  "summary": {"files": 1, "errors": 1, "warnings": 0, "infos": 0, "waived": 0, '
        '"relations": {"hold": 42, "broken": 1, "unknown": 0}}\n}\n'
    )


def test_what_does_not_apply_is_null(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    found = diagnostic(range=None, locator={"page": 2, "bbox": [1.5, 2, 3, 4]})

    record = json.loads(rendered(render, file_result([found])))["diagnostics"][0]

    assert {key for key, value in record.items() if value is None} == {
        "range", "fact", "section", "address", "expected", "actual", "fix", "waived",
    }  # fmt: skip
    assert record["locator"] == {"page": 2, "bbox": [1.5, 2, 3, 4]}


def test_notes_name_their_file(file_result: Make, rendered: Make) -> None:
    note = Message("隐藏的表格行未读取", "hidden rows of tables were left out")

    told = json.loads(rendered(render, file_result(notes=(note,)), file_result(path="b.txt")))

    assert told["notes"] == [{"path": "a.txt", "message": "hidden rows of tables were left out"}]
    assert list(_validator().iter_errors(told)) == []


def test_failures_of_the_run_and_of_files_are_told(failure: Make, file_result: Make, rendered: Make) -> None:
    of_rule = failure(kind="rule-failed", path="a.txt", rule="some-rule", pack="shandong")

    told = json.loads(rendered(render, file_result(failures=(of_rule,)), failures=(failure(),)))["failures"]

    message = "no permission to read it"
    assert told == [
        {"kind": "unreadable-file", "path": "b.txt", "message": message, "rule": None, "pack": None},
        {"kind": "rule-failed", "path": "a.txt", "message": message, "rule": "some-rule", "pack": "shandong"},
    ]


def test_an_empty_run_is_whole(rendered: Make) -> None:
    assert json.loads(rendered(render)) == {
        "version": 1,
        "diagnostics": [],
        "failures": [],
        "notes": [],
        "files": [],
        "summary": {
            "files": 0, "errors": 0, "warnings": 0, "infos": 0, "waived": 0,
            "relations": {"hold": 0, "broken": 0, "unknown": 0},
        },
    }  # fmt: skip


def test_statistics_and_coverage_are_keys_of_their_own_where_asked_for(
    diagnostic: Make, file_result: Make, rendered: Make
) -> None:
    found = Coverage(
        1,
        0,
        (UnknownRelation("r", Message("缺", "missing")),),
        (UncheckedFigure("", "7", Position(9, 2)),),
        (Sentence("新收约 3 件", Position(5, 1), (Reading("requests.new", "3", "about"),)), Sentence("共 8 场", None)),
        (UnknownRelation("across.carried", Message("没有上年报告", "no report of last year")),),
        tables=(TableFigures("第三部分表格", "complete", 9, 0),),
    )

    told = json.loads(
        rendered(render, file_result([diagnostic()], coverage=found), statistics=True, coverage=True, language="zh")
    )

    counts = {"reports": 1, "errors": 1, "warnings": 0, "infos": 0}
    assert told["statistics_by_agency"] == [{"agency": "青岚县水务局", **counts}]
    assert told["statistics_by_year"] == [{"year": 2024, **counts}]
    assert (told["statistics"], told["coverage"]) == (
        [{"rule": "some-rule", "code": "Z101", "count": 1}],
        [
            {
                "path": "a.txt",
                "kind": "gongkai",
                "status": "checked",
                "hold": 1,
                "zero": 0,
                "broken": 0,
                "unknown": [{"relation": "r", "reason": "缺"}],
                "across": [{"relation": "across.carried", "reason": "没有上年报告"}],
                "unchecked": [{"fact": None, "text": "7", "position": {"line": 9, "column": 2}}],
                "tables": [{"title": "第三部分表格", "outcome": "complete", "figures": 9, "nonzero": 0, "blank": 0}],
                "sentences": [
                    {
                        "text": "新收约 3 件",
                        "position": {"line": 5, "column": 1},
                        "read": [{"measure": "requests.new", "value": "3", "limit": "about"}],
                    },
                    {"text": "共 8 场", "position": None, "read": []},
                ],
            }
        ],
    )


def test_a_lone_surrogate_of_a_file_name_stays_valid_json(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result([diagnostic(path="\udcff.txt")]))

    written = text.encode("utf-8", "backslashreplace")
    assert json.loads(written)["diagnostics"][0]["path"] == "\udcff.txt"


def test_the_output_is_as_the_schema_says(
    full: Diagnostic,
    diagnostic: Make,
    failure: Make,
    file_result: Make,
    rendered: Make,
) -> None:
    found = Coverage(1, 0, (UnknownRelation("r", Message("缺", "missing")),), (UncheckedFigure("", "7", None),))
    files_ = (
        file_result([full, diagnostic(range=None, locator={"paragraph": 12})], coverage=found),
        file_result(path="c.txt", status="unreadable", failures=(failure(),)),
    )

    errors = list(_validator().iter_errors(json.loads(rendered(render, *files_, statistics=True, coverage=True))))

    assert errors == []


def test_the_schema_allows_nothing_else(full: Diagnostic, file_result: Make, rendered: Make) -> None:
    whole = json.loads(rendered(render, file_result([full])))
    whole["diagnostics"][0].pop("fact")
    whole["diagnostics"][0]["more"] = 1

    errors = sorted(error.validator for error in _validator().iter_errors(whole))

    assert errors == ["additionalProperties", "required"]


def test_times_change_no_byte(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    """The same input gives the same bytes, however long it took."""
    found = [diagnostic()]
    outputs = [
        rendered(render, file_result(found, times=times), statistics=True)
        for times in ((), (("Z101", "some-rule", 7),))
    ]

    assert outputs[0] == outputs[1]
