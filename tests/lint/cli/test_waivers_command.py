"""Waivers on the command line: what is waived is shown where asked for, and ``--write-waivers`` takes what is there."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import re
from typing import Any, TypeAlias

import pytest

Run: TypeAlias = Callable[..., Any]
Write: TypeAlias = Callable[..., None]

TITLE = "青石县水务局2024年政府信息公开工作年度报告\n"
ITEM = "  - rule: error-word\n    agency: 青石县水务局\n    year: 2024\n    reason: 旧问题\n"
COUNTED = "0 relations hold, 0 are broken, 42 could not be checked\n"


@pytest.fixture(autouse=True)
def _a_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()


@pytest.fixture
def configure(tmp_path: Path) -> Callable[[str], None]:
    """Write ``.gouji.yaml``."""
    return lambda text: (tmp_path / ".gouji.yaml").write_text(text, "utf-8") and None


def test_what_is_waived_is_counted_and_not_shown(gouji: Run, write: Write, configure: Callable[[str], None]) -> None:
    write(a=f"{TITLE}错")
    configure(f"waivers:\n{ITEM}")

    ended = gouji("check")

    assert (ended.status, ended.out) == (
        0,
        f"could not be checked (1): 青石县水务局 2024\nnothing found, 1 waived; checked 1 file: {COUNTED}",
    )


def test_what_is_waived_is_shown_where_asked_for(gouji: Run, write: Write, configure: Callable[[str], None]) -> None:
    write(a=f"{TITLE}错疑")
    configure(f"waivers:\n{ITEM}")

    ended = gouji("check", "--show-waived", "--lang", "zh", "--quiet")

    assert ended.out.splitlines()[2:5] == [
        "a.txt:2:1: 错误 Z101 有“错” [error-word]",
        "      已豁免（.gouji.yaml:2:5）：旧问题",
        "a.txt:2:2: 警告 Z102 有“疑” [warning-word]",
    ]


def test_the_summary_is_in_chinese_too(gouji: Run, write: Write, configure: Callable[[str], None]) -> None:
    write(a=f"{TITLE}错疑")
    configure(f"language: zh\nwaivers:\n{ITEM}")

    assert gouji("check").out.splitlines()[-1].startswith("0 个错误，1 个警告，0 个提示，豁免 1 个；检查了 1 个文件")


def test_json_keeps_what_is_waived_with_the_reason(gouji: Run, write: Write, configure: Callable[[str], None]) -> None:
    write(a=f"{TITLE}错疑")
    configure(f"waivers:\n{ITEM}")

    result = json.loads(gouji("check", "--format", "json").out)

    place = {"path": ".gouji.yaml", "range": {"start": {"line": 2, "column": 5}, "end": {"line": 2, "column": 21}}}
    assert [(d["rule"], d["waived"]) for d in result["diagnostics"]] == [
        ("error-word", {"reason": "旧问题", "by": "waiver", "place": place}),
        ("warning-word", None),
    ]
    assert {key: result["summary"][key] for key in ("files", "errors", "warnings", "waived")} == {
        "files": 1, "errors": 0, "warnings": 1, "waived": 1,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["concise", "table", "github", "shout"])
def test_other_formats_do_not_have_what_is_waived(
    gouji: Run, write: Write, configure: Callable[[str], None], name: str
) -> None:
    write(a=f"{TITLE}错")
    configure(f"waivers:\n{ITEM}")

    assert "Z101" not in gouji("check", "--format", name).out


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1)])
def test_a_needless_waiver_is_a_warning_at_its_place(
    gouji: Run, write: Write, configure: Callable[[str], None], fail_on: str, status: int
) -> None:
    write(a=f"{TITLE}对")
    configure(f"fail-on: {fail_on}\nwaivers:\n{ITEM}")

    ended = gouji("check", "--format", "concise")

    assert (ended.status, ended.out) == (
        status,
        ".gouji.yaml:3:5: warning G102 the waiver matches nothing: error-word, 青石县水务局, 2024; take it out or look "
        "again [waiver-unmatched]\n",
    )


def test_coverage_says_how_many_waivers_could_not_be_tried(
    gouji: Run, write: Write, configure: Callable[[str], None]
) -> None:
    write(a="对")
    configure(f"waivers:\n{ITEM}")

    untried = "  waivers that could not be tried: 1; their reports were not checked, or not with their rules"
    assert untried in gouji("check", "--coverage").out.splitlines()


def test_what_is_found_becomes_waivers_and_then_nothing_is_found(gouji: Run, write: Write, tmp_path: Path) -> None:
    write(a=f"{TITLE}错疑", b=f"{TITLE}错")

    first = gouji("check", "--write-waivers", ".gouji.yaml", "--reason", "旧问题")
    text = (tmp_path / ".gouji.yaml").read_text("utf-8")
    after, again = gouji("check", "--quiet"), gouji("check", "--write-waivers", ".gouji.yaml", "--reason", "又一")

    assert (first.status, first.out, first.err) == (
        0,
        "waivers added to .gouji.yaml: 2; findings that they take back: 3\n",
        "",
    )
    assert (
        re.sub(r"    findings: \[[0-9a-f\"]+\]\n", "", text)
        == f"waivers:\n{ITEM}{ITEM.replace('error-word', 'warning-word')}"
    )
    assert (after.status, after.out) == (0, "")
    assert (again.out, (tmp_path / ".gouji.yaml").read_text("utf-8")) == (
        "nothing to waive; .gouji.yaml is left as it is\n",
        text,
    )


def test_a_new_finding_of_a_rule_that_was_waived_is_told(gouji: Run, write: Write) -> None:
    write(a=f"{TITLE}错")
    gouji("check", "--write-waivers", ".gouji.yaml", "--reason", "旧问题")
    write(a=f"{TITLE}对\n错\n又错")

    ended = gouji("check", "--format", "concise")

    assert ended.out == "a.txt:4:2: error Z101 error word [error-word]\n"


def test_what_cannot_be_waived_is_said_and_counts(gouji: Run, write: Write) -> None:
    write(a="没有机关和年度，错", b=f"{TITLE}错")

    ended = gouji("check", "--write-waivers", ".gouji.yaml", "--reason", "旧问题")

    assert (ended.status, ended.out) == (1, "waivers added to .gouji.yaml: 1; findings that they take back: 1\n")
    assert ended.err == (
        "a.txt: findings that cannot be waived: 1; the report's agency or year is not known, or they are about waivers "
        "and comments themselves\n"
    )


def test_a_file_that_does_not_hold_for_the_reports_is_told(gouji: Run, write: Write) -> None:
    write(a=f"{TITLE}错")

    ended = gouji("check", "--write-waivers", "old.yaml", "--reason", "旧问题", "--until", "2199-12-31")

    assert ended.err == (
        "old.yaml does not hold for 1 of the files, as a.txt: name it .gouji.yaml in a folder above them, or let the "
        "configuration that holds extend it\n"
    )
    assert gouji("check", "--config", "old.yaml", "--quiet").out == ""


def test_a_file_that_could_not_be_checked_is_told_by_the_status(gouji: Run, write: Write) -> None:
    write(a=f"{TITLE}错失败")

    assert gouji("check", "--write-waivers", ".gouji.yaml", "--reason", "旧问题").status == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--write-waivers", "a.yaml"], "--write-waivers needs --reason REASON"),
        (["--write-waivers", "a.yaml", "--reason", " "], "--write-waivers needs --reason REASON"),
        (["--reason", "因"], "--reason and --until go with --write-waivers"),
        (["--until", "2030-01-01"], "--reason and --until go with --write-waivers"),
        (["-", "--write-waivers", "a.yaml", "--reason", "因"], "--write-waivers does not take standard input"),
        (
            ["--write-waivers", "a.yaml", "--reason", "因", "--until", "2020-01-01"],
            "--until: expected a day that is not over, as 2030-12-31",
        ),
        (
            ["--write-waivers", "a.yaml", "--reason", "因", "--until", "明天"],
            "--until: expected a day that is not over, as 2030-12-31",
        ),
    ],
)
def test_arguments_that_do_not_go_together_are_refused(gouji: Run, arguments: list[str], told: str) -> None:
    ended = gouji("check", *arguments)

    assert (ended.status, ended.out, ended.err) == (2, "", f"gouji: {told}\n")
