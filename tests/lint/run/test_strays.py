"""Who finds a file that is no report among others hears nothing of it; who names it, or asks for the rule, does."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.cli import main
from gouji.config import CommandLine
from gouji.run.session import Session

NOTICE = (
    "关于公布政府信息公开工作年度报告格式的通知\n各县（市）人民政府：\n现将《政府信息公开工作年度报告格式》印发给你们。"
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("# 说明\n这里放年报。", "utf-8")
    Path("b.txt").write_text(NOTICE, "utf-8")


def _told(*paths: str, **command_line: object) -> list[str]:
    result = Session.start(CommandLine(**command_line)).check_paths(paths)
    return [diagnostic.path for diagnostic in result.diagnostics if diagnostic.rule == "not-a-report"]


def test_only_what_is_named_or_resembles_a_report_is_told_to_be_none() -> None:
    assert (_told("."), _told(".", "./a.md"), _told("a.md")) == (["b.txt"], ["a.md", "b.txt"], ["a.md"])


def test_who_asks_for_the_rule_is_told_of_all() -> None:
    selected, severe = _told(".", select=("S115",)), _told(".", severities=(("S115", "warning"),))
    Path(".gouji.yaml").write_text("rules: {not-a-report: info}\n", "utf-8")

    assert (selected, severe, _told(".")) == (["a.md", "b.txt"],) * 3


@pytest.mark.parametrize("also", ["html", "xlsx"])
def test_what_is_told_does_not_depend_on_the_formats(also: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--no-cache", "--format=concise", "--output=-", f"--format={also}", f"--output=out.{also}", "."])

    told = capsys.readouterr().out

    assert ("a.md" in told, "b.txt" in told) == (False, True)


def test_annotate_does_not_count_what_is_no_report() -> None:
    Path("b.txt").unlink()

    assert main(["annotate", "--no-cache", "--fail-on=info", "--output=out", "."]) == 0
