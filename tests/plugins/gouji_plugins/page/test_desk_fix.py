"""On the page, safe fixes change what `gouji fix` changes, all of them or those that are chosen, and can be undone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.plugins.gouji_plugins.page.conftest import EXAMPLES, Drop

from gouji.cli import main
from gouji.testing.office import WordStyle, render_word
from gouji_gongkai.testing import form_of, least_report
from gouji_plugins.page.desk import Desk

SOUND = (EXAMPLES / "sound/临川县水务局/2024.txt").read_text("utf-8")
WORD = render_word(least_report(form_of("2021"), subject="松陵县水务局", period=2024), WordStyle()).data
FIRST, SECOND = "看得懂、用得上。", "采纳7条；"
WRONG = SOUND.replace(FIRST, f"{FIRST}。").replace(SECOND, f"{SECOND}；")


def _numbers(desk: Desk, path: str) -> list[tuple[int, int]]:
    """The numbers, in the JSON of a file, of its findings with a safe fix, each with its line."""
    found = [each for each in json.loads(desk.json("en"))["diagnostics"] if each["path"] == path]
    return [
        (number, each["range"]["start"]["line"])
        for number, each in enumerate(found)
        if each["fix"] and each["fix"]["safety"] == "safe"
    ]


def _text(desk: Desk, path: str) -> str:
    return desk.contents(path)[1].decode()  # type: ignore[misc]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_all_safe_fixes_are_those_of_the_command_line(encoding: str, drop: Drop) -> None:
    data = WRONG.replace("\n", "\r\n").encode(encoding)
    desk = drop({"r/a.txt": data})

    problem = desk.fix("r/a.txt")
    fixed = desk.contents("r/a.txt")
    Path("../b.txt").write_bytes(data)
    main(["fix", "../b.txt"])

    assert (problem, fixed, fixed == ("a.txt", data)) == ("", ("a.txt", Path("../b.txt").read_bytes()), False)
    assert (json.loads(desk.changed()), _numbers(desk, "r/a.txt")) == (["r/a.txt"], [])


def test_a_chosen_fix_leaves_the_others(drop: Drop) -> None:
    desk = drop({"a.txt": WRONG})
    (first, _), (second, _) = _numbers(desk, "a.txt")

    problem = desk.fix("a.txt", [second])

    assert (problem, _text(desk, "a.txt")) == ("", SOUND.replace(FIRST, f"{FIRST}。"))
    assert _numbers(desk, "a.txt") == [(first, 4)]


def test_a_file_can_be_put_back_as_it_was_dropped(drop: Drop) -> None:
    desk = drop({"a.txt": WRONG})
    before = desk.json("en")
    desk.fix("a.txt", [_numbers(desk, "a.txt")[0][0]])
    desk.fix("a.txt")

    problem = desk.original("a.txt")

    assert (problem, _text(desk, "a.txt"), desk.json("en"), desk.changed()) == ("", WRONG, before, "[]")


def test_what_cannot_be_fixed_is_told_and_left(drop: Drop, examples: dict[str, bytes]) -> None:
    arithmetic = examples["faulty/carried-over-count/青岚县自然资源局2024.txt"]
    desk = drop({"a.txt": arithmetic, "b.docx": WORD, "c.docx": b"PK\x03\x04 no archive"})

    told = [
        desk.fix("a.txt"),
        *(json.loads(desk.fix(*each))["en"] for each in (("a.txt", [0]), ("a.txt", [99, -1]), ("b.docx",), ("d.txt",))),
    ]

    assert told == [
        "",
        "what was chosen has no fix that can be applied",
        "what was chosen has no fix that can be applied",
        "files of this format cannot be fixed",
        "this file was not checked",
    ]
    assert (set(json.loads(desk.fix("c.docx"))), desk.changed()) == ({"zh", "en"}, "[]")


def _details(desk: Desk, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(desk.details(path, "zh"))
    return found


def test_a_fix_is_shown_as_lines_before_and_after(drop: Drop) -> None:
    desk = drop({"a.txt": WRONG})
    (number, line), _ = _numbers(desk, "a.txt")
    before, after = (text.split("\n")[line - 1] for text in (WRONG, SOUND))

    assert _details(desk, "a.txt")[number]["fix"] == {
        "safe": True,
        "changes": [{"line": line, "before": before, "after": after}],
    }


def test_how_a_figure_comes_about_is_told_with_addresses_in_other_reports_too(
    drop: Drop, examples: dict[str, bytes]
) -> None:
    folder = "faulty/carried-over-across-years"
    desk = drop({path: data for path, data in examples.items() if path.startswith(folder)})
    found = json.loads(desk.json("zh"))["diagnostics"]
    (path,) = {each["path"] for each in found}
    number = [each["code"] for each in found].index("X101")

    assert len(_details(desk, path)) == len(found)
    assert _details(desk, path)[number]["related"][0] == {
        "text": f"{folder}/云岭镇2023.txt:53:39: 2023年报告：3",
        "address": "第三部分 · 四、结转下年度继续办理 · 总计",
    }
