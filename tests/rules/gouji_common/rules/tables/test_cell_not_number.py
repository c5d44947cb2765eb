"""F103: a cell for a figure holds a number."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

FACT = "requests.granted.enterprise"


@pytest.mark.parametrize("text", ["若干", "二", "约3", "3余件", "1 2", "3.", "NaN", "见附件", "12,34", "三件"])
@pytest.mark.parametrize("layout", ["rows", "tabs", "paragraphs", "bars-before"])
def test_anything_else_is_told_at_its_cell(check: Check, printed: Print, text: str, layout: str) -> None:
    report = printed({FACT: text}, layout=layout)

    (found,) = check("cell-not-number", report)

    assert (found.severity, found.fact, found.actual, found.fix) == ("error", FACT, text, None)
    assert (report[slice(*found.span)], found.message.zh) == (text, f"此格应填数字，“{text}”不是数字")


@pytest.mark.parametrize("text", ["O", "o", "О", "〇", "○", "Ｏ"])
def test_a_circle_in_place_of_zero_is_safely_mended(check: Check, printed: Print, text: str) -> None:
    report = printed({FACT: text})

    (found,) = check("cell-not-number", report)

    assert (found.fix.safety, [(report[slice(*edit.span)], edit.text) for edit in found.fix.edits]) == (
        "safe",
        [(text, "0")],
    )


@pytest.mark.parametrize("text", ["0", "1,234", "１２", "0件", "251000元", "25.10", "", "/", "无", "+3", "-3"])
def test_what_other_rules_speak_of_gives_nothing(check: Check, printed: Print, text: str) -> None:
    assert check("cell-not-number", printed({FACT: text})) == []


@pytest.mark.parametrize("text", ["-3", "+5", "减少2", "增加2", "0"])
def test_a_change_may_be_signed(check: Check, printed: Print, text: str) -> None:
    assert check("cell-not-number", printed({"proactive.licensing.change": text}, form="2019")) == []


@pytest.mark.parametrize("text", ["251000元", "25.1万元", "1.38亿元", "0.00"])
def test_an_amount_may_have_its_unit(check: Check, printed: Print, text: str) -> None:
    assert check("cell-not-number", printed({"proactive.procurement.amount": text}, form="2019")) == []


def test_a_long_text_is_shown_shortened(check: Check, printed: Print) -> None:
    (found,) = check("cell-not-number", printed({FACT: "数" * 60}))

    assert found.message.zh == f"此格应填数字，“{'数' * 40}”不是数字"


def test_each_such_cell_is_told(check: Check, printed: Print) -> None:
    text = printed({FACT: "二", "requests.granted.total": "二", "litigation.direct_suit.other": "无数"})

    assert [found.fact for found in check("cell-not-number", text)] == [
        FACT,
        "requests.granted.total",
        "litigation.direct_suit.other",
    ]
