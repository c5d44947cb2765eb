"""What people who write no programs get wrong in YAML is told in their words, at what they must change."""

from __future__ import annotations

import sys

import pytest

from gouji.text.source import Source
from gouji.yaml.parse import parse_yaml
from gouji.yaml.problems import Problem

PACK = """\
pack: lanjiang
title: 澜江县年度报告要求
version: "1"
rules:
  - code: LJ101
    name: lanjiang-fees
    title: 第六部分应说明收费情况
    message: 没有说明收费情况
    in: other
    must-mention:
      any: [信息处理费, 收费]
    cases:
      - bad: |
          六、其他需要报告的事项
          没有其他需要说明的情况。
        at: 六、其他需要报告的事项
"""

COLON = "冒号是全角的"
SPACE = "冒号后面缺少空格"
ITEM = "列表的每一项以半角减号加一个空格开头，如 - code: LJ101"
SIGN = "“{}”在这里有别的含义"
PATTERN = "正则表达式里有 [ ]、{ } 或逗号时，要加半角单引号，如 '/[0-9]{1,3}件/'"
QUOTE = "引号没有成对：缺少另一半"
ODD = "缩进里有制表符或全角空格"

MISTAKES = {
    ("title: 澜江", "title：澜江"): (2, 6, COLON),
    ("pack: lanjiang", "pack：lanjiang"): (1, 5, COLON),
    ("- code: LJ101", "- code：LJ101"): (5, 9, COLON),
    ("must-mention:", "must-mention："): (10, 17, COLON),
    ("\n      any: [信息处理费, 收费]", " {any：[信息处理费, 收费]}"): (10, 23, COLON),
    ("- code: LJ101", "- code:LJ101"): (5, 9, SPACE),
    ("title: 第六", "title:第六"): (7, 10, SPACE),
    ("\n      any: [信息处理费, 收费]", " {any:[信息处理费, 收费]}"): (10, 23, SPACE),
    ("title: 第六", "title:\u3000第六"): (7, 11, "冒号后面的空格是全角的"),
    ("  - code", "  -code"): (5, 3, "减号后面缺少空格"),
    ("  - code", "  code"): (5, 3, "这里是列表的一项，前面缺少减号和空格，如 - code: LJ101"),
    ("  - code", "  － code"): (5, 3, ITEM),
    ("  - code", "  — code"): (5, 3, ITEM),
    ("  - code", "  · code"): (5, 3, ITEM),
    ("  - code", "  * code"): (5, 3, ITEM),
    ("  - code", "  1. code"): (5, 3, "列表不用编号"),
    ("  - code", "  （1）code"): (5, 3, "列表不用编号"),
    ("\n      any: [信息处理费, 收费]", " {any: [信息处理费, 收费"): (10, 25, "方括号没有成对：缺少“]”"),
    ("\n      any: [信息处理费, 收费]", " {any: ["): (10, 25, "方括号没有成对：缺少“]”"),
    ("\n      any: [信息处理费, 收费]", " {any:"): (10, 19, "花括号没有成对：缺少“}”"),
    ("[信息处理费, 收费]", "[/[0-9]+件/, 收费]"): (11, 13, PATTERN),
    ("[信息处理费, 收费]", "[/收.{1,3}费/, 收费]"): (11, 13, PATTERN),
    ("[信息处理费, 收费]", "[未没]收费"): (11, 12, SIGN.format("[")),
    ("[信息处理费, 收费]", "[[未没]收费, 收费]"): (11, 13, SIGN.format("[")),
    (" [信息处理费, 收费]", "\n        - [未没]收费\n        - 收费"): (12, 11, SIGN.format("[")),
    ("message: 没有", "message: {section}没有"): (8, 14, SIGN.format("{")),
    ("title: 第六", "title: @第六"): (7, 12, SIGN.format("@")),
    ("title: 第六", "title: %第六"): (7, 12, SIGN.format("%")),
    ("title: 第六", "title: `第六"): (7, 12, SIGN.format("`")),
    ("title: 第六", "title: !第六"): (7, 12, SIGN.format("!")),
    ("title: 第六", "title: >第六"): (7, 12, SIGN.format(">")),
    ("title: 第六", "title: &第六"): (7, 12, "以“&”开头的文字要加半角单引号"),
    ("[信息处理费, 收费]", "[*局]"): (11, 13, "以“*”开头的文字要加半角单引号：'*局'（不加引号的是别名，而前面没有锚点 &局）"),
    ("[信息处理费, 收费]", "*局"): (11, 12, "以“*”开头的文字要加半角单引号：'*局'（不加引号的是别名，而前面没有锚点 &局）"),
    ("[信息处理费, 收费]", "['*局, *税务局]"): (11, 13, QUOTE),
    ("    name", "     name"): (6, 6, "缩进不齐：这一行前面应有 4 个空格，现有 5 个"),
    ("    name", "   name"): (6, 4, "缩进不齐：这一行前面应有 4 个空格，现有 3 个"),
    ("        at: 六", "       at: 六"): (16, 8, "缩进不齐：这一行前面应有 8 个空格，现有 7 个"),
    ("title: 澜江", " title: 澜江"): (2, 2, "这一行前面不应有空格"),
    ("pack: lanjiang", " pack: lanjiang"): (1, 2, "这一行前面不应有空格"),
    ("    must-mention:", "    must-mention: 如下"): (11, 7, "上一行的键已经有值，这一行不能缩进在它下面：或前面改为 4 个空格，或删去上一行冒号后的值"),
    ("          没有其他", "没有其他"): (15, 1, "“|”之后的文字都要缩进：这一行前面应有 10 个空格，现有 0 个"),
    ("          没有其他", "        没有其他"): (15, 9, "“|”之后的文字都要缩进：这一行前面应有 10 个空格，现有 8 个"),
    ("    name", "\tname"): (6, 1, ODD),
    ("    name", "\u3000\u3000name"): (6, 1, ODD),
    ("    name", "\u00a0\u00a0\u00a0\u00a0name"): (6, 1, ODD),
    ('version: "1"', 'version: "1”'): (3, 12, "引号一半是全角的"),
    ("[信息处理费, 收费]", "[信息处理费, 收费】"): (11, 22, "方括号要成对，都用半角，如 [词语甲, 词语乙]"),
    ("[信息处理费, 收费]", "[信息处理费, 收费"): (11, 12, "方括号没有成对：缺少“]”"),
    ("[信息处理费, 收费]", "[信息处理费, 收费]]"): (11, 23, "多出一个“]”"),
    ("\n      any: [信息处理费, 收费]", " {any: [信息处理费, 收费]"): (10, 19, "花括号没有成对：缺少“}”"),
    ("\n      any: [信息处理费, 收费]", " ｛any: [信息处理费, 收费]｝"): (10, 19, "花括号要成对，都用半角，如 {min: 5}"),
    ('version: "1"', 'version: "1'): (3, 10, QUOTE),
    ("title: 第六", 'title: "第六'): (7, 12, QUOTE),
    ("title: 第六", "title: '第六"): (7, 12, QUOTE),
    ("title: 第六部分应说明收费情况", 'title: "第六部分"应说明'): (7, 17, "引号里又有同样的引号，或引号之后还有文字"),
    ("title: 第六部分应说明收费情况", 'title: "应写"创新"情况"'): (7, 15, "引号里又有同样的引号，或引号之后还有文字"),
    ("[信息处理费, 收费]", '["/\\d+件/", 收费]'): (11, 15, "双引号里的反斜杠有别的含义"),
    ("title: 第六部分", "title: 第六部分: "): (7, 16, "值里有半角冒号和空格"),
    ("\n      any:", " any:"): (10, 22, "一行里只能有一个键"),
    ("pack: lanjiang", "＃说明\npack: lanjiang"): (1, 1, "说明文字（注释）以半角 # 开头"),
    ("- bad: |", "- bad: |六"): (13, 15, "“|”之后要换行"),
    ("in: other", "in other"): (9, 7, "键后面缺少冒号"),
    ("in: other", "in = other"): (9, 7, "键后面缺少冒号"),
    ("    in: other", "    in: other\n    title: 第六"): (10, 5, "重复的键“title”"),
    ("in: other", "in: \x0bother"): (9, 9, "这里有看不见的字符"),
    ("rules:", "---\nrules:"): (4, 1, "文件里只能有一份 YAML 文档（---）"),
}  # fmt: skip


def told(text: str) -> list[tuple[int, int, str]]:
    """The line, the column and what is wrong, without advice, of each mistake."""
    problems: list[Problem] = []
    parse_yaml(Source.from_text(text, "x.yaml"), problems)
    return [_told(problem) for problem in problems]


def _told(problem: Problem) -> tuple[int, int, str]:
    assert problem.place is not None
    line, column = problem.place.source.position(problem.place.offset)
    return line, column, problem.message.zh.removeprefix("YAML 语法错误：").split("；")[0]


@pytest.mark.parametrize(("right", "wrong"), MISTAKES, ids=[wrong.strip() for _, wrong in MISTAKES])
def test_a_mistake_is_told_where_it_was_made(right: str, wrong: str) -> None:
    assert told(PACK.replace(right, wrong, 1)) == [MISTAKES[right, wrong]]


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    changes = (
        ("title: 澜江", "title：澜江"),
        ('"1"', '"1'),
        ("- code: ", "- code:"),
        ("    name", "\tname"),
        ("message: 没有", "message: {section}没有"),
        ("[信息处理费", "[/[0-9]+件/"),
        ("          没有其他", "        没有其他"),
    )
    text = PACK
    for right, wrong in changes:
        text = text.replace(right, wrong, 1)

    places = [(line, column) for line, column, _ in told(text)]

    assert places == [(2, 6), (3, 10), (5, 9), (6, 1), (8, 14), (11, 13), (15, 9)]


@pytest.mark.parametrize(("colon", "why"), [("：", COLON), (":", SPACE)])
def test_a_file_in_which_every_colon_is_wrong_is_told_line_by_line(colon: str, why: str) -> None:
    mistakes = told(PACK.replace(": ", colon))

    assert [line for line, _, each in mistakes if each == why] == [1, 2, 3, 5, 6, 7, 8, 9]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_are_no_mistake_and_move_no_place(end: str) -> None:
    assert told(PACK.replace("\n", end)) == []
    assert told(PACK.replace("title: 澜", "title：澜").replace("\n", end)) == [(2, 6, COLON)]


@pytest.mark.parametrize("right", ["title: 澜江", "- code: LJ101"])
def test_mistakes_are_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch, right: str) -> None:
    text = PACK.replace(right, right.replace(": ", "："))
    fast = told(text)

    monkeypatch.setitem(sys.modules, "yaml._yaml", None)

    assert told(text) == fast


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 400_000 + "a：b\nc: d\n",
        "\r" * 300_000 + "a：b\nc: d\n",
        ("a: " + ": " * 190 + "x\n") * 500,
        ("a: " + '"\\' * 190 + "[x\n") * 500,
        "".join(f"a{number}: /,[" + "/,[" * 120 + "x\n" for number in range(500)),
        "a: [b\n" * 60_000,
        "a: " + "[" * 19 + "," * 300_000 + ": :\n",
    ],
    ids=["blank lines", "old line ends", "colons", "escapes", "patterns", "brackets", "one line"],
)
def test_what_is_wrong_with_a_hostile_file_is_not_looked_for_without_end(text: str) -> None:
    assert len(told(text)) <= 20


def test_what_is_not_known_is_told_where_reading_stopped() -> None:
    assert told("%YAML 1.2\n%YAML 1.2\n---\na: b\n") == [
        (2, 1, "此处不合 YAML 的写法（found duplicate YAML directive）")
    ]
