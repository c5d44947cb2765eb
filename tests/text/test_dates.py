"""Years and periods in Chinese text."""

import pytest

from gouji.text.dates import PERIOD, PERIOD_WORDS, Year, years_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年", [2024]),
        ("2024 年度", [2024]),
        ("２０２４年", [2024]),
        ("二〇二四年", [2024]),
        ("二○一九年", [2019]),
        ("二零二一年", [2021]),
        ("1998年至2003年", [1998, 2003]),
        ("12024年", []),
        ("电话2795167年", []),
        ("〔2021〕30号", []),
        ("2024年年度", [2024]),
        ("3024年", []),
    ],
)
def test_a_year_is_four_digits_before_its_character(text: str, expected: list[int]) -> None:
    assert [year.value for year in years_in(text)] == expected


def test_a_year_knows_where_its_digits_stand() -> None:
    assert years_in("于2024 年收到") == [Year(2024, 1, 5, 7)]


def test_years_are_sought_between_two_offsets() -> None:
    text = "2022年、2023年、2024年"

    assert [year.value for year in years_in(text, 6, 12)] == [2023]


def test_a_year_that_begins_before_the_first_offset_is_none() -> None:
    assert years_in("2024年", 1) == []


@pytest.mark.parametrize(
    "words", ["统计期限", "统计时限", "统计时段", "统计周期", "数据期限", "数据时限", "期限为", "时限自"]
)
def test_these_words_announce_a_period(words: str) -> None:
    assert PERIOD_WORDS.search(f"本报告{words}2024年") is not None


@pytest.mark.parametrize("text", ["办理期限内答复", "期限届满", "按时限要求办结"])
def test_these_announce_none(text: str) -> None:
    assert PERIOD_WORDS.search(text) is None


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("2024年1月1日至2024年12月31日", ("2024", "1", "1", "2024", "12", "31")),
        ("2024年1月1日至12月31日", ("2024", "1", "1", None, "12", "31")),
        ("2024年1月1日起，至2024年12月31日止", ("2024", "1", "1", "2024", "12", "31")),
        ("2024 年 1 月 1 日 — 12 月 31 日", ("2024", "1", "1", None, "12", "31")),
        ("2024年1月1日到12月31日", ("2024", "1", "1", None, "12", "31")),
        ("2024年1月1日～12月31日", ("2024", "1", "1", None, "12", "31")),
        ("2024年1月1日-2024年12月31日", ("2024", "1", "1", "2024", "12", "31")),
    ],
)
def test_a_period_is_from_one_day_to_another(text: str, groups: tuple[str | None, ...]) -> None:
    match = PERIOD.search(text)

    assert match is not None
    assert match.groups() == groups
