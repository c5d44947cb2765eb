"""Numbers in running text: what they are worth, their units, and what is no number."""

from decimal import Decimal
import re

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji_gongkai.prose.numbers import han_value, has_digit_or_count, numbers_in


@pytest.mark.parametrize(
    ("text", "value", "unit", "about"),
    [
        ("收到12件", "12", "件", ""),
        ("收到１２件", "12", "件", ""),
        ("收到1,234,567条", "1234567", "条", ""),
        ("信息9,420,其中", "9420", "", ""),
        ("金额28.40万元", "28.40", "万元", ""),
        ("信息1.2万条", "12000", "条", ""),
        ("信息3百万条", "3000000", "条", ""),
        ("归集1.5亿条", "150000000", "条", ""),
        ("增长12.5%", "12.5", "%", ""),
        ("增长１２％", "12", "%", ""),
        ("提高3个百分点", "3", "个百分点", ""),
        ("收到一百零三件", "103", "件", ""),
        ("接收两千件", "2000", "件", ""),
        ("接收零件", "0", "件", ""),
        ("信息200余条", "200", "条", "余"),
        ("信息30多条", "30", "条", "多"),
        ("信息约300条", "300", "条", "约"),
        ("信息超过300条", "300", "条", "超过"),
        ("信息近300条", "300", "条", "近"),
        ("信息300条以上", "300", "条", "以上"),
        ("其中含77，", "77", "", ""),
        ("惠及120人次", "120", "人次", ""),
    ],
)
def test_a_number_has_a_value_a_unit_and_what_makes_it_inexact(text: str, value: str, unit: str, about: str) -> None:
    (number,) = numbers_in(text)

    assert (str(number.value), number.unit, number.about) == (value, unit, about)
    assert text[number.start : number.after].endswith(unit.replace("%", "％") if "％" in text else unit)


@pytest.mark.parametrize(
    "text",
    [
        "2024年",
        "12月31日",
        "第3次会议",
        "第十五条",
        "〔2021〕30号",
        "《三年行动计划5条》",
        "3-5件",
        "10至20件",
        "10～20件",
        "电话0399-8800123。",
        "复议、诉讼情况，联系电话：（0399）8800123",
        "诉讼情况，联系电话8800123。",
        "诉讼情况，邮编（100100），",
        "20个工作日",
        "6个月内",
        "统一件次",
        "逐一条目",
        "一次性告知",
        "办好一件事",
        "几十件",
        "数百条",
        "三五件",
        "进一步",
        "二是加强",
        "比例3:2件",
    ],
)
def test_dates_ordinals_ranges_titles_and_idioms_are_no_numbers(text: str) -> None:
    assert numbers_in(text) == []


@pytest.mark.parametrize(
    ("text", "figure", "same"),
    [("1.2万条", "11983", True), ("1.2万条", "13001", False), ("12条", "12", True), ("12条", "13", False)],
)
def test_a_figure_with_wan_says_as_much_as_it_prints(text: str, figure: str, *, same: bool) -> None:
    (number,) = numbers_in(text)

    assert number.equals(Decimal(figure)) is same


def printed(number: int) -> str:
    """A number below 100,000,000 in Chinese numerals."""
    myriads, rest = divmod(number, 10_000)
    text = f"{printed(myriads)}万" if myriads else ""
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, place)
        if digit:
            text += "零一二三四五六七八九"[digit] + name
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零") or "零"


@given(st.integers(0, 99_999_999))
def test_every_numeral_is_read_back(number: int) -> None:
    assert han_value(printed(number)) == number


@pytest.mark.parametrize("numeral", ["百", "三五", "万", "十百", "百千"])
def test_what_is_no_numeral_has_no_value(numeral: str) -> None:
    assert han_value(numeral) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("占百分之八十，", [("80", "%", "")]),
        ("占百分之九十八点五，计三十件", [("98.5", "%", ""), ("30", "件", "")]),
        ("占百分之12.5", [("12.5", "%", "")]),
        ("占近百分之二十", [("20", "%", "近")]),
        ("百分之百办结", [("100", "%", "")]),
        ("占百分之八十多", []),
    ],
)
def test_a_percentage_in_words_is_one(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(str(number.value), number.unit, number.about) for number in numbers_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("收到12件", True),
        ("2024年", True),
        ("第3项", True),
        ("１２", True),
        ("收到三件", True),
        ("收到十余项", True),
        ("收到数百多篇", True),
        ("进一步，三个方面，办理三件", True),
        ("三个方面", False),
        ("惠及百人次", False),
        ("零件、亿条", False),
        ("统一认识", False),
        ("", False),
    ],
)
def test_a_text_has_a_digit_or_a_numeral_right_before_a_unit(text: str, *, has: bool) -> None:
    assert has_digit_or_count(text) is has


_ALPHABET = "0１2,.．一两十百千万亿零余多件条份次例个人元%年第-字"
_DEFINED = re.compile(r"\d|[一二两三四五六七八九十百千][多余]?[件条份宗起项次篇期场]")


@given(st.text(_ALPHABET, max_size=12))
def test_digits_and_counts_are_those_of_their_definition(text: str) -> None:
    assert has_digit_or_count(text) == (_DEFINED.search(text) is not None)


@given(st.text(_ALPHABET, max_size=12))
def test_the_numbers_of_a_text_stand_in_order_and_apart(text: str) -> None:
    numbers = numbers_in(text)

    places = [place for number in numbers for place in (number.start, number.end, number.after)]
    assert places == sorted(places)
    assert all(
        text[number.start : number.end] and text.endswith(number.unit, 0, number.after)
        for number in numbers
        if number.unit != "%"
    )
