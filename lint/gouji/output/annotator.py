"""The model of an annotator, which writes the findings of a file into a copy of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gouji.value import Entity, frozen

if TYPE_CHECKING:
    from gouji.output.annotation import Original

__all__ = ["Annotator"]


@frozen
class Annotator(Entity):
    """Writes annotations into copies of the files that one loader reads, whose ``name`` it has.

    ``annotate`` is given the `Original` and returns the bytes of its copy; it raises `UnreadableSourceError` for a file of
    which it can make none. ``replaces`` names the annotator in whose place this one comes.
    """

    name: str
    annotate: Callable[[Original], bytes]
    replaces: str = ""
