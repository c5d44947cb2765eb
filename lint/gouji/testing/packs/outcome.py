"""What became of the test of packs: how much was tried for each rule, and what is wrong."""

from __future__ import annotations

from typing import Any

import attrs

from gouji.message import Message
from gouji.packs.model import PackRule
from gouji.value import Value
from gouji.yaml.problems import Problem

__all__ = ["PackOutcome", "RuleOutcome"]


@attrs.frozen(eq=False, repr=False)
class RuleOutcome(Value):
    """The outcome of a rule: how many cases, sound reports and planted faults were tried, and what was wrong."""

    code: str
    name: str
    title: Message
    cases: int = 0
    sound: int = 0
    planted: int = 0
    wrong: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, rule: PackRule, **outcome: Any) -> RuleOutcome:
        """Return an outcome of the test of a rule."""
        return cls(rule.code, rule.name, rule.title, **outcome)

    @property
    def passed(self) -> bool:
        """Whether nothing was wrong."""
        return not self.wrong


@attrs.frozen(eq=False, repr=False)
class PackOutcome(Value):
    """The outcome of a pack at a path; ``broken`` is why it could not be read at all."""

    path: str
    name: str = ""
    rules: tuple[RuleOutcome, ...] = ()
    broken: tuple[Problem, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether it could be read, and nothing was wrong with any of its rules."""
        return not self.broken and all(rule.passed for rule in self.rules)
