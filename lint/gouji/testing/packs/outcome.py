"""What became of the test of packs: how much was tried, what is wrong, what there is to know."""

from __future__ import annotations

from typing import Any

import attrs

from gouji.message import Message
from gouji.packs.hints import hints_on
from gouji.packs.model import PackRule
from gouji.value import Value
from gouji.yaml.problems import Place, Problem

__all__ = ["PackOutcome", "RuleOutcome", "ShownReport", "WordingsOutcome"]


@attrs.frozen(eq=False, repr=False)
class ShownReport(Value):
    """The text of a report that was generated: that of the case at a place, or of a rule's test, and whether it failed.

    ``prior`` is the text of the report of the year before, "" where there is none.
    """

    place: Place
    text: str
    failed: bool
    prior: str = ""


@attrs.frozen(eq=False, repr=False)
class RuleOutcome(Value):
    """The outcome of a rule: how many cases, sound reports and planted faults were tried, and what was wrong.

    ``notes`` are what its author should know though nothing is wrong. ``reports`` are those generated for its cases, and
    one in which it failed.
    """

    code: str
    name: str
    title: Message
    cases: int = 0
    sound: int = 0
    planted: int = 0
    wrong: tuple[Problem, ...] = ()
    notes: tuple[Message, ...] = ()
    reports: tuple[ShownReport, ...] = ()

    @classmethod
    def of(cls, rule: PackRule, **outcome: Any) -> RuleOutcome:
        """Return an outcome of the test of a rule, with hints on what it most likely does not mean."""
        notes = (*outcome.pop("notes", ()), *hints_on(rule))
        return cls(rule.code, rule.name, rule.title, notes=notes, **outcome)

    @property
    def passed(self) -> bool:
        """Whether nothing was wrong."""
        return not self.wrong


@attrs.frozen(eq=False, repr=False)
class WordingsOutcome(Value):
    """The outcome of the wordings that a pack accepts: how many were tried, and those that are not taken for right."""

    tried: int
    wrong: tuple[Problem, ...] = ()
    notes: tuple[Message, ...] = ()


@attrs.frozen(eq=False, repr=False)
class PackOutcome(Value):
    """The outcome of a pack that was asked for by a ``reference``; ``broken`` is why it could not be tested at all.

    ``settings`` is how many rules it sets, ``wordings`` what became of those that it accepts (None: it has none).
    """

    reference: str
    name: str = ""
    rules: tuple[RuleOutcome, ...] = ()
    broken: tuple[Problem, ...] = ()
    settings: int = 0
    wordings: WordingsOutcome | None = None

    @property
    def passed(self) -> bool:
        """Whether it could be tested, and nothing was wrong with it or any of its rules."""
        in_order = self.wordings is None or not self.wordings.wrong
        return not self.broken and in_order and all(rule.passed for rule in self.rules)
