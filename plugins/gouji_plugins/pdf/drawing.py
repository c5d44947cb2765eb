"""What is drawn on a page of pdfium beside its texts: ruled lines and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import itertools
from typing import Any, NamedTuple

from gouji_plugins.pdf.frame import Box, Frame
from gouji_plugins.pdf.meter import Meter
from gouji_plugins.pdf.objects import Matrix, Point, as_written, moved, objects_of
from gouji_plugins.pdf.ruled import Rules

__all__ = ["Drawing", "draw"]

_SLANT = 0.1
"""A line that leaves the level or the upright by no more than this (points) is a ruled one."""

_CORNERS = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
"""The corners of a picture before its matrix brings them to the page."""


class Drawing(NamedTuple):
    """The ruled lines and the boxes of the pictures on a page as it is seen."""

    rules: Rules
    pictures: list[Box]


def draw(page: Any, frame: Frame, meter: Meter) -> Drawing:
    """Return what is drawn on a page in its *frame*; raise `ExceededError` where it is too much for the *meter*."""
    from pypdfium2 import raw

    drawing = Drawing(Rules([], []), [])
    for kind, drawn, matrix in objects_of(page, meter):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawing.pictures.append(frame.seen(_around([moved(corner, matrix) for corner in _CORNERS])))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            for points in _subpaths(drawn, matrix, meter):
                for ends in itertools.pairwise(points):
                    _add_rule(frame.seen(_around(ends)), drawing.rules)
    return drawing


def _subpaths(path: Any, matrix: Matrix, meter: Meter) -> Iterator[list[Point]]:
    """Yield the points that each part of a path joins: of a curve only its ends, of a line there and back one way."""
    points: list[Point] = []
    for starts, point in _points(path, meter):
        if starts and points:
            yield _one_way(points)
            meter.draw(0)
            points = []
        points.append(moved(point, matrix))
    yield _one_way(points)


def _points(path: Any, meter: Meter) -> Iterator[tuple[bool, Point]]:
    """Yield the points that a path joins, and whether each starts a part of it."""
    from ctypes import c_float

    from pypdfium2 import raw

    count = raw.FPDFPath_CountSegments(path)
    meter.draw(count)
    x, y = c_float(), c_float()
    curved = 0
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        curved = (curved + 1) % 3 if kind == raw.FPDF_SEGMENT_BEZIERTO else 0
        if not curved:
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            yield kind == raw.FPDF_SEGMENT_MOVETO, (as_written(x.value, 4), as_written(y.value, 4))


def _one_way(points: list[Point]) -> list[Point]:
    return points[:2] if len(points) == 3 and points[0] == points[2] else points


def _around(points: Sequence[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _add_rule(box: Box, rules: Rules) -> None:
    """Add the line in a box to *rules* if it is level or upright."""
    x0, top, x1, bottom = box
    if bottom - top <= min(_SLANT, x1 - x0):
        rules.across.append(((top + bottom) / 2, x0, x1))
    elif x1 - x0 <= _SLANT:
        rules.down.append(((x0 + x1) / 2, top, bottom))
