"""The day by which reports are published: one that some year has."""

from __future__ import annotations

import re

import pytest

from gouji.packs.values import _DAY


@pytest.mark.parametrize(
    ("day", "right"),
    [
        ("01-31", True),
        ("02-29", True),
        ("04-30", True),
        ("02-30", False),
        ("04-31", False),
        ("13-01", False),
        ("1-31", False),
    ],
)
def test_a_day_is_one_of_the_calendar(day: str, right: bool) -> None:
    assert (re.search(_DAY, day) is not None) is right
