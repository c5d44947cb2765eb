"""The objects of a page of pdfium and of the forms on it, each with the matrix that brings it to the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from gouji_plugins.pdf.meter import Meter

__all__ = ["Matrix", "Point", "as_written", "moved", "objects_of"]

Point: TypeAlias = tuple[float, float]

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""The numbers of a matrix as PDF has them: a point (x, y) is brought to (ax + cy + e, bx + dy + f)."""

_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def objects_of(page: Any, meter: Meter) -> Iterator[tuple[int, Any, Matrix]]:
    """Yield the kind of each object that is no text, the object and its matrix; *meter* counts all of them.

    pdfium reads forms within forms to a depth of its own; what is deeper, or holds itself, is empty.
    """
    from pypdfium2 import raw

    waiting = [(raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, page.raw, _UNMOVED)]
    while waiting:
        count, get, holder, outer = waiting.pop()
        for number in range(count(holder)):
            meter.meet()
            found = get(holder, number)
            kind = raw.FPDFPageObj_GetType(found)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                continue
            matrix = _product(_matrix_of(found), outer)
            if kind == raw.FPDF_PAGEOBJ_FORM:
                waiting.append((raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, found, matrix))
            else:
                yield kind, found, matrix


def as_written(value: float, places: int) -> float:
    """Return a number as the file has it; pdfium keeps it in 32 bits, so that 0.24 becomes 0.2399999946."""
    return round(value, places)


def moved(point: Point, matrix: Matrix) -> Point:
    """Return where a matrix brings a point."""
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _matrix_of(drawn: Any) -> Matrix:
    from pypdfium2 import raw

    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, found)
    a, b, c, d, e, f = (as_written(each, 6) for each in (found.a, found.b, found.c, found.d, found.e, found.f))
    return a, b, c, d, e, f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that moves by *inner* first, then by *outer*."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
