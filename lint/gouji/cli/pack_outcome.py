"""The output of ``gouji pack test``: what became of each pack, for people and for programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gouji.errors import UsageError
from gouji.message import Language, Message

if TYPE_CHECKING:
    from gouji.testing.packs.outcome import PackOutcome, RuleOutcome, ShownReport, WordingsOutcome
    from gouji.yaml.problems import Problem

__all__ = ["json_lines", "shown_reports", "text_lines"]

_TRIED = Message(
    "例子 {cases} 个，无误的报告 {sound} 份，放入的差错 {planted} 处",
    "cases: {cases}, sound reports: {sound}, planted faults: {planted}",
)
_CASES_ALONE = Message("例子 {cases} 个；有错误，未继续测试", "cases: {cases}; something is wrong, no more was tried")
_PASSED = Message("通过", "passed")
_FAILED = Message("未通过", "failed")
_SUMMARY = Message(
    "共 {packs} 个规则包、{rules} 条规则：未通过 {failed} 条", "packs: {packs}, rules: {rules}, failed: {failed}"
)
_SET = Message("设置了 {count} 条规则", "rules set: {count}")
_WORDED = Message("写法 {count} 处，都算对", "wordings: {count}, all taken for right")
_MISWORDED = Message("写法 {count} 处，其中不算对的 {wrong} 处", "wordings: {count}, not taken for right: {wrong}")
_NOTE = Message("注：{note}", "note: {note}")
_UNWORDED = Message("，accepts 未通过的规则包 {count} 个", ", packs whose accepts failed: {count}")
_UNREAD = Message("，无法使用的规则包 {broken} 个", ", packs that cannot be used: {broken}")
_SEE = Message("生成的报告可用 --show-report failed 列出", "--show-report failed prints the generated reports")
_REPORT = Message("{place} 的报告", "the report of {place}")
_PRIOR = Message("{place} 的上一年报告", "the report of the year before of {place}")
_NO_REPORT = Message(
    "--show-report：{which} 处没有例子，或例子是一个文件；可写 failed、all 或例子所在的行",
    "--show-report: there is no case at {which}, or it is a file; expected failed, all or the line of a case",
)


def shown_reports(which: str | None, outcomes: Sequence[PackOutcome]) -> Collection[ShownReport]:
    """Return the reports to print: those that ``failed``, ``all``, or that of the case at a line; raise `UsageError` for none."""
    reports = [report for outcome in outcomes for rule in outcome.rules for report in rule.reports]
    if which is None or which == "all":
        return reports if which else ()
    if which == "failed":
        return [report for report in reports if report.failed]
    found = _at_line(which, reports)
    if found is None:
        raise UsageError(_NO_REPORT.format(which=which))
    return [found]


def _at_line(which: str, reports: Iterable[ShownReport]) -> ShownReport | None:
    """Return the report of the case at a line, or of the last one before it; None where there is none."""
    import re

    match = re.fullmatch(r"(?:(.+?):)?(\d{1,9})(?::\d+)?", which)
    if match is None:
        return None
    name, line = match[1], int(match[2])
    before = [each for each in reports if each.place.line <= line and name in (None, each.place.source.name)]
    return max(before, key=lambda each: each.place.line, default=None)


def text_lines(outcomes: Sequence[PackOutcome], shown: Collection[ShownReport], language: Language) -> Iterator[str]:
    """Yield the lines of the output for people; of generated reports those to be *shown*."""
    for outcome in outcomes:
        yield f"{_title(outcome)[language]}\n"
        yield from (f"{problem.text(language)}\n" for problem in outcome.broken)
        if outcome.settings:
            yield from _item("settings", _SET.format(count=outcome.settings), (), (), language)
        if outcome.wordings is not None:
            wrong = outcome.wordings.wrong
            tried = (_MISWORDED if wrong else _WORDED).format(count=outcome.wordings.tried, wrong=len(wrong))
            yield from _item("accepts", tried, wrong, outcome.wordings.notes, language)
        for rule in outcome.rules:
            tried = _tried(rule)
            yield from _item(f"{rule.code} {rule.name}", tried, rule.wrong, rule.notes, language)
            for report in rule.reports:
                yield from _report(report, language) if report in shown else ()
    rules = [rule for outcome in outcomes for rule in outcome.rules]
    failed = sum(1 for rule in rules if not rule.passed)
    yield _SUMMARY.format(packs=len(outcomes), rules=len(rules), failed=failed)[language]
    unworded = sum(1 for outcome in outcomes if outcome.wordings is not None and outcome.wordings.wrong)
    yield _UNWORDED.format(count=unworded)[language] if unworded else ""
    broken = sum(1 for outcome in outcomes if outcome.broken)
    yield f"{_UNREAD.format(broken=broken)[language] if broken else ''}\n"
    if not shown and any(report.failed for rule in rules for report in rule.reports):
        yield f"{_SEE[language]}\n"


def _item(
    name: str, tried: Message, wrong: Sequence[Problem], notes: Sequence[Message], language: Language
) -> Iterator[str]:
    """Yield the lines of a rule, or of another part of a pack: the verdict, what is wrong, what there is to know."""
    yield f"  {(_FAILED if wrong else _PASSED)[language]} {name}: {tried[language]}\n"
    yield from (f"{problem.text(language)}\n" for problem in wrong)
    yield from (f"    {_NOTE.format(note=note)[language]}\n" for note in notes)


def _tried(rule: RuleOutcome) -> Message:
    """Return how much was tried of a rule; where something was wrong before the generated reports, only its cases."""
    if rule.wrong and not rule.sound:
        return _CASES_ALONE.format(cases=rule.cases)
    return _TRIED.format(cases=rule.cases, sound=rule.sound, planted=rule.planted)


def _report(report: ShownReport, language: Language) -> Iterator[str]:
    """Yield the text of a report, and that of the year before, between lines that tell where each begins and ends."""
    place = f"{report.place.source.name}:{report.place.line}"
    for header, text in ((_REPORT, report.text), (_PRIOR, report.prior)):
        if text:
            yield f"--- {header.format(place=place)[language]}\n{text.rstrip()}\n---\n"


def _title(outcome: PackOutcome) -> Message:
    """Return the name of a pack with its path; what it was asked for by alone where it was not a path, or not read."""
    asked = outcome.reference
    if outcome.name in ("", asked):
        return Message(asked, asked)
    return Message(f"{outcome.name}（{asked}）", f"{outcome.name} ({asked})")


def json_lines(outcomes: Sequence[PackOutcome], shown: Collection[ShownReport], language: Language) -> Iterator[str]:
    """Yield the output for programs; of generated reports it has those to be *shown*."""
    import json

    packs = [
        {
            "path": outcome.reference,
            "pack": outcome.name or None,
            "passed": outcome.passed,
            "problems": [_problem(problem, language) for problem in outcome.broken],
            "settings": outcome.settings,
            "accepts": _wordings(outcome.wordings, language),
            "rules": [_rule(rule, shown, language) for rule in outcome.rules],
        }
        for outcome in outcomes
    ]
    yield f"{json.dumps({'version': 1, 'packs': packs}, ensure_ascii=False, indent=2)}\n"


def _rule(rule: RuleOutcome, shown: Collection[ShownReport], language: Language) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "passed": rule.passed,
        "cases": rule.cases,
        "sound": rule.sound,
        "planted": rule.planted,
        "problems": [_problem(problem, language) for problem in rule.wrong],
        "notes": [note[language] for note in rule.notes],
        "reports": [
            {
                "path": each.place.source.name,
                "line": each.place.line,
                "failed": each.failed,
                "text": each.text,
                "prior": each.prior or None,
            }
            for each in rule.reports
            if each in shown
        ],
    }


def _wordings(wordings: WordingsOutcome | None, language: Language) -> dict[str, Any] | None:
    if wordings is None:
        return None
    return {
        "tried": wordings.tried,
        "problems": [_problem(problem, language) for problem in wordings.wrong],
        "notes": [note[language] for note in wordings.notes],
    }


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    place = problem.place
    position = place.source.position(place.offset) if place is not None else None
    return {
        "path": place.source.name if place is not None else None,
        "line": position.line if position is not None else None,
        "column": position.column if position is not None else None,
        "message": problem.message[language],
    }
