"""Rules that do what the words of a report ask for: wait, go on for ever, fail, end the process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
import os
from pathlib import Path
from time import sleep

from gouji.api import Finding, Message, Report, Rule, Span, hookimpl, rule

GATE = "GOUJI_TEST_GATE"
"""The variable with the path that a report waits for."""

SAID = Message("门开了", "the gate is open")


def waits(report: Report) -> Iterator[Finding]:
    if "等待大门" in report.document.source.text:
        while not Path(os.environ[GATE]).exists():
            sleep(0.01)
        yield Finding(SAID, Span(0, 2))


def never_ends(report: Report) -> Iterator[Finding]:
    while "永无止境" in report.document.source.text:
        pass
    yield from ()


def fails(report: Report) -> Iterator[Finding]:
    if "规则失败" in report.document.source.text:
        raise ValueError
    yield from ()


def dies(report: Report) -> Iterator[Finding]:
    if "进程终止" in report.document.source.text:
        os._exit(7)
    yield from ()


def _rule(number: int, check: Callable[[Report], Iterator[Finding]]) -> Rule:
    @rule(
        code=f"LM{number:03}",
        name=check.__name__.replace("_", "-"),
        severity="warning",
        summary=SAID,
        source="practice",
        since="1.0",
        kind="any",
    )
    def misdeed(report: Report, options: object) -> Iterator[Finding]:
        """Do it."""
        return check(report)

    return misdeed


@hookimpl
def gouji_rules() -> Iterable[Rule]:
    return [_rule(number, check) for number, check in enumerate((waits, never_ends, fails, dies), 101)]
