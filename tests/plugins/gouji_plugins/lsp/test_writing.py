"""Who rests on a word of a configuration or a pack is told what it is, and led to where it is defined."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Edit = Callable[..., Any]

PACK = """\
pack: ours
title: 我们的*要求*
rules:
  - code: OU101
    name: ours-fees
    title: 应写收费
    in: other
    must-mention: {any: [收费]}
    when: requests.new.total > 1 and length("preface") > 3
  - code: OU102
    name: ours-length
    title: 字数
    in: [overview]
    length: {max: 1000}
"""
CONFIGURATION = """\
packs: [./ours.yaml, shandong]
rules:
  total-consistency: {blank: zero}
  OU102: warning
  shandong-fees: info
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("written")
    (made / ".git").mkdir()
    (made / "ours.yaml").write_text(PACK, "utf-8")
    (made / ".gouji.yaml").write_text(CONFIGURATION, "utf-8")
    return made


@pytest.fixture(scope="module")
def editor(edit: Edit, workspace: Path) -> Any:
    begun = edit(workspace)
    for name, text in (("ours.yaml", PACK), (".gouji.yaml", CONFIGURATION)):
        begun.open((workspace / name).as_uri(), text, "yaml")
    return begun


def asked(editor: Any, method: str, path: Path, word: str) -> Any:
    """The answer to what is asked at a word of a file."""
    text = path.read_text("utf-8")
    *above, before = text[: text.index(word) + 1].split("\n")
    params = {"textDocument": {"uri": path.as_uri()}, "position": {"line": len(above), "character": len(before)}}
    return editor.request(f"textDocument/{method}", params)


def told(editor: Any, path: Path, word: str) -> list[str] | None:
    found = asked(editor, "hover", path, word)
    return None if found is None else found["contents"]["value"].splitlines()


@pytest.mark.parametrize(
    ("name", "word", "lines"),
    [
        ("ours.yaml", "must-mention", ["**must\\-mention**", "", "words or /patterns/ that must stand there"]),
        ("ours.yaml", "other", ["**other** 六、其他需要报告的事项"]),
        (
            "ours.yaml",
            "requests.new.total",
            [
                "**requests\\.new\\.total** 第三部分 · 一、本年新收政府信息公开申请数量 · 总计",
                "",
                "a whole number from 0  ",
            ],
        ),
        (
            "ours.yaml",
            "length(",
            [
                '**length** length\\("overview"\\)',
                "",
                "how many characters of prose a section has, without white space and tables",
            ],
        ),
        ("ours.yaml", "preface", ["**preface** the text between the title and section one"]),
        ("ours.yaml", "OU102", ["**OU102** ours\\-length 字数", "", "字数."]),
        ("ours.yaml", "ours-fees", ["**ours\\-fees** OU101 应写收费"]),
        (".gouji.yaml", "rules", ["**rules**", "", "severities and options of rules"]),
        (".gouji.yaml", "blank", ["**blank** default: unknown", ""]),
        (".gouji.yaml", "./ours", ["**\\./ours\\.yaml** the pack ours in a file"]),
        (".gouji.yaml", "total-consistency", ["**total\\-consistency** T101 "]),
        (".gouji.yaml", "OU102", ["**OU102** ours\\-length 字数"]),
    ],
)
def test_a_word_is_told(editor: Any, workspace: Path, name: str, word: str, lines: list[str]) -> None:
    found = told(editor, workspace / name, word) or []

    assert [line[: len(start)] for line, start in zip(found, lines, strict=False)] == lines


@pytest.mark.parametrize("word", ["应写", "1000", "我们"])
def test_a_text_of_ones_own_is_not_told(editor: Any, workspace: Path, word: str) -> None:
    assert told(editor, workspace / "ours.yaml", word) is None


def test_a_rule_leads_to_its_pack_and_a_pack_to_its_file(editor: Any, workspace: Path) -> None:
    pack = (workspace / "ours.yaml").as_uri()
    words = ("OU102", "./ours", "total-cons", "shandong-fees")
    found = [asked(editor, "definition", workspace / ".gouji.yaml", word) for word in words]

    places = [[(each["uri"], each["range"]["start"]) for each in one] for one in found[:3]]
    assert places == [
        [(pack, {"line": 9, "character": 10})],
        [(pack, {"line": 0, "character": 0})],
        [],
    ]
    assert found[3][0]["uri"].endswith("/shandong.yaml")


def test_the_outline_of_a_pack_has_its_rules(editor: Any, workspace: Path) -> None:
    found = editor.request("textDocument/documentSymbol", {"textDocument": {"uri": (workspace / "ours.yaml").as_uri()}})

    assert [(each["name"], each["location"]["range"]["start"]["line"]) for each in found] == [
        ("OU101 ours-fees", 3),
        ("OU102 ours-length", 9),
    ]
