"""统计期限: the words that announce a period, and the periods and years that they announce."""

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.api import Day
from gouji_gongkai.periods import announced_periods, announced_years, announces_period


def day(found: Day | None) -> tuple[int | None, int, int] | None:
    return None if found is None else (found.year.value if found.year else None, found.month, found.day)


@pytest.mark.parametrize(
    "words", ["统计期限", "统计时限", "统计时段", "统计周期", "数据期限", "数据时限", "统计的起止时间", "报告期间"]
)
def test_these_words_announce_a_period(words: str) -> None:
    assert announces_period(f"本报告{words}为本年度")


@pytest.mark.parametrize(
    "text", ["办理期限内答复", "期限届满", "按时限要求办结", "有效期限为五年", "公示期限自1月1日起"]
)
def test_these_announce_none(text: str) -> None:
    assert not announces_period(text)


def test_a_period_may_be_announced_by_its_end_alone() -> None:
    (period,) = announced_periods("数据统计截至2024年12月31日。")

    assert (period.first, day(period.last)) == (None, (2024, 12, 31))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("统计期限为2024年度", [2024]),
        ("统计期限为本年度", []),
        ("统计期限与2023年报告一致，为1月1日至12月31日", []),
        ("统计期限自2023年1月1日起至2024年12月31日止", [2023, 2024]),
        ("统计期限自2024年1月1日起至年底", [2024]),
        ("数据统计截至2024年12月31日", [2024]),
        ("统计数据截至2025年1月10日", []),
        ("统计日期：2025年1月10日", []),
        ("统计2024年的申请", []),
    ],
)
def test_the_years_of_what_is_announced(text: str, years: list[int]) -> None:
    assert [year.value for year in announced_years(text)] == years


def test_a_period_is_read_after_what_announces_it() -> None:
    (announced,) = announced_periods("本报告所列数据的统计期限为2024年1月1日至12月31日，2023年1月1日至12月31日的除外。")

    assert (day(announced.first), day(announced.last)) == ((2024, 1, 1), (None, 12, 31))


@given(st.text(alphabet="统计期限为自至年月日2024.1-3１二〇十 ，", max_size=80))
def test_places_lie_within_any_text(text: str) -> None:
    spans = [(found.start, found.end) for found in announced_years(text)]

    assert all(0 <= start < end <= len(text) for start, end in spans)
