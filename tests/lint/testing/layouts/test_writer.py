"""The writer knows where everything stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gouji.testing import Writer
from gouji.text.source import Position, Range, Source

TEXT = st.text(st.sampled_from("年0 \n，。\U00020bb7|\t"), max_size=6)


@given(st.lists(TEXT, max_size=8), st.sampled_from(("\n", "\r\n")))
def test_the_source_has_each_text_at_the_place_that_was_noted(texts: list[str], newline: str) -> None:
    writer = Writer(newline)
    for number, text in enumerate(texts):
        writer.write(text, str(number))
    source = Source.from_text(writer.text + newline)

    found = [source[source.offset(place.start), source.offset(place.end)] for place in writer.places.values()]
    assert found == [text.replace("\n", newline) for text in texts]


def test_the_first_place_of_a_key_is_kept() -> None:
    writer = Writer()
    writer.write("2024", "year")
    writer.write("2024", "year")

    assert writer.places == {"year": Range(Position(1, 1), Position(1, 5))}
