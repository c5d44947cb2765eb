"""A rule that is to run: with its severity and options."""

from __future__ import annotations

import attrs

from gouji.rules.rule import Options, Rule

__all__ = ["ActiveRule"]


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
