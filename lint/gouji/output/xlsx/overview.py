"""The first sheet: totals, the reports by verdict, the findings by rule and by year, what could not be checked."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.message import Language, Message
from gouji.output.closing import summary_line
from gouji.output.format import RenderOptions
from gouji.output.statistics import RuleCount, by_year
from gouji.output.words import SEVERITY_WORDS, VERDICT_WORDS
from gouji.output.workbook.book import Cell, Link, Sheet, Style
from gouji.output.workbook.looks import BODY, FIGURE, HEAD, NOTE, SEVERITY_LOOKS, TITLE, VERDICT_LOOKS
from gouji.output.xlsx.rules import link_to_rule
from gouji.results import RunResult
from gouji.rules.finding import SEVERITIES

__all__ = ["OVERVIEW", "write_overview"]

OVERVIEW = Message("概览", "Overview")
_TITLE = Message("勾稽检查结果", "Results of gouji")
_TOTALS = Message("汇总", "Totals")
_VERDICT, _REPORTS = Message("结论", "Verdict"), Message("报告", "Reports")
_SEVERITY, _FINDINGS = Message("级别", "Severity"), Message("问题", "Findings")
_CODE, _RULE, _YEAR = Message("代码", "Code"), Message("规则", "Rule"), Message("年度", "Year")
_UNKNOWN = Message("不明", "unknown")
_RELATIONS, _COUNT = Message("勾稽关系", "Relations"), Message("条数", "Count")
_STATES = {
    "hold": Message("成立", "hold"),
    "broken": Message("不成立", "broken"),
    "unknown": Message("无法核对", "could not be checked"),
}
_FAILURES = Message("未能检查", "Not checked")
_FILE, _WHY = Message("文件", "File"), Message("原因", "Why")
_WIDTHS = (18.0, 34.0, 12.0, 12.0, 12.0, 12.0)


def write_overview(
    sheet: Sheet, result: RunResult, rules: Sequence[RuleCount], options: RenderOptions, *, notes: Sequence[str]
) -> None:
    """Write the totals of a run; *notes* are what the limits of Excel left out of other sheets."""
    language = options.language
    sheet.columns(_WIDTHS)
    sheet.add([_TITLE[language]], TITLE)
    sheet.add([summary_line(result, language)])
    for note in notes:
        sheet.add([note], NOTE)
    verdicts = [(VERDICT_WORDS[each][language], count, VERDICT_LOOKS[each]) for each, count in result.verdicts.items()]
    _counts(sheet, (_VERDICT, _REPORTS), verdicts, language)
    severities = [
        (SEVERITY_WORDS[each][language], result.count(each), SEVERITY_LOOKS[each]) for each in reversed(SEVERITIES)
    ]
    _counts(sheet, (_SEVERITY, _FINDINGS), severities, language)
    relations: list[tuple[str, int, Style]] = [
        (_STATES[state][language], count, {}) for state, count in result.relations.items()
    ]
    _counts(sheet, (_RELATIONS, _COUNT), relations, language)
    _rules(sheet, rules, language)
    _years(sheet, result, language)
    _failures(sheet, result, language)


def _counts(sheet: Sheet, heads: Sequence[Message], rows: Sequence[tuple[str, int, Style]], language: Language) -> None:
    """Write names with their counts, each in its colours."""
    sheet.blank()
    sheet.add([head[language] for head in heads], HEAD)
    for name, count, looks in rows:
        sheet.add([name, count], [{**BODY, **looks}, FIGURE])


def _rules(sheet: Sheet, rules: Sequence[RuleCount], language: Language) -> None:
    if not rules:
        return
    sheet.blank()
    sheet.add([head[language] for head in (_CODE, _RULE, _FINDINGS)], HEAD)
    for number, each in enumerate(rules):
        cells: list[Cell] = [Link(each.code, link_to_rule(number, language)), each.rule, each.findings]
        sheet.add(cells, [BODY, BODY, FIGURE])


def _years(sheet: Sheet, result: RunResult, language: Language) -> None:
    heads = [_YEAR, _REPORTS, *(SEVERITY_WORDS[severity] for severity in reversed(SEVERITIES))]
    years = by_year(result)
    if not years:
        return
    sheet.blank()
    sheet.add([head[language] for head in heads], HEAD)
    for each in years:
        sheet.add([_UNKNOWN[language] if each.key is None else each.key, *each[1:]], [BODY, *[FIGURE] * 4])


def _failures(sheet: Sheet, result: RunResult, language: Language) -> None:
    if not result.all_failures:
        return
    sheet.blank()
    sheet.add([_FAILURES[language]], TITLE)
    sheet.add([_FILE[language], _WHY[language]], HEAD)
    for failure in result.all_failures:
        sheet.add([failure.path or failure.rule or failure.kind, failure.message[language]], BODY)
