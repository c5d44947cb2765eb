"""The output of a renderer: bytes, and where everything stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import attrs

from gouji.document.model import Locator
from gouji.testing.sample import SampleReport
from gouji.text.source import Range
from gouji.value import Entity

__all__ = ["Place", "Rendered", "Renderer"]

Place: TypeAlias = Range | Locator
"""Lines and columns in a format that has lines, a locator in one that has none."""


@attrs.frozen(eq=False)
class Rendered(Entity):
    """A report as a file: ``data`` under ``name``, and ``places`` by the keys of its sample.

    A blank cell's place is empty and stands where its text would be. ``text`` is the decoded text,
    without a byte order mark, "" in formats that are no text.
    """

    data: bytes = attrs.field(repr=False)
    name: str
    places: Mapping[str, Place] = attrs.field(repr=False)
    text: str = ""

    @property
    def format(self) -> str:
        """The ending of its name, without the dot."""
        return self.name.rpartition(".")[2]


Renderer: TypeAlias = Callable[[SampleReport], Rendered]
"""What turns a sample into a file of one format, its options already given."""
