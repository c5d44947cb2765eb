"""The rule tester: cases that a rule must report, with the message and place of each finding, and cases it must not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from gouji.checking.diagnostic import Diagnostic
from gouji.checking.run import CheckResult
from gouji.document.model import Locator
from gouji.errors import UnreadableSourceError
from gouji.fixing.edits import apply_fixes, chosen_fixes
from gouji.fixing.same_figures import changed_fact
from gouji.message import Message
from gouji.plugins.finder import load_plugins
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.rules.finding import Severity
from gouji.rules.rule import Rule
from gouji.testing.alone import misfits_of, read_for, run_alone, why_silent
from gouji.text.source import Position, Range, Source
from gouji.value import Entity, Value, field, frozen

__all__ = ["Bad", "Case", "CaseError", "Expected", "Good", "check_rule", "rule_cases"]

At: TypeAlias = str | Range | Locator | None
"""Where a finding stands: the words that it underlines, which stand in the text once, a range, a locator of a
format without lines, or None for the report as a whole."""


class CaseError(AssertionError):
    """A rule fails a case, or a case proves too little; the text names the rule and all that is wrong."""


@frozen
class Expected(Value):
    """A finding that must be reported: its ``message``, in Chinese, English or both, and ``at`` which place."""

    message: str | Message
    at: At
    severity: Severity | None = None


@frozen
class Good(Value):
    """A file, by its ``text`` or bytes, in which a rule with these ``options`` finds nothing."""

    text: str | bytes
    name: str = "case.txt"
    options: Mapping[str, Any] = field(factory=dict)


@frozen
class Bad(Value):
    """A file in which a rule reports exactly these ``findings``, in the order of their places.

    ``fixed`` is its text when all fixes are applied, None where no finding has one.
    """

    text: str | bytes
    findings: Sequence[Expected]
    fixed: str | None = None
    name: str = "case.txt"
    options: Mapping[str, Any] = field(factory=dict)


@frozen
class Case(Entity):
    """A rule and one of its cases; a test calls ``check``."""

    rule: Rule
    case: Good | Bad
    title: str
    plugins: Plugins

    def __str__(self) -> str:
        """Return the case's title, which pytest shows as the test's id."""
        return self.title

    def check(self) -> None:
        """Run the rule; raise `CaseError`, which lists every difference from the case."""
        problems = list(_problems(self))
        if problems:
            raise CaseError(_listed(self.rule, [f"{self.title}: {problem}" for problem in problems]))


def check_rule(rule: Rule, *, good: Sequence[str | Good], bad: Sequence[Bad], plugins: Plugins | None = None) -> None:
    """Check all cases of a rule; raise `CaseError`, which lists everything that is wrong."""
    problems = [
        f"{case}: {problem}"
        for case in rule_cases(rule, good=good, bad=bad, plugins=plugins)
        for problem in _problems(case)
    ]
    if problems:
        raise CaseError(_listed(rule, problems))


def rule_cases(
    rule: Rule, *, good: Sequence[str | Good], bad: Sequence[Bad], plugins: Plugins | None = None
) -> tuple[Case, ...]:
    """Return the cases of a rule, each to be a test of its own.

    ``@pytest.mark.parametrize("case", rule_cases(rule, good=…, bad=…), ids=str)`` makes them tests.

    The rule runs alone, against the forms and loaders of the installed plugins (or of *plugins*).
    Raises `CaseError` where there is no good or no bad case, where one occurs twice, where a bad one has no finding,
    or where the rule does not have an option that a case sets.
    """
    plugins = plugins or load_plugins()
    goods = [case if isinstance(case, Good) else Good(case) for case in good]
    cases = [
        *(Case(rule, each, f"good {number}", plugins) for number, each in enumerate(goods, 1)),
        *(Case(rule, each, f"bad {number}", plugins) for number, each in enumerate(bad, 1)),
    ]
    problems = [f"no {kind} case" for kind, some in (("good", goods), ("bad", bad)) if not some]
    problems += [f"{case}: {problem}" for case in cases for problem in _slips(case, cases)]
    if problems:
        raise CaseError(_listed(rule, problems))
    return tuple(cases)


def _listed(rule: Rule, problems: Sequence[str]) -> str:
    return "\n".join((f"rule {rule.name} ({rule.code}), its cases:", *(f"  {problem}" for problem in problems)))


def _slips(case: Case, cases: Sequence[Case]) -> Iterator[str]:
    """Yield the reasons why a case would prove nothing, before the rule is run."""
    given = case.case
    twin = next(other for other in cases if _file(other.case) == _file(given))
    if twin is not case:
        yield f"the same as {twin}"
    known = [option.name for option in case.rule.meta.options]
    yield from (f"the rule has no option {name}" for name in given.options if name not in known)
    if isinstance(given, Bad) and not given.findings:
        yield "no finding is stated"


def _file(case: Good | Bad) -> tuple[object, ...]:
    return case.text, case.name, sorted(case.options.items())


def _problems(case: Case) -> Iterator[str]:
    """Yield every difference between a case and what the rule does."""
    given = case.case
    data = given.text.encode() if isinstance(given.text, str) else given.text
    try:
        report, result = _run(case, data)
    except UnreadableSourceError as error:
        yield f"it cannot be read: {error.message.en}"
        return
    yield from (failure.message.en for failure in result.failures)
    yield from (misfit for found in result.diagnostics for misfit in misfits_of(case.rule.meta, found))
    expectations = given.findings if isinstance(given, Bad) else ()
    source = report.document.source
    for expected, found in zip(expectations, result.diagnostics, strict=False):
        yield from _differences(expected, found, source)
    for expected in expectations[len(result.diagnostics) :]:
        yield f"not reported: {_text(expected.message)}{why_silent(case.rule.meta, report)}"
    for found in result.diagnostics[len(expectations) :]:
        yield f"reported, and not stated: {found.message.en} ({_place(found)})"
    yield from _fix_problems(case, report, result)


def _run(case: Case, data: bytes) -> tuple[Report, CheckResult]:
    report = read_for(case.rule.meta, data, case.case.name, case.plugins)
    return report, run_alone(case.rule, report, case.case.name, case.case.options)


def _text(message: str | Message) -> str:
    return message if isinstance(message, str) else message.en


def _differences(expected: Expected, found: Diagnostic, source: Source) -> Iterator[str]:
    """Yield each difference between a finding and the one expected."""
    messages = (found.message.zh, found.message.en) if isinstance(expected.message, str) else (found.message,)
    if expected.message not in messages:
        yield f"the message is {found.message.en!r} ({found.message.zh!r}), not {_text(expected.message)!r}"
    if expected.severity not in (None, found.severity):
        yield f"{_text(expected.message)}: it is of severity {found.severity}, not {expected.severity}"
    place = _at(expected.at, source)
    if isinstance(place, str):
        yield f"{_text(expected.message)}: {place}"
    elif place != (found.range or found.locator):
        yield f"{_text(expected.message)}: it stands at {_place(found)}, not at {_shown(place)}"


def _at(at: At, source: Source) -> Range | Locator | str | None:
    """Return the place that a case gives, or what is wrong with it."""
    if not isinstance(at, str):
        return at
    times = source.text.count(at)
    if times != 1:
        return f"“{at}” stands in the text {times} times; state a range"
    start = source.text.index(at)
    return Range(source.position(start), source.position(start + len(at)))


def _place(found: Diagnostic) -> str:
    return _shown(found.range or found.locator)


def _shown(place: Range | Locator | None) -> str:
    if isinstance(place, Range):
        return f"{_point(place.start)} to {_point(place.end)}"
    return str(place) if place else "the report as a whole"


def _point(position: Position) -> str:
    return f"{position.line}:{position.column}"


def _fix_problems(case: Case, report: Report, result: CheckResult) -> Iterator[str]:
    """Apply all fixes and lint again; yield each difference from the case, and each fix that is left."""
    fixed = case.case.fixed if isinstance(case.case, Bad) else None
    fixes = chosen_fixes(result.diagnostics, report.document.source, unsafe=True)
    if not fixes:
        if fixed is not None:
            yield "no finding has a fix, and its fixed text is stated"
        return
    if fixed is None:
        yield "a finding has a fix, and its fixed text is not stated"
        return
    after, again = _run(case, apply_fixes(report.document.source, fixes))
    if after.document.source.text != fixed:
        yield f"the fixed text is {after.document.source.text!r}, not {fixed!r}"
    yield from (f"the fixed text still has a fix: {found.message.en}" for found in again.diagnostics if found.fix)
    fact = changed_fact(report, after, fixes)
    if fact is not None:
        yield f"the fix changes the figure {fact}"
