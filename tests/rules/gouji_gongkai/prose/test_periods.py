"""Periods: of which year a figure is."""

import pytest

from gouji_gongkai.prose.periods import ANOTHER, LAST_YEAR, THIS_YEAR, period_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到", THIS_YEAR),
        ("2024年收到", THIS_YEAR),
        ("今年以来收到", THIS_YEAR),
        ("2024年以来收到", THIS_YEAR),
        ("截至2024年12月31日收到", THIS_YEAR),
        ("2024年1月1日至12月31日收到", THIS_YEAR),
        ("与2023年相比，2024年收到", THIS_YEAR),
        ("较上年增加", THIS_YEAR),
        ("上年结转", THIS_YEAR),
        ("2023年结转", THIS_YEAR),
        ("结转2025年", THIS_YEAR),
        ("2023年收到", LAST_YEAR),
        ("与2023年新收的", LAST_YEAR),
        ("较2023年收到", LAST_YEAR),
        ("比2022年收到的", ANOTHER),
        ("与2023年相比，新收", THIS_YEAR),
        ("较2023年增加", THIS_YEAR),
        ("与2023年的3件相比，收到", THIS_YEAR),
        ("去年收到", LAST_YEAR),
        ("上年度收到", LAST_YEAR),
        ("去年同期收到", LAST_YEAR),
        ("2022年收到", ANOTHER),
        ("前年收到", ANOTHER),
        ("上半年收到", ANOTHER),
        ("三季度收到", ANOTHER),
        ("截至6月底收到", ANOTHER),
        ("2019年以来收到", ANOTHER),
        ("近三年收到", ANOTHER),
        ("十四五以来收到", ANOTHER),
    ],
)
def test_the_last_year_named_holds_unless_it_is_only_compared_with(text: str, expected: int) -> None:
    assert period_of(text, 0, len(text), 2024) == expected


def test_where_the_report_s_year_is_unknown_no_named_year_is_its_own() -> None:
    assert period_of("2024年收到", 0, 7, None) == ANOTHER
