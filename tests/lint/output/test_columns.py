"""Columns are narrowed to the width of a terminal, the widest first."""

from __future__ import annotations

import pytest

from gouji.output.columns import fitted, natural_widths


def test_wide_characters_count_as_two() -> None:
    assert natural_widths(["位置", "x"], [["总计为空", "a"], ["", "abcd"]]) == [8, 4]


def test_a_table_without_rows_is_as_wide_as_its_headers() -> None:
    assert natural_widths(["位置", "x"], []) == [6, 3]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (80, [None, None, None]),
        (60, [25, None, 25]),
        (70, [None, None, 31]),
        (40, [15, None, 15]),
        (10, [10, None, 10]),
    ],
)
def test_the_widest_columns_are_narrowed_to_one_width(columns: int, expected: list[int | None]) -> None:
    assert fitted(["a", "b", "c"], [["x" * 30, "x" * 5, "x" * 40]], columns) == expected
