"""A stored number is read as the sheet shows it."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji_plugins.office.sheet.numbers import general, printed_number
from gouji_plugins.office.sheet.sections import section_for


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        ("3", "General", "3"),
        ("3.0", "General", "3"),
        ("251000.5", "General", "251000.5"),
        ("0.30000000000000004", "General", "0.3"),
        ("1.23E+4", "General", "12300"),
        ("-0", "General", "0"),
        ("1E+100", "General", "1E+100"),
        ("12", "@", "12"),
        ("12.5", "0", "13"),
        ("2.5", "0.00", "2.50"),
        ("1234567", "#,##0", "1,234,567"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("0", "#,##0", "0"),
        ("0", "#", ""),
        ("0.5", "#.##", ".5"),
        ("0.25", "0%", "25%"),
        ("0.07", "0.0%", "7.0%"),
        ("7", "000", "007"),
        ("12345678", "0,", "12346"),
        ("12345", '0.0,"万"', "12.3万"),
        ("3", '0"件"', "3件"),
        ("3", "0\\件", "3件"),
        ("3", "General\\件", "3件"),
        ("1500", "[$¥-804]#,##0.00", "¥1,500.00"),
        ("-5", "0;(0)", "(5)"),
        ("-5", "#,##0;[Red]-#,##0", "-5"),
        ("-5", "0", "-5"),
        ("-0.4", "0", "0"),
        ("0", '0;-0;"无"', "无"),
        ("0", "0;-0;;@", ""),
        ("0", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
        ("0", '#,##0.00;-#,##0.00;"—"', "0"),
        ("12", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "12"),
        ("5", "[<10]0;[>=10]0.0", "5"),
        ("50", "[<10]0;[>=10]0.0", "50.0"),
        ("1.5", "# ?/?", "1.5"),
        ("12345", "0.00E+00", "12345"),
        ("abc", "0", "abc"),
        ("1e999", "0", "1E+999"),
        ("9" * 50, "0", "9" * 50),
    ],
)
def test_number_formats(raw: str, code: str, shown: str) -> None:
    assert printed_number(raw, code) == shown


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        ("45292", "yyyy/m/d", "2024/1/1"),
        ("45292", 'yyyy"年"m"月"d"日"', "2024年1月1日"),
        ("45292.75", "yyyy-mm-dd hh:mm", "2024-01-01 18:00"),
        ("0.5", "h:mm AM/PM", "12:00 下午"),
        ("45292", "yy.m", "24.1"),
        ("45292", "aaaa", "星期一"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("-1", "yyyy/m/d", "-1"),
        ("99999999", "yyyy/m/d", "99999999"),
    ],
)
def test_date_formats(raw: str, code: str, shown: str) -> None:
    assert printed_number(raw, code) == shown


def test_dates_may_count_from_1904() -> None:
    assert printed_number("43830", "yyyy/m/d", since_1904=True) == "2024/1/1"


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_are_shown_as_they_are(number: int) -> None:
    assert printed_number(repr(float(number)), "General") == str(number)
    assert printed_number(repr(float(number)), "#,##0") == f"{number:,}"


@given(st.decimals(-(10**9), 10**9, places=2))
def test_amounts_keep_their_decimals(amount: Decimal) -> None:
    shown = f"{amount:.2f}" if amount else "0.00"
    assert printed_number(repr(float(amount)), "0.00") == shown
    assert Decimal(general(amount)) == amount


@given(st.text(max_size=40), st.from_regex(r"[-+0-9.eE]{1,20}", fullmatch=True))
def test_no_format_fails(code: str, raw: str) -> None:
    assert isinstance(printed_number(raw, code), str)


def test_a_number_format_is_parsed_once() -> None:
    code = '0"份整";[<0]0"份"'

    assert section_for(Decimal(1), code).tokens is section_for(Decimal(2), code).tokens
