"""Colour on a terminal, or none."""

from __future__ import annotations

import attrs

from gouji.value import Value

__all__ = ["Painter"]

_SEVERITIES = {"error": "1;31", "warning": "1;33", "info": "1;36"}


@attrs.frozen(eq=False, repr=False)
class Painter(Value):
    """Puts colour around texts where ``color`` is on, and changes nothing where it is off."""

    color: bool

    def bold(self, text: str) -> str:
        """Stronger than the rest."""
        return self._paint(text, "1")

    def faint(self, text: str) -> str:
        """Weaker than the rest."""
        return self._paint(text, "2")

    def severity(self, text: str, severity: str) -> str:
        """In the colour of a severity."""
        return self._paint(text, _SEVERITIES[severity])

    def _paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.color and text else text
