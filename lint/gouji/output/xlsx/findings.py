"""The sheet of all findings, to be filtered and sorted, each with links to its file and to its rule."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.checking.diagnostic import Diagnostic
from gouji.message import Language, Message
from gouji.output.format import RenderOptions
from gouji.output.places import words_of
from gouji.output.statistics import RuleCount
from gouji.output.words import SEVERITY_WORDS
from gouji.output.workbook.book import Book, Cell, Link, Style
from gouji.output.workbook.looks import BODY, HEAD, SEVERITY_LOOKS
from gouji.output.xlsx.files import link_to_file
from gouji.output.xlsx.rules import link_to_rule
from gouji.results import FileResult, RunResult

__all__ = ["write_findings"]

_SHEET = Message("问题清单", "Findings")
_COLUMNS = (
    (Message("级别", "Severity"), 9.0),
    (Message("机关", "Body"), 24.0),
    (Message("年度", "Year"), 8.0),
    (Message("代码", "Code"), 8.0),
    (Message("说明", "Message"), 60.0),
    (Message("位置", "Place"), 18.0),
    (Message("表中位置", "Cell"), 28.0),
    (Message("应为", "Expected"), 12.0),
    (Message("实为", "Found"), 12.0),
    (Message("原文", "Text"), 40.0),
    (Message("规则", "Rule"), 24.0),
    (Message("文件", "File"), 40.0),
)
_WAIVED = (Message("豁免理由", "Waived"), 30.0)
_LINE = Message("第{line}行第{column}列", "line {line}, column {column}")


def write_findings(book: Book, result: RunResult, ranked: Iterable[RuleCount], options: RenderOptions) -> None:
    """Write every finding; those that are waived too where the options ask for them, with the reason.

    The rules stand in the last sheet as they are *ranked*.
    """
    language = options.language
    columns = [*_COLUMNS, *([_WAIVED] if options.show_waived else [])]
    rules = {(each.code, each.rule): number for number, each in enumerate(ranked)}
    sheet = book.sheet(_SHEET)
    sheet.columns([width for _, width in columns])
    head = sheet.add([name[language] for name, _ in columns], HEAD)
    for file in result.files:
        link = link_to_file(file.path, options.output)
        for diagnostic in file.shown(waived=options.show_waived):
            number = rules.get((diagnostic.code, diagnostic.rule))
            cells = _cells(file, diagnostic, link, "" if number is None else link_to_rule(number, language), language)
            styles: list[Style] = [{**BODY, **SEVERITY_LOOKS[diagnostic.severity]}, *[BODY] * (len(columns) - 1)]
            sheet.add(cells, styles)
    sheet.head(head, len(columns), fixed=2)


def _cells(file: FileResult, diagnostic: Diagnostic, link: str, rule: str, language: Language) -> list[Cell]:
    cells: list[Cell] = [
        SEVERITY_WORDS[diagnostic.severity][language],
        file.subject,
        file.period,
        Link(diagnostic.code, rule),
        diagnostic.message[language],
        _place(diagnostic, language),
        diagnostic.address,
        diagnostic.expected,
        diagnostic.actual,
        diagnostic.excerpt.strip(),
        diagnostic.rule,
        Link(file.path, link),
    ]
    return cells if diagnostic.waived is None else [*cells, diagnostic.waived.reason]


def _place(diagnostic: Diagnostic, language: Language) -> str:
    if diagnostic.range is not None:
        return _LINE[language].format(**diagnostic.range.start._asdict())
    return words_of(diagnostic.locator, language) if diagnostic.locator else ""
