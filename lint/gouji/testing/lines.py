"""A line of a sample report: pieces of text, of which some have a key by which their place is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

from gouji.value import Value, evolve, frozen

__all__ = ["Line", "Piece"]


@frozen
class Piece(Value):
    """A run of text; ``key`` names its place in `gouji.testing.Rendered.places`, "" for none."""

    text: str
    key: str = ""


@frozen
class Line(Value):
    """A paragraph, a heading or a title: pieces that follow each other."""

    pieces: tuple[Piece, ...]

    @classmethod
    def of(
        cls, template: str, values: Mapping[str, str] | None = None, *, marked: Mapping[str, str] | None = None
    ) -> Line:
        """Return the line made from a template with ``{fields}``: *values* fill them, *marked* gives some a key.

        ``Line.of("{year}年，未收到申请。", {"year": "2024"}, marked={"year": "statement.0"})``
        """
        values, marked = values or {}, marked or {}
        pieces: list[Piece] = []
        for literal, field, _, _ in Formatter().parse(template):
            if literal:
                pieces.append(Piece(literal))
            if field is not None:
                pieces.append(Piece(values[field], marked.get(field, "")))
        return cls(tuple(pieces))

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its pieces."""
        return tuple(piece.key for piece in self.pieces if piece.key)

    def replace(self, key: str, text: str) -> Line:
        """Return the line with the text of the piece *key* replaced."""
        return Line(tuple(evolve(piece, text=text) if piece.key == key else piece for piece in self.pieces))

    def __iter__(self) -> Iterator[Piece]:
        return iter(self.pieces)
