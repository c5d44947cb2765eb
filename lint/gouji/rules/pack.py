"""A rule pack."""

from __future__ import annotations

import attrs

from gouji.rules.rule import Rule

__all__ = ["Pack"]


@attrs.frozen(eq=False, repr=False)
class Pack:
    """A rule pack: rules that are on only where the pack is asked for, and settings.

    ``settings`` has the shape of a configuration file (``rules``, ``overrides``); what the
    configuration says itself goes before it.
    """

    name: str
    title: str
    rules: tuple[Rule, ...] = ()
    settings: dict[str, object] = attrs.field(factory=dict)
