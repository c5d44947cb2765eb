"""What takes findings back: a waiver or a comment, as it holds for one report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs

from gouji.checking.diagnostic import Diagnostic, Waived
from gouji.message import Message
from gouji.text.source import Span

__all__ = ["Suppression", "facts_of", "suppress"]


class Suppression(NamedTuple):
    """Which findings of a report do not count, and whether there were any.

    ``rules`` are names of rules, ``named`` the word that was written for them. With ``facts``, only
    findings about one of these are meant; with ``span``, only those that begin in it. ``lapsed``
    says why nothing is taken back any more (a figure has changed). ``judged``: the rules did run, so
    that one that was not ``used`` is known to be needless.
    """

    rules: tuple[str, ...]
    named: str
    waived: Waived
    facts: tuple[str, ...] = ()
    span: Span | None = None
    lapsed: Message | None = None
    judged: bool = True
    used: bool = False

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic is one of those meant."""
        if self.lapsed is not None or diagnostic.rule not in self.rules:
            return False
        if self.facts and not any(fact in self.facts for fact in facts_of(diagnostic)):
            return False
        if self.span is None:
            return True
        return diagnostic.span is not None and self.span.start <= diagnostic.span.start <= self.span.end


def facts_of(diagnostic: Diagnostic) -> tuple[str, ...]:
    """The figures of its own report that a diagnostic is about."""
    related = [each.fact for each in diagnostic.related if each.path == diagnostic.path]
    return tuple(dict.fromkeys(fact for fact in (diagnostic.fact, *related) if fact is not None))


def suppress(
    diagnostics: Iterable[Diagnostic], suppressions: Sequence[Suppression]
) -> tuple[list[Diagnostic], list[Diagnostic], tuple[Suppression, ...]]:
    """The diagnostics that stand, those that are taken back, and the suppressions, now with what was used.

    The first suppression that covers a diagnostic gives the reason.
    """
    standing: list[Diagnostic] = []
    waived: list[Diagnostic] = []
    used: set[int] = set()
    for diagnostic in diagnostics:
        covering = [number for number, each in enumerate(suppressions) if each.covers(diagnostic)]
        used.update(covering)
        if covering:
            waived.append(attrs.evolve(diagnostic, waived=suppressions[covering[0]].waived))
        else:
            standing.append(diagnostic)
    marked = [each._replace(used=True) if number in used else each for number, each in enumerate(suppressions)]
    return standing, waived, tuple(marked)
