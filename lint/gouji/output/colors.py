"""Colour on a terminal, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gouji.rules.finding import Severity

__all__ = ["Painter"]

_SEVERITIES = {"error": "1;31", "warning": "1;33", "info": "1;36"}


class Painter:
    """Wrap texts in colour codes where ``color`` is on; return them unchanged where it is off."""

    __slots__ = ("color",)

    def __init__(self, *, color: bool) -> None:
        self.color = color

    def bold(self, text: str) -> str:
        """Return *text* in bold."""
        return self._paint(text, "1")

    def faint(self, text: str) -> str:
        """Return *text* in a faint style."""
        return self._paint(text, "2")

    def severity(self, text: str, severity: Severity) -> str:
        """Return *text* in the colour of *severity*."""
        return self._paint(text, _SEVERITIES[severity])

    def _paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.color and text else text
