"""What became of the test of a pack: how much was tried for each rule, and what is wrong."""

from __future__ import annotations

import attrs

from gouji.message import Message
from gouji.value import Value
from gouji.yaml.problems import Place

__all__ = ["RuleOutcome", "Wrong"]


@attrs.frozen(eq=False, repr=False)
class Wrong(Value):
    """Something wrong with a rule or one of its cases, and where in the pack that is."""

    message: Message
    place: Place


@attrs.frozen(eq=False, repr=False)
class RuleOutcome(Value):
    """The outcome of a rule: how many cases, sound reports and planted faults were tried, and what was wrong."""

    code: str
    name: str
    title: Message
    cases: int = 0
    sound: int = 0
    planted: int = 0
    wrong: tuple[Wrong, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing was wrong."""
        return not self.wrong
