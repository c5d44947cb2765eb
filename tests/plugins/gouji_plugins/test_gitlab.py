"""``--format gitlab``: a Code Quality report, as GitLab documents it."""

from __future__ import annotations

import json
from typing import Any

from tests.plugins.gouji_plugins.results import diagnostic, result_of

from gouji.api import Message
from gouji.api.documents import Diagnostic, Failure, Place, Position, Range, RenderOptions
from gouji_plugins.gitlab import render


def _issues(*diagnostics: Diagnostic, failures: tuple[Failure, ...] = ()) -> list[dict[str, Any]]:
    text = "".join(render(result_of(*diagnostics, failures=failures), RenderOptions(language="zh")))
    issues: list[dict[str, Any]] = json.loads(text)
    return issues


def test_an_issue_has_what_gitlab_asks_for() -> None:
    (issue,) = _issues(diagnostic(path="./2024/a.txt", place=Place(Range(Position(3, 4), Position(5, 1)))))

    assert len(issue.pop("fingerprint")) == 32
    assert issue == {
        "type": "issue",
        "check_name": "some-rule",
        "description": "Z101 总计不对",
        "categories": ["Bug Risk"],
        "severity": "info",
        "location": {"path": "2024/a.txt", "lines": {"begin": 3, "end": 5}},
    }


def test_a_place_without_lines_is_line_1_and_told_in_words() -> None:
    (issue,) = _issues(diagnostic(path="a.docx", place=Place(None, {"paragraph": 12})))

    assert (issue["description"], issue["location"]) == (
        "Z101 第12段：总计不对",
        {"path": "a.docx", "lines": {"begin": 1, "end": 1}},
    )


def test_fingerprints_differ_by_file_rule_and_finding_and_stay_while_lines_move() -> None:
    issues = _issues(
        diagnostic(),
        diagnostic(path="b.txt"),
        diagnostic(rule="other-rule"),
        diagnostic(identity=("else",)),
        diagnostic(place=Place(Range(Position(9, 1), Position(9, 2)))),
    )
    fingerprints = [issue["fingerprint"] for issue in issues]
    (moved,) = _issues(diagnostic(place=Place(Range(Position(7, 1), Position(7, 2)))))

    assert len(set(fingerprints)) == 5
    assert moved["fingerprint"] in fingerprints


def test_a_failure_is_critical_and_what_is_waived_is_left_out() -> None:
    failures = (
        Failure("unreadable-file", "b.txt", Message("读不了", "unreadable")),
        Failure("plugin-failed", "", Message("插件不能用", "a plugin failed"), pack="gouji-x"),
    )
    issues = _issues(failures=failures)

    assert [(issue["severity"], issue["check_name"], issue["location"]["path"]) for issue in issues] == [
        ("critical", "plugin-failed", "."),
        ("critical", "unreadable-file", "b.txt"),
    ]


def test_nothing_found_is_an_empty_array() -> None:
    assert _issues() == []
