"""Check what rules give before anything is made of it: its shape, its places, its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice, pairwise
from types import GeneratorType
from typing import Any, get_args

from gouji.message import Message
from gouji.report.model import Report
from gouji.report.relations import Outcome
from gouji.rules.finding import SEVERITIES, Edit, Finding, Fix, Related
from gouji.rules.holding import Holding, Unknown
from gouji.rules.rule import Reading, ReadSentence
from gouji.strangers import Many, MisfitError, Shapes, misfit
from gouji.text.source import Span

__all__ = [
    "MAX_FINDINGS",
    "SHAPES",
    "each_of",
    "findings_of",
    "gathered",
    "holding_of",
    "holdings_of",
    "misfit_of_severity",
    "outcomes_of",
    "sentences_of",
]

MAX_FINDINGS = 1000
"""More findings of one rule in one report are not listed."""

_MAX_YIELDED = 2 * MAX_FINDINGS
"""After so many findings and reasons a rule is asked for no more."""

_MAX_SENTENCES = 100_000
"""As many sentences a rule may have read: more than there are in the longest text that is read."""

_HOLDINGS = get_args(Holding)
_TEXT = (str, None)
SHAPES: Shapes = {
    Finding: {
        "message": (Message,),
        "span": (Span, None),
        "fact": _TEXT,
        "section": _TEXT,
        "expected": _TEXT,
        "actual": _TEXT,
        "related": (Many((Related,)),),
        "fix": (Fix, None),
        "severity": _TEXT,
        "cause": _TEXT,
        "covers": (Many((str,)),),
        "sensitive": (bool,),
    },
    Unknown: {"reason": (Message,), "fact": _TEXT},
    Message: {"zh": (str,), "en": (str,)},
    Span: {"start": (int,), "end": (int,)},
    Related: {"span": (Span, None), "message": (Message,), "fact": _TEXT},
    Fix: {"safety": ("safe", "unsafe"), "edits": (Many((Edit,)),)},
    Edit: {"span": (Span,), "text": (str,)},
    ReadSentence: {"text": (str,), "span": (Span,), "readings": (Many((Reading,)),)},
    Reading: {"measure": (str,), "value": (str,), "limit": (str,), "name": (Message, None)},
}
"""The fields of what rules give for one report, and of all that is in it."""


def gathered(
    found: Any, problem_of: Callable[[Any], str | None], *functions: object, most: int = MAX_FINDINGS
) -> list[Any]:
    """Return what a rule's function has given, as a list of at most so many things; raise as `each_of` does."""
    kept: list[Any] = []
    for thing in _at_most(found, most, functions):
        problem = problem_of(thing)
        if problem is not None:
            raise _misfit_at(problem, found, functions)
        kept.append(thing)
    return kept


def each_of(found: Any, problem_of: Callable[[Any], str | None], *functions: object, most: int) -> Iterator[Any]:
    """Yield what a rule's function gives, at most so many things.

    Raises `MisfitError` where they are not many things, or where *problem_of* finds something wrong with one of them. It
    has the line where the rule stands or, where that cannot be known, where one of its *functions* begins.
    """
    for thing in _at_most(found, most, functions):
        problem = problem_of(thing)
        if problem is not None:
            raise _misfit_at(problem, found, functions)
        yield thing


def _at_most(found: Any, most: int, functions: tuple[object, ...]) -> Iterator[Any]:
    """Return an iterator of at most so many things of what a rule's function has given; raise `MisfitError`."""
    try:
        return islice(found, most)
    except TypeError as error:
        message = f"returned {type(found).__name__} where an iterable was expected"
        raise MisfitError(message, *functions) from error


def _misfit_at(problem: str, found: Any, functions: tuple[object, ...]) -> MisfitError:
    """Return the error about a thing that a rule has just yielded."""
    return MisfitError(f"yielded {problem}", found, *functions)


def findings_of(found: Any, report: Report, *functions: object) -> list[Finding | Unknown]:
    """Return the findings that a rule's function gave, and why it could not be judged; raise `MisfitError`."""
    kept: list[Finding | Unknown] = []
    things = islice(found, _MAX_YIELDED) if type(found) is GeneratorType else _at_most(found, _MAX_YIELDED, functions)
    for thing in things:
        problem = _misfit_of_finding(thing, report)
        if problem is not None:
            raise _misfit_at(problem, found, functions)
        kept.append(thing)
    return kept


def holding_of(found: Any, *functions: object) -> Holding | Unknown:
    """Return whether a rule holds, as its function told it; raise `MisfitError`."""
    odd = None if type(found) is str and found in _HOLDINGS else misfit(found, (*_HOLDINGS, Unknown), SHAPES)
    if odd is not None:
        message = f"holds: {odd}"
        raise MisfitError(message, *functions)
    holding: Holding | Unknown = found
    return holding


def holdings_of(found: Any, count: int, *functions: object) -> list[Holding | Unknown]:
    """Return whether so many rules hold, as one function told it for all of them; raise `MisfitError`."""
    if not isinstance(found, list) or len(found) != count:
        told = f"{len(found)} things" if isinstance(found, list) else type(found).__name__
        message = f"together: {told} where a list of {count} was expected"
        raise MisfitError(message, *functions)
    holdings: list[Holding | Unknown] = found
    for each in found:
        if type(each) is not str or each not in _HOLDINGS:
            holding_of(each, *functions)
    return holdings


def _misfit_of_finding(finding: Any, report: Report) -> str | None:
    """Return what is wrong with something that a rule has yielded on a report; None for what can be reported."""
    if type(finding) is Unknown:
        odd = misfit(finding, (Unknown,), SHAPES)
        return None if odd is None else f"an Unknown with {odd}"
    odd = misfit(finding, (Finding,), SHAPES)
    if odd is not None:
        return f"a finding with {odd}" if type(finding) is Finding else odd
    return _unknown(finding, report) or misfit_of_severity(finding.severity) or _misplaced(finding, report)


def misfit_of_severity(severity: str | None) -> str | None:
    """Return what is wrong with a finding's own severity; None where nothing is."""
    if severity is None or severity in SEVERITIES:
        return None
    return f"a finding of severity {severity!r}; expected one of {', '.join(SEVERITIES)}"


def _unknown(finding: Finding, report: Report) -> str | None:
    for fact in (finding.fact, *(related.fact for related in finding.related)):
        if fact is not None and fact not in report.facts:
            return f"a finding on the fact {fact!r}, which the report does not have"
    return None


def _misplaced(finding: Finding, report: Report) -> str | None:
    """Return which place of a finding is outside of the text, or which edits overlap; None where none does."""
    edits = [edit.span for edit in finding.fix.edits] if finding.fix is not None else []
    end = len(report.document.source.text)
    for span in (finding.span, *(related.span for related in finding.related), *edits):
        if span is not None and not _is_within(span, end):
            return f"a finding at {_outside(span, end)}"
    for before, after in pairwise(sorted(edits)):
        if before.end > after.start:
            return f"a finding with edits that overlap, at {tuple(before)} and {tuple(after)}"
    return None


def _is_within(span: Span, end: int) -> bool:
    return 0 <= span.start <= span.end <= end


def _outside(span: Span, end: int) -> str:
    return f"{tuple(span)}; the text ends at {end}"


def sentences_of(found: Any, report: Report, *functions: object) -> list[ReadSentence]:
    """Return the sentences that a rule has read, as its function gave them; raise `MisfitError`."""
    end = len(report.document.source.text)

    def problem_of(sentence: Any) -> str | None:
        odd = misfit(sentence, (ReadSentence,), SHAPES)
        if odd is not None:
            return odd
        return None if _is_within(sentence.span, end) else f"a sentence at {_outside(sentence.span, end)}"

    return gathered(found, problem_of, *functions, most=_MAX_SENTENCES)


def outcomes_of(found: Any, *functions: object) -> dict[str, Outcome | None]:
    """Return the outcomes that a rule has judged, as its function gave them; raise `MisfitError`."""
    if not isinstance(found, Mapping):
        message = f"judged {type(found).__name__} where a mapping was expected"
        raise MisfitError(message, *functions)
    outcomes = dict(found)
    for name, outcome in outcomes.items():
        odd = misfit(name, (str,), {}) or misfit(outcome, (Outcome, None), {})
        if odd is not None:
            message = f"judged {odd}"
            raise MisfitError(message, *functions)
    return outcomes
