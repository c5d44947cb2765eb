"""Rules each of which does one thing that no rule may do, beside one that does its work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
import os
import sys
from typing import Any
import warnings

from gouji.api import Edit, Finding, Fix, Message, Related, Report, Rule, Span, hookimpl, rule

SAID = Message("有误", "wrong")
AT = Span(0, 2)


class Interrupting(KeyboardInterrupt):
    """It looks like the user's interrupt, and is not."""


class UnspeakableError(Exception):
    def __str__(self) -> str:
        raise SystemExit(0)

    __repr__ = __str__


class ShoutingError(Exception):
    def __str__(self) -> str:
        return "\x1b[2J\u202e\n::error::no" + "啊" * 100_000


class Nameless(type):
    @property
    def __name__(cls) -> str:  # type: ignore[override]
        raise SystemExit(0)


class MaskedError(Exception, metaclass=Nameless):
    @property
    def __traceback__(self) -> Any:
        raise SystemExit(0)

    @property
    def __cause__(self) -> Any:
        raise SystemExit(0)


class Cunning(Finding):
    """A finding that does something else when it is looked at."""

    @property
    def spans(self) -> Any:
        raise SystemExit(0)


def deeper(report: Report) -> Any:
    return deeper(report)


def raising(error: BaseException | type[BaseException]) -> Callable[[Report], Any]:
    def raise_it(report: Report) -> Any:
        raise error

    return raise_it


def given(*things: Any) -> Callable[[Report], Iterator[Any]]:
    def give(report: Report) -> Iterator[Any]:
        yield from things

    return give


def returned(thing: Any) -> Callable[[Report], Any]:
    return lambda report: thing


def finding(**fields: Any) -> Callable[[Report], Iterator[Any]]:
    return given(Finding(**{"message": SAID, "span": AT, **fields}))


def endless_and_wrong(report: Report) -> Iterator[Any]:
    yield from repeat(Finding(SAID, AT), 10)
    yield from repeat("again")


def changing(report: Report) -> Iterator[Any]:
    report.status = "other"  # type: ignore[misc]
    yield Finding(SAID)


def changing_facts(report: Report) -> Iterator[Any]:
    report.facts.clear()  # type: ignore[attr-defined]
    yield Finding(SAID)


def warned_as_error(report: Report) -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.warn("as an error", stacklevel=1)
    yield Finding(SAID)


MISDEEDS: dict[str, Callable[[Report], Any]] = {
    "exits": lambda report: sys.exit(0),
    "exits-with-words": raising(SystemExit("goodbye")),
    "raises-base": raising(BaseException("base")),
    "raises-interrupting": raising(Interrupting),
    "raises-generator-exit": raising(GeneratorExit),
    "raises-stop-iteration": raising(StopIteration),
    "raises-group": raising(BaseExceptionGroup("many", [SystemExit(0), KeyError("x")])),
    "raises-memory-error": raising(MemoryError),
    "recurses": deeper,
    "raises-unspeakable": raising(UnspeakableError),
    "raises-shouting": raising(ShoutingError),
    "raises-masked": raising(MaskedError),
    "fails-to-import": lambda report: __import__("no_such_module"),
    "returns-none": returned(None),
    "returns-int": returned(3),
    "returns-text": returned("text"),
    "returns-finding": returned(Finding(SAID)),
    "yields-none": given(None),
    "yields-text": given("text"),
    "yields-list": given([Finding(SAID)]),
    "yields-class": given(Finding),
    "yields-cunning": given(Cunning(SAID)),
    "yields-unmade": given(object.__new__(Finding)),
    "yields-none-without-end": endless_and_wrong,
    "message-text": finding(message="wrong"),
    "message-none": finding(message=None),
    "message-of-none": finding(message=Message(None, "wrong")),  # type: ignore[arg-type]
    "message-surrogate": finding(message=Message("\ud800", "wrong")),
    "span-tuple": finding(span=(0, 1)),
    "span-floats": finding(span=Span(0.0, 1.0)),  # type: ignore[arg-type]
    "span-nan": finding(span=Span(float("nan"), 1)),  # type: ignore[arg-type]
    "span-bool": finding(span=Span(False, True)),
    "span-none": finding(span=Span(None, None)),  # type: ignore[arg-type]
    "span-negative": finding(span=Span(-1, 1)),
    "span-reversed": finding(span=Span(2, 1)),
    "span-beyond": finding(span=Span(0, 10**9)),
    "span-huge": finding(span=Span(0, 10**400)),
    "fact-unknown": finding(fact="requests.nothing"),
    "fact-number": finding(fact=3),
    "fact-unhashable": finding(fact=[]),
    "section-number": finding(section=3),
    "expected-number": finding(expected=3),
    "actual-bytes": finding(actual=b"3"),
    "severity-unknown": finding(severity="fatal"),
    "severity-number": finding(severity=1),
    "cause-unhashable": finding(cause=[]),
    "covers-text": finding(covers="abc"),
    "covers-none": finding(covers=None),
    "sensitive-text": finding(sensitive="yes"),
    "related-none": finding(related=None),
    "related-text": finding(related=("text",)),
    "related-beyond": finding(related=(Related(Span(0, 10**9), SAID),)),
    "related-message": finding(related=(Related(AT, "wrong"),)),  # type: ignore[arg-type]
    "related-fact": finding(related=(Related(AT, SAID, "requests.nothing"),)),
    "fix-text": finding(fix="better"),
    "fix-safety": finding(fix=Fix("certain", (Edit(AT, ""),))),  # type: ignore[arg-type]
    "fix-edits-none": finding(fix=Fix("safe", None)),  # type: ignore[arg-type]
    "fix-edit-text-none": finding(fix=Fix("safe", (Edit(AT, None),))),  # type: ignore[arg-type]
    "fix-edit-beyond": finding(fix=Fix("safe", (Edit(Span(0, 10**9), ""),))),
    "fix-edits-overlap": finding(fix=Fix("safe", (Edit(Span(0, 2), "甲"), Edit(Span(1, 3), "乙")))),
    "changes-the-report": changing,
    "changes-the-facts": changing_facts,
    "warns-as-error": warned_as_error,
}


def said(name: str) -> Message:
    """Return what a harmless rule says: of two that say the same at one place only one is told."""
    return Message(f"规则 {name} 所述", f"said by {name}")


def printing(report: Report) -> Iterator[Any]:
    sys.stdout.write("{not json\n")
    os.write(1, b"nor this\n")
    yield Finding(said("prints"))


def closing(report: Report) -> Iterator[Any]:
    sys.stdout.close()
    yield Finding(said("closes-output"))


def replacing_streams(report: Report) -> Iterator[Any]:
    sys.stdout = sys.stderr = None  # type: ignore[assignment]
    yield Finding(said("replaces-streams"))


def warning(report: Report) -> Iterator[Any]:
    warnings.warn("as a warning", stacklevel=1)
    yield Finding(said("warns"))


def endless(report: Report) -> Iterator[Any]:
    return repeat(Finding(said("endless"), AT))


HARMLESS: dict[str, Callable[[Report], Any]] = {
    "good": finding(),
    "prints": printing,
    "closes-output": closing,
    "replaces-streams": replacing_streams,
    "warns": warning,
    "endless": endless,
    "related-a-list": finding(message=said("related-a-list"), related=[Related(AT, SAID)]),
}
"""What may be done, though it should not be."""


def _rule(number: int, name: str, check: Callable[[Report], Any]) -> Rule:
    @rule(
        code=f"MD{number:03}",
        name=name,
        severity="warning",
        summary=SAID,
        source="practice",
        since="6.6",
        kind="any",
    )
    def misdeed(report: Report, options: object) -> Any:
        """Do it."""
        return check(report)

    return misdeed


@hookimpl
def gouji_rules() -> Iterable[Rule]:
    sys.stdout.write("{not json either\n")
    every = {**MISDEEDS, **HARMLESS}
    return [_rule(number, name, check) for number, (name, check) in enumerate(every.items(), 100)]


sys.stdout.write("{spoilt\n")
