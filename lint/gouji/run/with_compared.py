"""Put into the result of a file what comparing has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.results import FileResult
from gouji.value import evolve

if TYPE_CHECKING:
    from gouji.comparing.join import FileComparison

__all__ = ["with_compared"]


def with_compared(file: FileResult, found: FileComparison) -> FileResult:
    """Return the result of a file with the findings, the relations not compared and the notes of comparing."""
    if found.notes:
        file = evolve(file, notes=(*file.notes, *found.notes))
    if not (found.diagnostics or found.not_compared):
        return file
    from gouji.waivers.apply import add_to_file

    return add_to_file(_without(file, found), found.diagnostics, found.not_compared)


def _without(file: FileResult, found: FileComparison) -> FileResult:
    """Return a file's result without the findings that comparing replaced."""
    if not found.replaced:
        return file
    kept = [each for each in file.diagnostics if (each.rule, each.fact) not in found.replaced]
    return evolve(file, diagnostics=tuple(kept))
