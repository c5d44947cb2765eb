"""A place is a range where a file has lines, else a locator, with what stands near it."""

import attrs
import pytest

from gouji.checking.place import WHOLE, Place, place_of
from gouji.text.source import Position, Range, Source, Span


def _range(line: int, start: int, end: int) -> Range:
    return Range(Position(line, start), Position(line, end))


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("一二\r\n三四\r\n", Span(5, 6), Place(_range(2, 2, 3), None, Span(5, 6), "三四")),
        ("字" * 900, Span(500, 502), Place(_range(1, 501, 503), None, Span(500, 502), "字" * 602, 201)),
        ("一", None, WHOLE),
    ],
)
def test_in_a_file_with_lines_it_is_a_range_with_its_line(text: str, span: Span | None, expected: Place) -> None:
    assert place_of(Source.from_text(text), span) == expected


@pytest.mark.parametrize("span", [(2, 1), (-5, 2), (1, 99)])
def test_a_span_that_is_none_is_a_place_in_the_text_all_the_same(span: tuple[int, int]) -> None:
    found = place_of(Source.from_text("一二三"), Span(*span))

    assert found.span is not None
    assert (0 <= found.span.start <= found.span.end <= 3, found.excerpt) == (True, "一二三")


def test_an_excerpt_is_left_out_where_it_is_not_to_be_shown() -> None:
    found = place_of(Source.from_text("一二"), Span(0, 1), with_excerpt=False)

    assert found == Place(_range(1, 1, 2), None, Span(0, 1))


def test_in_a_file_without_lines_it_is_a_locator() -> None:
    source = attrs.evolve(Source.from_text("一二三"), lined=False)

    found = place_of(source, Span(1, 2), lambda offset: {"paragraph": offset})

    assert found == Place(None, {"paragraph": 1}, Span(1, 2))
