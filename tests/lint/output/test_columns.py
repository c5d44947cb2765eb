"""Columns are narrowed to the width of a terminal, the widest first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest
from tabulate import tabulate

from gouji.output.columns import fitted, lines_of, natural_widths


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


CELLS = st.text("ab 总计-。", max_size=25)


@given(st.lists(st.tuples(CELLS, CELLS.filter(str.strip)), min_size=1, max_size=9), st.integers(10, 70))
def test_a_table_that_is_laid_out_in_pieces_is_the_same_as_at_once(rows: list[tuple[str, str]], columns: int) -> None:
    headers = ["位置", "Message"]
    most = fitted(headers, rows, columns)
    whole = tabulate(
        rows, headers, tablefmt="simple", disable_numparse=True, preserve_whitespace=True, maxcolwidths=most
    )

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("gouji.output.columns._TOGETHER", 2)
        pieces = list(lines_of(headers, rows, columns))

    assert "".join(pieces) == f"{whole}\n"
    assert len(pieces) == (len(rows) + 1) // 2


def test_a_table_without_rows_has_no_lines() -> None:
    assert list(lines_of(["a"], [], 80)) == []
