"""What reading a file left out is told: by ``gouji check`` with its findings, by ``gouji extract`` on standard error."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
from typing import Any, TypeAlias

import pytest

Run: TypeAlias = Callable[..., Any]

PAGE = (
    "<html><body><p>甲县乙局2024年政府信息公开工作年度报告</p><p>一、总体情况</p><p>好<del>坏</del></p></body></html>"
)
NOTE = "deleted text (del) was left out: line 1"


@pytest.fixture(autouse=True)
def _a_page_with_deleted_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")


def test_check_tells_the_notes_of_a_file(gouji: Run) -> None:
    ended = gouji("check", "a.html")

    assert (ended.status, ended.out.splitlines()[2:4]) == (0, [f"a.html: note: {NOTE}", ""])


@pytest.mark.parametrize("form", ["text", "table"])
def test_a_quiet_check_tells_no_notes(gouji: Run, form: str) -> None:
    assert gouji("check", "a.html", "--quiet", "--format", form).out == ""


def test_check_tells_the_notes_in_json(gouji: Run) -> None:
    ended = gouji("check", "a.html", "--format", "json", "--lang", "zh")

    assert json.loads(ended.out)["notes"] == [{"path": "a.html", "message": "已删除的文字（del）未计入：第 1 行"}]


def test_check_tells_the_notes_in_a_table(gouji: Run) -> None:
    lines = gouji("check", "a.html", "--format", "table").out.splitlines()

    assert lines[2].split(maxsplit=2) == ["a.html", "note", NOTE]


def test_extract_tells_the_notes_beside_the_facts(gouji: Run) -> None:
    ended = gouji("extract", "a.html")

    assert (ended.status, ended.err, json.loads(ended.out)["path"]) == (0, f"a.html: {NOTE}\n", "a.html")
