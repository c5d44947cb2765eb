"""A rule as it is in force: with its severity and options."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from gouji.rules.rule import Options, Rule

__all__ = ["ActiveRule"]


@attrs.frozen(eq=False, repr=False)
class ActiveRule:
    """A rule as it is in force for some files.

    ``severity`` is that of its findings (``off``: it does not run); ``explicit`` tells that a person set it,
    so that no finding is told above it. ``origins`` tells where the severity and each option came from.
    """

    rule: Rule
    severity: str
    options: Options
    explicit: bool = False
    origins: Mapping[str, str] = attrs.field(factory=dict)
