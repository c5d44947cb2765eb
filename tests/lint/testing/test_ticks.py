"""Answers are printed in the manners in which forms have boxes for them."""

import pytest

from gouji.testing import printed_choices
from gouji.testing.ticks import TICKS
from gouji.text.ticks import ticked

CHOICES = ("徒步", "乘船", "无人机")


@pytest.mark.parametrize(
    ("manner", "text"),
    [
        ("boxes", "☑徒步 □乘船 ☑无人机"),
        ("boxes after", "徒步■ 乘船□ 无人机■"),
        ("brackets", "徒步（√） 乘船（　） 无人机（√）"),
        ("words", "徒步、无人机"),
    ],
)
def test_the_chosen_are_ticked(manner: str, text: str) -> None:
    assert printed_choices(CHOICES, ("无人机", "徒步"), manner) == text


@pytest.mark.parametrize("manner", TICKS)
def test_what_is_ticked_is_read_as_chosen(manner: str) -> None:
    assert ticked(printed_choices(CHOICES, ("徒步", "无人机"), manner), CHOICES) == ("徒步", "无人机")
