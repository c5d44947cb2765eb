"""Figures as they are printed in cells."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.text.numbers import MAX_DIGITS, PLACEHOLDERS, Figure, read_figure


@pytest.mark.parametrize(
    ("text", "value", "unit", "signed"),
    [
        ("0", "0", "", False),
        ("12", "12", "", False),
        ("007", "7", "", False),
        (" 3 ", "3", "", False),
        ("\u00a03\u3000", "3", "", False),
        ("\u200b3\ufeff", "3", "", False),
        ("１２", "12", "", False),
        ("1,234", "1234", "", False),
        ("1，234", "1234", "", False),
        ("12,345,678", "12345678", "", False),
        ("3件", "3", "件", False),
        ("0 件", "0", "件", False),
        ("251000元", "251000", "元", False),
        ("25.10万元", "25.10", "万元", False),
        ("1.38亿元", "1.38", "亿元", False),
        ("0.00", "0.00", "", False),
        ("12.5", "12.5", "", False),
        ("１２．５", "12.5", "", False),
        ("-3", "-3", "", True),
        ("－3", "-3", "", True),
        ("−3", "-3", "", True),
        ("+5", "5", "", True),
        ("减少2", "-2", "", True),
        ("减2", "-2", "", True),
        ("增加2", "2", "", True),
        ("增2项", "2", "项", True),
        ("¥251,000.00", "251000.00", "元", False),
        ("￥ 25.1万元", "25.1", "万元", False),
        ("¥3元", "3", "元", False),
        ("60①", "60", "", False),
        ("60¹", "60", "", False),
        ("60 *", "60", "", False),
        ("1,234[1]", "1234", "", False),
        ("60（注1）", "60", "", False),
        ("60②件", "60", "件", False),
        ("9" * MAX_DIGITS, "9" * MAX_DIGITS, "", False),
    ],
)
def test_a_number_keeps_its_printed_precision_and_unit(text: str, value: str, unit: str, signed: bool) -> None:
    figure = read_figure(text)

    assert figure == Figure(Decimal(value), "number", unit, signed)
    assert str(figure.value) == str(Decimal(value))


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\u3000", "\t", "\u200b"])
def test_nothing_is_blank_and_not_0(text: str) -> None:
    assert read_figure(text) == Figure(None, "blank")


@pytest.mark.parametrize("text", sorted(PLACEHOLDERS))
def test_a_placeholder_is_not_0(text: str) -> None:
    assert read_figure(f" {text} ") == Figure(None, "placeholder")


@pytest.mark.parametrize(
    "text",
    [
        "O",
        "〇",
        "二",
        "若干",
        "约3",
        "3余件",
        "1 2",
        "1,23",
        "12,34,567",
        "1.2.3",
        "3.",
        ".5",
        "--3",
        "3-",
        "1e3",
        "NaN",
        "Infinity",
        "½",
        "①60",
        "6①0",
        "60(1)",
        "注60",
        "٣",
        "3%",
        "自然人",
        "9" * (MAX_DIGITS + 1),
        "9" * 200_000,
        "1," * 100_000,
        " " * 200_000 + "x",
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    assert read_figure(text) == Figure(None, "not-a-number")


def test_white_space_around_a_figure_may_be_long() -> None:
    assert read_figure(" " * 200 + "3" + " " * 200) == Figure(Decimal(3), "number")


@given(st.integers(0, 10**MAX_DIGITS - 1))
def test_a_count_with_separators_is_the_count(count: int) -> None:
    plain, parted = read_figure(str(count)), read_figure(f"{count:,}")

    assert (plain.value, parted.value) == (Decimal(count), Decimal(count))


@given(st.text(max_size=80))
def test_only_a_number_has_a_value(text: str) -> None:
    figure = read_figure(text)

    assert (figure.value is not None) == (figure.state == "number")
