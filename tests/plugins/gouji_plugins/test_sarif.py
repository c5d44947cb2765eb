"""``--format sarif``: SARIF 2.1.0."""

from __future__ import annotations

import json
from pathlib import Path
import shutil
import subprocess
import sys
import tarfile
from typing import Any

from jsonschema import Draft7Validator
import pytest
from tests.plugins.gouji_plugins.results import diagnostic, result_of

from gouji.api import Message
from gouji.api.documents import (
    Diagnostic,
    DiagnosticFix,
    DiagnosticRelated,
    Failure,
    Place,
    Position,
    Range,
    RenderOptions,
    Span,
    Waived,
)
from gouji.checking.diagnostic import DiagnosticEdit
from gouji_plugins.sarif import render

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
LINE = Range(Position(2, 1), Position(2, 3))
REGION = {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 3}


def _run(*diagnostics: Diagnostic, failures: tuple[Failure, ...] = ()) -> dict[str, Any]:
    log = json.loads("".join(render(result_of(*diagnostics, failures=failures), RenderOptions(language="zh"))))
    run: dict[str, Any] = log["runs"][0]
    return run


def _location(path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": path}, "region": REGION}}


def test_a_result_has_its_rule_level_place_and_fingerprint() -> None:
    found = diagnostic(path="./2024/a b.txt", fact="requests.new.total", expected="7", identity=("a", "b"))
    (result,) = _run(found)["results"]

    assert result == {
        "ruleId": "Z101",
        "level": "note",
        "message": {"text": "总计不对"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "2024/a%20b.txt"},
                    "region": {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 7},
                }
            }
        ],
        "partialFingerprints": {"gouji/v1": found.fingerprint},
        "relatedLocations": [],
        "properties": {"fact": "requests.new.total", "expected": "7"},
    }


def test_columns_count_code_points() -> None:
    assert _run()["columnKind"] == "unicodeCodePoints"


def test_a_place_without_lines_is_the_file_and_a_name_of_its_part() -> None:
    (result,) = _run(diagnostic(path="a.docx", place=Place(None, {"table": 2, "row": 5, "cell": 3})))["results"]

    assert result["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "a.docx"}},
            "logicalLocations": [{"fullyQualifiedName": "第2个表格第5行第3格"}],
        }
    ]
    assert result["message"] == {"text": "第2个表格第5行第3格：总计不对"}


def test_related_places_fixes_and_suppressions_are_there() -> None:
    found = diagnostic(
        related=(DiagnosticRelated("b.txt", Place(LINE), None, Message("见此处", "see here")),),
        fix=DiagnosticFix("safe", (DiagnosticEdit(LINE, Span(5, 7), "七"),)),
        waived=Waived("已核实", "waiver", ".gouji.yaml", LINE),
    )
    (result,) = _run(found)["results"]

    assert result["relatedLocations"] == [{"id": 1, **_location("b.txt"), "message": {"text": "见此处"}}]
    assert result["fixes"] == [
        {
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "2024/a.txt"},
                    "replacements": [{"deletedRegion": REGION, "insertedContent": {"text": "七"}}],
                }
            ],
            "properties": {"safety": "safe"},
        }
    ]
    assert result["suppressions"] == [
        {"kind": "external", "justification": "已核实", "location": _location(".gouji.yaml")}
    ]


def test_a_failure_is_a_notification_and_the_run_was_no_success() -> None:
    (invocation,) = _run(failures=(Failure("unreadable-file", "b.txt", Message("读不了", "unreadable")),))[
        "invocations"
    ]

    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "descriptor": {"id": "unreadable-file"},
                "message": {"text": "读不了"},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": "b.txt"}}}],
            }
        ],
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/srv/年报.txt", "file:///srv/%E5%B9%B4%E6%8A%A5.txt"),
        ("C:/年报/a.txt", "file:///C:/%E5%B9%B4%E6%8A%A5/a.txt"),
        ("a#b?c.txt", "a%23b%3Fc.txt"),
        ("b:c.txt", "b%3Ac.txt"),
        ("r.zip/年/a.txt", "r.zip/%E5%B9%B4/a.txt"),
        ("s3://b/年:1.txt", "s3://b/%E5%B9%B4%3A1.txt"),
        ("a\ud800.txt", "a%ED%A0%80.txt"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    (result,) = _run(diagnostic(path=path))["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.slow
def test_what_the_command_writes_is_valid_by_the_published_schema(tmp_path: Path) -> None:
    schema = _published_schema(tmp_path)
    log = tmp_path / "log.sarif"
    call = [
        sys.executable,
        "-m",
        "gouji",
        "check",
        "--no-cache",
        "--format",
        "sarif",
        "--output",
        str(log),
        str(EXAMPLES),
    ]
    subprocess.run(call, check=False, timeout=300)
    written = json.loads(log.read_text("utf-8"))

    assert [error.message for error in Draft7Validator(schema).iter_errors(written)] == []
    assert {rule["id"] for rule in written["runs"][0]["tool"]["driver"]["rules"]} == {
        result["ruleId"] for result in written["runs"][0]["results"]
    }


def _published_schema(folder: Path) -> dict[str, Any]:
    """The schema that the package ``@microsoft/jest-sarif`` of npm ships; the test is skipped where it is out of reach."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm to fetch the schema of SARIF with")
    fetched = subprocess.run(
        [npm, "pack", "@microsoft/jest-sarif"], cwd=folder, capture_output=True, timeout=120, check=False
    )
    if fetched.returncode:
        pytest.skip("npm cannot fetch the schema of SARIF")
    (packed,) = folder.glob("*.tgz")
    with tarfile.open(packed) as archive:
        (name,) = [name for name in archive.getnames() if name.endswith(".json") and "sarif-2.1.0" in name]
        file = archive.extractfile(name)
        assert file is not None
        schema: dict[str, Any] = json.load(file)
    return schema
