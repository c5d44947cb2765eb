"""Traps: what looks like a rule's fault and is none; a report with a trap stays sound."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from gouji.testing.sample import SampleReport
from gouji.value import Entity

__all__ = ["Trap"]


@attrs.frozen(eq=False)
class Trap(Entity):
    """What ``rule`` must not report by mistake: what it is, and how it is put into a sound sample."""

    rule: str
    what: str
    put: Callable[[SampleReport], SampleReport]

    @property
    def name(self) -> str:
        """Its rule, and what it is in words."""
        return f"{self.rule}: {self.what}"
