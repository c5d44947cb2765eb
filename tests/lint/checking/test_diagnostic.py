"""The order of all output."""

from gouji.checking.diagnostic import Diagnostic
from gouji.checking.place import WHOLE, Place
from gouji.message import Message
from gouji.text.source import Position, Range, Span


def diagnostic(
    path: str = "a", line: int = 1, column: int = 1, code: str = "Z101", place: Place | None = None
) -> Diagnostic:
    here = Place(Range(Position(line, column), Position(line, column + 1)))
    return Diagnostic(path, "r", code, "error", Message("甲", "a"), ("f",), place or here)


def test_diagnostics_stand_by_path_then_line_then_column_then_code() -> None:
    given = [
        diagnostic("b", 1),
        diagnostic("a", 10),
        diagnostic("a", 9, 2, "Z102"),
        diagnostic("a", 9, 2, "Z101"),
        diagnostic("a", 9, 1, "Z200"),
    ]

    ordered = sorted(given, key=lambda each: each.order)

    assert [(each.path, each.range.start.line, each.code) for each in ordered] == [
        ("a", 9, "Z200"),
        ("a", 9, "Z101"),
        ("a", 9, "Z102"),
        ("a", 10, "Z101"),
        ("b", 1, "Z101"),
    ]


def test_without_lines_they_stand_by_their_offsets() -> None:
    given = [diagnostic(place=place) for place in (Place(span=Span(7, 8)), WHOLE, Place(span=Span(3, 9)))]

    assert [each.span for each in sorted(given, key=lambda each: each.order)] == [None, (3, 9), (7, 8)]
