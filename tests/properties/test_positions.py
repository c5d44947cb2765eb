"""Positions and offsets name the same places, whatever the encoding, the line ends and the characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gouji.text.source import Position, Source

CHARACTERS = st.one_of(
    st.sampled_from("\n\r\t |0９年，。\u00a0\u3000\u200b\ufeff"),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(min_codepoint=0x10000, max_codepoint=0x2FFFF),
)
LINES = st.lists(st.text(CHARACTERS, max_size=12), max_size=8)
CHINESE = "政府信息公开工作年度报告" * 20


@st.composite
def sources(draw: st.DrawFn) -> Source:
    text = draw(st.sampled_from(("\n", "\r\n", "\r"))).join(draw(LINES)) + CHINESE
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "gb18030")))
    return Source.from_bytes(text.removeprefix("\ufeff").encode(encoding), "report.txt")


@given(source=sources(), data=st.data())
def test_a_position_and_its_offset_are_inverse(source: Source, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(source.text)))

    assert source.offset(source.position(offset)) == offset


@given(source=sources(), data=st.data())
def test_the_text_at_a_position_is_that_of_its_line(source: Source, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(source.line_starts)))
    line = source.line(number)
    start = source.offset(Position(number, 1))

    assert (source[start, start + len(line)], "\n" in line or "\r" in line) == (line, False)


@given(source=sources(), data=st.data())
def test_the_bytes_at_an_offset_are_those_of_its_character(source: Source, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(source.text)))

    assert source.data[source.byte_offset(offset) :].decode(source.encoding) == source.text[offset:]


@given(source=sources(), data=st.data())
def test_a_utf16_column_counts_characters_beyond_the_first_plane_twice(source: Source, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(source.text)))
    position = source.position(offset)
    before = source.text[offset - position.column + 1 : offset]

    assert source.utf16_column(offset) == len(before) + sum(1 for character in before if ord(character) > 0xFFFF)
