"""Where things stand on a page: its own coordinates → points from the upper left corner of the page as it is seen."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["Box", "Frame", "frame_of"]

Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge on the page; left, upper, right and lower edge as it is seen."""


class Frame(NamedTuple):
    """The box of a page in its own coordinates, and how far it is turned, in degrees clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of the page as it is seen."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def seen(self, box: Box) -> Box:
        """Convert a box on the page to the page as it is seen."""
        x0, y0, x1, y1 = box
        if self.rotation == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.rotation == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        if self.rotation == 270:
            return self.top - y1, self.right - x1, self.top - y0, self.right - x0
        return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0


def frame_of(page: Any) -> Frame:
    """Return the frame of a page of pdfium: its media box or, where it has none of its own, what is shown of it."""
    x0, y0, x1, y1 = page.get_mediabox(fallback_ok=False) or page.get_bbox()
    if x0 == x1 or y0 == y1:
        x0, y0, x1, y1 = page.get_bbox()
    return Frame(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), page.get_rotation())
