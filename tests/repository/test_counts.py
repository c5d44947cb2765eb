"""Messages with a number tell one thing in the singular, in English too: what is counted goes through `counted`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
import re

from gouji.message import Message, counted

ROOT = Path(__file__).parents[2]
SOURCES = ("lint", "plugins", "rules")

MEASURES = "个|条|行|处|格|份|项|件|页|字|天|日|种|次|名|张|列|位|部分|节|级|层|倍|家|人|段|篇|组"
NUMBER = re.compile(rf"(?<!第)(?<!第 )\{{([^{{}}:]+)(?::,)?\}} ?(?:{MEASURES})")
"""A field of a Chinese message that is a number, by the measure word behind it."""

PLURAL = (
    r"(?!of |for |may )(?:\w+ ){0,2}?(?:(?!is\b|was\b|has\b|as\b|this\b|does\b|\w+ss\b)\w+s|are|were|have|do|hold)\b"
)
"""What in English is only said of several: a plural, or a verb."""

NEVER_ONE = re.compile(r"^(?:most|limit|digits|[A-Z_]+|_[A-Z]+|len\(data\))$")
"""Limits, which are larger."""

SEVERAL = {
    ("explaining.py", "count"),  # more ways than are listed
    ("fault_trial.py", "count"),  # all reports that are generated for a rule
    ("hints.py", "count"),  # words that are written as one
    ("judging.py", "count"),  # places beside the first
    ("package.py", "len(members)"),  # parts of one name
    ("placeholder_cell.py", "count"),  # a cell alone has another message
    ("sudden_change.py", "times"),
    ("verdicts.py", "count"),  # reports beyond those that are named
}
"""What is never told of one, by its file and field."""


def _text(node: ast.expr) -> str:
    """The text that an expression writes, with ``{field}`` for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_text, node.values))
    if isinstance(node, ast.FormattedValue):
        return f"{{{ast.unparse(node.value)}}}"
    if isinstance(node, ast.BinOp):
        return _text(node.left) + _text(node.right)
    return ""


def _messages() -> Iterator[tuple[Path, str, str]]:
    """Every message that is written as such, with its file."""
    for path in (path for source in SOURCES for path in sorted((ROOT / source).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message":
                zh, en = [*map(_text, node.args), "", ""][:2]
                yield path, zh, en


def _misfits(file: str, zh: str, en: str) -> Iterator[str]:
    """The parts of an English message that would be wrong of one thing."""
    for field in NUMBER.findall(zh):
        if not NEVER_ONE.match(field) and (file, field) not in SEVERAL:
            yield from re.findall(rf"\{{{re.escape(field)}(?::,)?\}} {PLURAL}", en)


def test_no_message_tells_one_thing_as_several() -> None:
    """Where one does: fill the field with `counted`, or put it into `SEVERAL` where it is never one."""
    found = [(path.name, misfit) for path, zh, en in _messages() for misfit in _misfits(path.name, zh, en)]

    assert found == []


def test_what_is_counted_is_told_in_the_number_that_it_has() -> None:
    several = Message("缺少 {rows} 行", "{rows} missing")

    told = [several.format(rows=counted(number, "row is", "rows are")) for number in (0, 1, Decimal(2))]

    assert [(each.zh, each.en) for each in told] == [
        ("缺少 0 行", "0 rows are missing"),
        ("缺少 1 行", "1 row is missing"),
        ("缺少 2 行", "2 rows are missing"),
    ]
    assert counted(2, "file").en == "2 files"
