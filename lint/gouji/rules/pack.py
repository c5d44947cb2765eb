"""The model of a rule pack."""

from __future__ import annotations

from typing import Any

from gouji.rules.rule import AnyRule
from gouji.value import Entity, evolve, field, frozen

__all__ = ["Pack"]


@frozen
class Pack(Entity):
    """A rule pack: rules that run only where the pack is asked for, and settings.

    ``settings`` has the shape of a configuration file (``rules``, ``overrides``); the settings of the
    configuration itself take precedence. ``file`` is what a pack in YAML is made of (None: it is none).
    """

    name: str
    title: str
    rules: tuple[AnyRule, ...] = ()
    settings: dict[str, object] = field(factory=dict)
    version: str = ""
    file: Any = None

    def named(self) -> Pack:
        """Return the pack with its name set in each of its rules."""
        if all(rule.meta.pack for rule in self.rules):
            return self
        rules = tuple(rule if rule.meta.pack else rule.with_meta(pack=self.name) for rule in self.rules)
        return evolve(self, rules=rules)
