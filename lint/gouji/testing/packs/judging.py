"""Compare what the rules of a pack find in a case with what the case says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checking.diagnostic import Diagnostic
from gouji.message import Message
from gouji.packs.model import PackRule
from gouji.testing.packs.case import PackCase
from gouji.testing.packs.running import Found
from gouji.wording import quoted

__all__ = ["case_wrong", "cases_wrong", "words_at"]

_FACT = "fact "
_NO_CASES = Message("规则没有例子（cases）", "the rule has no cases")
_NONE_SPEAKS = Message("没有任何例子让这条规则报告问题：请加一个 bad", "no case makes the rule speak: add a bad one")
_NONE_SILENT = Message(
    "没有任何例子让这条规则保持沉默：请加一个 good", "no case leaves the rule silent: add a good one"
)
_NO_PLACE = Message("bad 例子没有写问题应在哪里（at）", "a bad case does not say where the finding stands (at)")
_SPEAKS = Message("good 例子里报告了问题：{message}", "a finding in a good case: {message}")
_SILENT = Message("bad 例子里没有报告问题", "nothing is found in a bad case")
_OTHER = Message("，报告的是另一条规则 {rule}", "; another rule, {rule}, speaks")
_HOLDS_NOT = Message(
    "（规则不适用于这份报告：识别为{agency}，{year}年）",
    " (the rule does not hold for it: it is read as {agency}, {year})",
)
_SAME = Message("与第 {line} 行的例子相同", "the same as the case in line {line}")
_ELSEWHERE = Message("问题在{actual}，不在{expected}", "the finding stands at {actual}, not at {expected}")
_SAYS = Message("说明是“{actual}”，没有{expected}", "the message is '{actual}', without {expected}")


def cases_wrong(rule: PackRule, cases: Sequence[PackCase]) -> Iterator[tuple[Message, PackCase | None]]:
    """Yield what is wrong with the cases of a rule before any is run; None where that is no single case."""
    if not rule.cases:
        yield _NO_CASES, None
        return
    if not any(case.is_bad for case in cases):
        yield _NONE_SPEAKS, None
    if all(case.is_bad for case in cases):
        yield _NONE_SILENT, None
    first: dict[tuple[object, ...], PackCase] = {}
    for case in cases:
        earlier = first.setdefault(case.same, case)
        if earlier is not case:
            yield _SAME.format(line=earlier.place.line), case
        if case.is_bad and case.at is None:
            yield _NO_PLACE, case


def case_wrong(case: PackCase, found: Found) -> Iterator[Message]:
    """Yield each difference between a case and what was found in it."""
    yield from (failure.message for failure in found.failures)
    own = found.of(case.rule.name)
    if not case.is_bad:
        yield from (_SPEAKS.format(message=each.message) for each in own)
    elif not own:
        yield _and(_SILENT, _why(case, found))
    else:
        yield from _differences(case, own, found)


def _why(case: PackCase, found: Found) -> Message:
    """Return why nothing was found: another rule speaks, or the rule does not hold for the report."""
    others = [each.rule for each in found.diagnostics]
    if others:
        return _OTHER.format(rule=others[0])
    report = found.report
    year, (first, last) = report.period.value, case.rule.years
    in_years = isinstance(year, int) and (first is None or first <= year) and (last is None or year <= last)
    if in_years and case.rule.bodies.have(report):
        return Message("", "")
    return _HOLDS_NOT.format(agency=report.subject.value or "?", year=year or "?")


def _differences(case: PackCase, own: Sequence[Diagnostic], found: Found) -> Iterator[Message]:
    """Yield how the nearest of a rule's findings differs from what the case says."""
    if case.at is not None and not any(_stands(each, case.at, found) for each in own):
        actual, expected = quoted(_place(own[0], case.at, found)), quoted(case.at)
        yield _ELSEWHERE.format(actual=actual, expected=expected)
        return
    here = [each for each in own if case.at is None or _stands(each, case.at, found)]
    if case.message is not None and not any(case.message in (m.message.zh + "\n" + m.message.en) for m in here):
        yield _SAYS.format(actual=here[0].message, expected=quoted(case.message))


def _stands(each: Diagnostic, at: str, found: Found) -> bool:
    return each.fact == at.removeprefix(_FACT).strip() if at.startswith(_FACT) else words_at(each, found) == at.strip()


def _place(each: Diagnostic, at: str, found: Found) -> str:
    """Return where a finding stands, in the words in which a case says so."""
    return f"{_FACT}{each.fact}" if at.startswith(_FACT) and each.fact else words_at(each, found)


def words_at(each: Diagnostic, found: Found) -> str:
    """Return the words at which a finding stands, on one line."""
    span = each.span
    return " ".join(found.report.document.source[span].split()) if span is not None else ""


def _and(first: Message, second: Message) -> Message:
    return Message(first.zh + second.zh, first.en + second.en)
