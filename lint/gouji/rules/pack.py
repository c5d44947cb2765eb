"""The models of a rule pack, and of one in YAML that is read where it is asked for."""

from __future__ import annotations

from typing import Any

from gouji.rules.rule import AnyRule
from gouji.value import Entity, evolve, field, frozen

__all__ = ["Pack", "PackSource"]


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

    def origin(self, rule: str) -> str:
        """Return where a rule of the pack comes from: the pack, and its line where the pack is a file."""
        place = self.file.places.get(rule) if self.file else None
        return f"pack {self.name} ({place.source.name}:{place.line})" if place is not None else f"pack {self.name}"

    def named(self) -> Pack:
        """Return the pack with its name set in each of its rules."""
        if all(rule.meta.pack for rule in self.rules):
            return self
        rules = tuple(rule if rule.meta.pack else rule.with_meta(pack=self.name) for rule in self.rules)
        return evolve(self, rules=rules)


@frozen
class PackSource(Entity):
    """A pack in YAML that a plugin brings; it is read only where a configuration asks for it.

    ``path`` is its file or folder, relative to the folder of the module whose file is ``beside`` (its ``__file__``).
    """

    name: str
    beside: str
    path: str
