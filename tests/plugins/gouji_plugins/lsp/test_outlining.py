"""Where something is written is found in half-typed YAML too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji_plugins.lsp.outlining import outline_of, spot_in


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("", ()),
        ("a: x\nb", ()),
        ("a: ", ("a",)),
        ("a:\n  ", ("a",)),
        ("a:\n  b: x\n  c", ("a",)),
        ("a:\n  b: x\n", ()),
        ("a: {b: x, c: ", ("a", "c")),
        ("a: {b: x, c", ("a",)),
        ("a: [x,\n  y", ("a", 1)),
        ("a: [x\nb: ", ("b",)),
        ("a: {b: 'x\nc: ", ("c",)),
        ("a: 'x\nc: ", ("c",)),
        ("a: 'x\n   c: ", ("a",)),
        ("a:\n- b: x\n  c: ", ("a", 0, "c")),
        ("a:\n- b: x\n- ", ("a", 1)),
        ("a:\n  - b: x\n  - c: {d: [", ("a", 1, "c", "d", 0)),
        ("a: |\n  b: x\n  ", ("a",)),
        ("a: |\n  b: x\nc: ", ("c",)),
        ("- a: |\n    b: x\n  c: ", (0, "c")),
        ("a: x and\n  y", ("a",)),
        ('"a b": ', ("a b",)),
        ("a: &x {b: ", ("a", "b")),
        ("---\na: ", ("a",)),
        ("a: http://x: b", ("a",)),
        ("- - x", (0, 0)),
    ],
)
def test_the_path_of_what_is_written_last_is_found(text: str, path: tuple[str | int, ...]) -> None:
    spot = spot_in(text, len(text))

    assert spot is not None
    assert spot.path == path


@pytest.mark.parametrize(
    "text", ["# ", "a: x # ", "a: [x] ", "a: {b ", "a: 'x' ", "a: [x, # y", "a: |  # y", "x" * 600_000, "[" * 60]
)
def test_where_nothing_is_written_there_is_no_spot(text: str) -> None:
    assert spot_in(text, len(text)) is None


def test_keys_and_items_have_their_places() -> None:
    text = "a:\n- b: 'x y' # z\n  c: [1, {d: e}]\n- |\n  f\n"

    found = [
        (each.path, each.key, text[each.value.start : each.value.end], each.style) for each in outline_of(text).entries
    ]
    assert found == [
        ((), "a", "", ""),
        (("a", 0), "b", "x y", "'"),
        (("a", 0), "c", "", ""),
        (("a", 0, "c", 0), None, "1", ""),
        (("a", 0, "c", 1), "d", "e", ""),
        (("a", 1), None, "  f", "|"),
    ]


@given(st.text(st.sampled_from("ab:-#|>'\"[]{},&*! \n\t\r甲"), max_size=60), st.integers(0, 60))
def test_each_place_lies_in_the_text(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    spot = spot_in(text, offset)

    assert spot is None or 0 <= spot.start <= offset
    assert [
        each
        for each in outline_of(text).entries
        if not 0 <= each.place.start <= each.place.end <= len(text)
        or not 0 <= each.value.start <= each.value.end <= len(text)
    ] == []
