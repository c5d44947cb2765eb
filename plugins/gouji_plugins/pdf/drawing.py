"""What is drawn on a page, without its texts: pdfminer reads its content within limits, and loads no font for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import stream_value
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

__all__ = ["ExceededError", "Meter", "draw"]

_POINTS = 20
"""A path of more points than this is counted as several."""


class ExceededError(Exception):
    """A limit that a page exceeds; ``limit`` is its name."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


class Meter:
    """Counts what is left: bytes of content on all pages, unpacked, and lines drawn on one page."""

    def __init__(self, content: int, drawn: int) -> None:
        self._content = content
        self._most_drawn = self._drawn = drawn

    def begin_page(self) -> None:
        """Begin to count the lines drawn on another page."""
        self._drawn = self._most_drawn

    def read(self, length: int) -> None:
        """Count content of a length; raise `ExceededError` where there is too much."""
        self._content -= length
        if self._content < 0:
            raise ExceededError("MAX_CONTENT")

    def draw(self, points: int) -> None:
        """Count a drawn line, box or curve, a long one as several; raise `ExceededError` where there are too many."""
        self._drawn -= 1 + points // _POINTS
        if self._drawn < 0:
            raise ExceededError("MAX_LINES_DRAWN")


class _Fonts(PDFResourceManager):
    """Resources without fonts: texts are not shown with them, as the characters come from elsewhere."""

    def get_font(self, objid: object, spec: Any) -> Any:  # noqa: ARG002 (pdfminer's own signature)
        """Return None: a font is large, and without one no text is shown."""
        return None


class _Device(PDFPageAggregatorWithMarkedContent):
    meter: Meter

    def paint_path(self, *args: Any) -> None:
        """Draw a path, the last of pdfminer's arguments."""
        self.meter.draw(len(args[-1]))
        super().paint_path(*args)


class _Interpreter(PDFPageInterpreter):
    device: _Device

    def execute(self, streams: Sequence[object]) -> None:
        """Run the operators of some streams, whose length is counted each time that they are run."""
        for each in streams:
            self.device.meter.read(len(stream_value(each).get_data()))
        super().execute(streams)


def draw(page: Page, meter: Meter) -> None:
    """Read what is drawn on a page, before anything else is asked of it; raise `ExceededError`."""
    meter.begin_page()
    resources = _Fonts()
    device = _Device(resources, pageno=page.page_number)
    device.meter = meter
    _Interpreter(resources, device).process_page(page.page_obj)
    page._layout = device.get_result()  # noqa: SLF001 (pdfplumber reads a page with fonts where this is not set)
