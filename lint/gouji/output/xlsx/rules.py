"""The last sheet: the rules that found something, each with what it checks and why."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from gouji.message import Language, Message
from gouji.output.format import RenderOptions
from gouji.output.page import body_lines
from gouji.output.statistics import RuleCount
from gouji.output.workbook.book import Book, Cell
from gouji.output.workbook.looks import BODY, FIGURE, HEAD
from gouji.rules.meta import RuleMeta

__all__ = ["link_to_rule", "write_rules"]

_SHEET = Message("规则", "Rules")
_HEADS = (
    Message("代码", "Code"),
    Message("规则", "Rule"),
    Message("问题", "Findings"),
    Message("检查什么", "What it checks"),
    Message("说明", "Why"),
    Message("依据", "Source"),
)
_WIDTHS = (9.0, 28.0, 9.0, 40.0, 80.0, 36.0)


def link_to_rule(number: int, language: Language) -> str:
    """Return the address of a rule in this sheet, by its number among those that found something."""
    return f"internal:'{_SHEET[language]}'!A{number + 2}"


def write_rules(book: Book, rules: Iterable[RuleCount], options: RenderOptions) -> None:
    """Write the rules that found something, the most frequent first; of gouji's own findings only code and name."""
    known, language = options.rules(), options.language
    sheet = book.sheet(_SHEET)
    sheet.columns(_WIDTHS)
    head = sheet.add([each[language] for each in _HEADS], HEAD)
    for each in rules:
        rule = known.get(each.rule)
        told: tuple[Cell, ...] = () if rule is None else (rule.summary[language], _why(rule, language), rule.source)
        sheet.add([each.code, each.rule, each.findings, *told], [BODY, BODY, FIGURE, BODY, BODY, BODY])
    sheet.head(head, len(_HEADS), fixed=1)


def _why(rule: RuleMeta, language: Language) -> str:
    """Return the text of a rule's page up to its first heading below the title."""
    lines = [line for line in body_lines(rule, language) if not line.startswith("# ")]
    return "\n".join(takewhile(lambda line: not line.startswith("##"), lines)).strip()
