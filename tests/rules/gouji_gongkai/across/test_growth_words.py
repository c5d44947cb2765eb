"""What a change since last year should have been called."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gouji.api import Message
from gouji_gongkai.across.growth_words import change_of


@pytest.mark.parametrize(
    ("level", "prior", "as_rate", "change", "working"),
    [
        (84, 60, False, Message("增加 24", "24 more"), "84−60"),
        (60, 84, False, Message("减少 24", "24 less"), "60−84"),
        (60, 60, True, Message("持平", "no change"), "60−60"),
        (84, 60, True, Message("增长 40%", "40% more"), "(84−60)÷60"),
        (2, 3, True, Message("下降 33.33%", "33.33% less"), "(2−3)÷3"),
        (5, 0, True, Message("增加 5", "5 more"), "5−0"),
    ],
)
def test_a_change_is_told_as_what_was_stated(
    level: int, prior: int, as_rate: bool, change: Message, working: str
) -> None:
    assert change_of(Decimal(level), Decimal(prior), as_rate=as_rate) == {"change": change, "sum": working}
