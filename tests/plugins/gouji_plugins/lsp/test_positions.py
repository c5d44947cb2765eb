"""Positions are those of the protocol: lines end where it says, columns count what was agreed on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position
import pytest

from gouji_plugins.lsp.positions import Lines

TEXT = "a𠀀b\r\nc\u2028d\x85e\x0cf\rg\n\n末"


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
def test_a_column_counts_the_units_of_the_encoding(encoding: str, character: int) -> None:
    assert Lines(TEXT, encoding).position(2) == Position(0, character)


def test_a_line_ends_at_the_three_ends_and_nowhere_else() -> None:
    lines = Lines(TEXT, "utf-32")

    assert [lines.position(TEXT.index(word)) for word in "acdefg末"] == [
        Position(0, 0),
        Position(1, 0),
        Position(1, 2),
        Position(1, 4),
        Position(1, 6),
        Position(2, 0),
        Position(4, 0),
    ]


@pytest.mark.parametrize(
    ("position", "offset"),
    [
        (Position(0, 2), 1),  # within the two halves of a character
        (Position(0, 99), 3),  # beyond the line: before its end
        (Position(4, 99), len(TEXT)),
        (Position(99, 0), len(TEXT)),
    ],
)
def test_a_position_that_is_not_there_is_the_nearest_before_it(position: Position, offset: int) -> None:
    assert Lines(TEXT, "utf-16").offset(position) == offset


@given(st.text("a末𠀀é\r\n\u2028\x85", max_size=20), st.sampled_from(("utf-8", "utf-16", "utf-32")), st.data())
def test_an_offset_comes_back(text: str, encoding: str, data: st.DataObject) -> None:
    """But for that between the two characters of a line end, which is no position."""
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text, encoding)

    if text[offset - 1 : offset + 1] != "\r\n" or not offset:
        assert lines.offset(lines.position(offset)) == offset
