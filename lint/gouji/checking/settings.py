"""What a report is checked with: rules with their severities and options."""

from __future__ import annotations

import attrs

from gouji.checking.rule import Options, Rule

__all__ = ["ActiveRule", "Pack"]


@attrs.frozen(eq=False, repr=False)
class ActiveRule:
    """A rule that is to run.

    ``severity`` is in force for its findings; ``explicit`` tells that a person set it, so that
    no finding is told above it.
    """

    rule: Rule
    severity: str
    options: Options
    explicit: bool = False


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
