"""What expressions mean: operators, functions, numbers, and what is unknown."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from gouji.packs.expressions.expression import UNKNOWN

Evaluate = Callable[..., Any]

NEW, IN, HANDLED = "requests.new.total", "requests.carried_in.total", "requests.handled_total.total"
SECRET, INTERNAL = "requests.denied.secret.total", "requests.denied.internal.total"
FIGURES = {NEW: 10, IN: 2, HANDLED: 12, SECRET: 3, INTERNAL: 4, "fees.amount": Decimal("0.5")}
OTHERS = {"site.name": "澄江", "site.open": True, "site.kinds": ("一", "二")}

TRUE = [
    f"{NEW} + {IN} == {HANDLED}",
    f"{NEW} - {IN} - 3 == 5",
    f"{NEW} * {IN} + 1 == 21",
    f"1 + {NEW} * {IN} == 21",
    f"(1 + {NEW}) * {IN} == 22",
    f"{HANDLED} / {SECRET} / 2 == 2",
    f"-{NEW} + 11 == 1",
    f"--{NEW} == {NEW}",
    f"{NEW} != {IN}",
    f"{IN} < {NEW}",
    f"{IN} <= 2",
    f"{NEW} > {IN}",
    f"{NEW} >= 10",
    f"not {NEW} == 11",
    f"{NEW} == 11 or {IN} == 2",
    f"{NEW} == 11 and {IN} == 2 or {IN} == 2",
    f"{NEW} == 11 implies {IN} == 3",
    f"{NEW} == 11 implies {IN} == 3 implies {IN} == 4",
    f"({NEW} == 10 implies {IN} == 3) implies {IN} == 4",
    f"{NEW} * 1_000 == 1万",
    f"{NEW} * 0.3亿 == 3亿",
    f"{NEW} * 40% == 4",
    "fees.amount * 3 == 1.5",
    "1 / 3 < 0.34 and fees.amount > 0",
    f"sum({SECRET}, {INTERNAL}) == 7",
    "sum(requests.denied.*.total) == 7",
    f"sum(requests.denied.*.total, {NEW}) == 17",
    "sum(requests.*.total) == 24",
    "count(requests.denied.*.total) == 2",
    f"min(requests.denied.*.total, {NEW}) == 3",
    f"max({IN}, {SECRET}) == 3",
    f"abs({IN} - {NEW}) == 8",
    f"round({NEW} / 3, 2) == 3.33",
    "round(fees.amount, 0) == 1",
    "round(0 - fees.amount, 0) == -1",
    f"known({NEW})",
    "known(site.kinds)",
    "known(year)",
    'site.name == "澄江"',
    "site.name != '临川'",
    "site.open",
    "site.open == true",
    "not site.open == false",
    "year == 2024 and level == “county”",
    'agency == "澄江市气象局" and type == "department"',
    'mentions("overview", "收费", "费用")',
    'mentions("overview", $words)',
    'mentions("overview", $word)',
    'not mentions("overview", "工作要点")',
    'length("overview") == 6',
    f"{NEW} <= $most",
    f"{IN} / {NEW} == $share",
    "$strict and year == 2024",
    f"prior.{NEW} + 1 == {NEW}",
    "sum(prior.requests.denied.*.total) == 9",
    f"{NEW}＋{IN}＝＝（{HANDLED}）",
    f"{NEW} ≥ {IN} and {IN} ≤ {NEW} and {IN} ≠ {NEW} and {IN} × 5 ÷ 1 == {NEW}",
]


@pytest.mark.parametrize("text", TRUE)
def test_an_expression_is_true_where_it_holds(evaluate: Evaluate, text: str) -> None:
    value = evaluate(
        text,
        FIGURES | OTHERS,
        prior={NEW: 9, SECRET: 4, INTERNAL: 5},
        options={"most": 10, "share": 0.2, "strict": True, "word": "收费", "words": ["没有", "收费"]},
        own={"year": 2024, "agency": "澄江市气象局", "level": "county", "type": "department"},
        texts={"overview": "依法没有收费"},
    )

    assert value is True


FALSE = [
    f"{NEW} + {IN} == {HANDLED} + 1",
    f"{NEW} > 5 implies {IN} > 5",
    f"{NEW} == 10 and {IN} == 3",
    f"{NEW} == 9 or {IN} == 3",
    "not site.open",
    f"known(prior.{NEW})",
    f"known({HANDLED}) and {HANDLED} == 13",
    f"{IN} > 5 and fees.amount > 1",
    f"fees.amount > 1 and {IN} > 5",
]


@pytest.mark.parametrize("text", FALSE)
def test_an_expression_is_false_where_it_does_not_hold(evaluate: Evaluate, text: str) -> None:
    value = evaluate(text, {NEW: 10, IN: 2, HANDLED: 12, "site.open": True})

    assert value is False


@pytest.mark.parametrize(
    "text",
    [
        "fees.amount > 1",
        "1 < fees.amount",
        "fees.amount + 1 > 1",
        "1 - fees.amount > 1",
        f"fees.amount * {NEW} > 1",
        "not fees.amount > 1",
        f"fees.amount > 1 and {NEW} == 10",
        f"fees.amount > 1 or {NEW} == 11",
        f"fees.amount > 1 implies {NEW} == 11",
        f"{NEW} == 10 implies fees.amount > 1",
        f"sum(fees.amount, {NEW}) > 1",
        f"max(fees.amount, {NEW}) > 1",
        "round(fees.amount, 1) > 1",
        f"{NEW} / 0 > 1",
        f"{NEW} / ({NEW} - 10) == 0",
        f"{NEW} > prior.{NEW}",
        'mentions("overview", "收费")',
        'length("overview") > 1',
        "year > 2020",
        'level == "city"',
        'site.name == "澄江"',
    ],
)
def test_an_expression_is_unknown_where_it_depends_on_what_is(evaluate: Evaluate, text: str) -> None:
    value = evaluate(text, {NEW: 10, SECRET: 3})

    assert value is UNKNOWN


def test_unknown_parts_are_passed_over_where_the_others_decide(evaluate: Evaluate) -> None:
    texts = [
        f"fees.amount > 1 and {NEW} == 11",
        f"fees.amount > 1 or {NEW} == 10",
        f"fees.amount > 1 implies {NEW} == 10",
        f"{NEW} == 11 implies fees.amount > 1",
        "known(fees.amount)",
        "count(requests.denied.*.total) == 1",
    ]

    values = [evaluate(text, {NEW: 10, SECRET: 3}) for text in texts]

    assert values == [False, True, True, True, False, True]


def test_several_facts_are_those_of_the_form_that_the_report_has(evaluate: Evaluate) -> None:
    old = {NEW: "", SECRET: "", "letters.total": ""}

    value = evaluate("sum(requests.denied.*.total) == 3", {SECRET: 3}, form=old)

    assert value is True


@pytest.mark.parametrize("text", ["fees.amount * fees.amount > 0", "fees.amount + 1 > 0", "fees.amount - 0.5 != 0"])
def test_what_cannot_be_exact_within_a_thousand_digits_is_unknown(evaluate: Evaluate, text: str) -> None:
    value = evaluate(text, {"fees.amount": Decimal("1" + "0" * 999 + "1")})

    assert value is UNKNOWN


def test_a_power_by_multiplication_ends(evaluate: Evaluate) -> None:
    value = evaluate(" * ".join(["fees.amount"] * 140) + " > 1", {"fees.amount": Decimal("9" * 18)})

    assert value is UNKNOWN


def test_sums_are_exact(evaluate: Evaluate) -> None:
    value = evaluate(
        "fees.amount + 0.0000000000000000000001 - fees.amount == 0.0000000000000000000001",
        {"fees.amount": Decimal("9" * 18)},
    )

    assert value is True
