"""Lines that are the number of a printed page."""

import pytest

from gouji.text.page_numbers import is_page_number


@pytest.mark.parametrize("line", ["— 3 —", "-12-", "－3－", "第3页", "第 3 页 共 6 页", "第3页/共6页"])
def test_a_number_between_dashes_and_one_with_its_page_are_page_numbers(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["", "3", "-", "—", "第三页", "第3项", "-3", "3—5", "— 2024 —"])
def test_other_lines_are_none(line: str) -> None:
    assert not is_page_number(line)
