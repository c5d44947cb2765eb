"""Years, days and periods in Chinese text."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.text.dates import (
    Day,
    Year,
    days_in,
    periods_in,
    years_in,
)


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


def day(found: Day | None) -> tuple[int | None, int, int] | None:
    return None if found is None else (found.year.value if found.year else None, found.month, found.day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年12月31日", (2024, 12, 31)),
        ("2024 年 12 月 31 日", (2024, 12, 31)),
        ("２０２４年１２月３１日", (2024, 12, 31)),
        ("二〇二四年十二月三十一日", (2024, 12, 31)),
        ("二○二四年十月二十日", (2024, 10, 20)),
        ("2024年12月", (2024, 12, 0)),
        ("12月31日", (None, 12, 31)),
        ("2024.12.31", (2024, 12, 31)),
        ("2024-01-05", (2024, 1, 5)),
        ("2024/1/5", (2024, 1, 5)),
        ("2024年13月40日", (2024, 13, 40)),
        ("12月31号", (None, 12, 31)),
    ],
)
def test_a_day_is_read_as_it_is_printed(text: str, expected: tuple[int | None, int, int]) -> None:
    (found,) = days_in(f"于{text}。")

    assert (day(found), text) == (expected, f"于{text}。"[found.start : found.end])


@pytest.mark.parametrize("text", ["12.5%", "3.1.2", "12024.1.1", "2024.1", "每月", "A2024-01-05-7", "本月"])
def test_these_are_no_days(text: str) -> None:
    assert list(days_in(text)) == []


def test_a_day_without_its_sign_is_not_marked() -> None:
    assert [(found.day, found.marked) for found in days_in("至12月31止，2月3日，2024.1.1")] == [
        (31, False),
        (3, True),
        (1, True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年2月29日", date(2024, 2, 29)),
        ("2023年2月29日", None),
        ("2月30日", None),
        ("4月31日", None),
        ("13月1日", None),
        ("12月", date(2024, 12, 31)),
    ],
)
def test_a_day_stands_in_the_calendar_or_not(text: str, expected: date | None) -> None:
    (found,) = days_in(text)

    assert found.on(2024, last=True) == expected


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["{}年{}月{}日", "{}.{}.{}", "{}-{:02}-{:02}"]))
def test_every_day_is_read_from_what_is_printed(day: date, form: str) -> None:
    (found,) = days_in(form.format(day.year, day.month, day.day))

    assert found.on(0) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024年1月1日至2024年12月31日", (2024, 1, 1), (2024, 12, 31)),
        ("2024年1月1日至12月31日", (2024, 1, 1), (None, 12, 31)),
        ("2024年1月1日起，至2024年12月31日止", (2024, 1, 1), (2024, 12, 31)),
        ("2024 年 1 月 1 日 — 12 月 31 日", (2024, 1, 1), (None, 12, 31)),
        ("2024年1月1日到12月31日", (2024, 1, 1), (None, 12, 31)),
        ("2024年1月1日～12月31日", (2024, 1, 1), (None, 12, 31)),
        ("2024年1月1日-2024年12月31日", (2024, 1, 1), (2024, 12, 31)),
        ("2024.1.1-2024.12.31", (2024, 1, 1), (2024, 12, 31)),
        ("2024.1.1-12.31", (2024, 1, 1), (None, 12, 31)),
        ("2024-01-01至2024-12-31", (2024, 1, 1), (2024, 12, 31)),
        ("2024年1月1日0时至2024年12月31日24时", (2024, 1, 1), (2024, 12, 31)),
        ("2024年1月1日（含）起至当年12月31日", (2024, 1, 1), (None, 12, 31)),
        ("2024年1月至12月", (2024, 1, 0), (None, 12, 0)),
        ("二〇二四年一月一日至十二月三十一日", (2024, 1, 1), (None, 12, 31)),
        ("２０２４年１月１日至１２月３１日", (2024, 1, 1), (None, 12, 31)),
    ],
)
def test_a_period_is_from_one_day_to_another(
    text: str, first: tuple[int, int, int], last: tuple[int | None, int, int]
) -> None:
    (period,) = periods_in(text)

    assert (day(period.first), day(period.last)) == (first, last)


@given(st.text(alphabet="统计期限为自至年月日2024.1-3１二〇十 ，", max_size=80))
def test_places_lie_within_any_text(text: str) -> None:
    spans = [(found.start, found.end) for found in (*days_in(text), *years_in(text))]

    assert all(0 <= start < end <= len(text) for start, end in spans)
