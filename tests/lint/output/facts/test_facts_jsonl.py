"""``gouji extract --format jsonl``: the published shape, figures with their printed digits."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
import json
from typing import Any, TypeAlias

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.output.facts.jsonl import render
from gouji.output.facts.model import ExtractedFact, ReportFacts

Make: TypeAlias = Callable[..., Any]


def _rendered(*reports: ReportFacts, provenance: bool = False) -> str:
    return "".join(render(reports, provenance=provenance, language="zh"))


def test_a_report_is_one_line_with_its_keys_in_order(report: Make, fact: Make) -> None:
    text = _rendered(report({"requests.new.natural_person": fact("3"), "requests.new.enterprise": fact(None)}))

    assert text == (
        '{"path": "2024/水务局.txt", "kind": "gongkai", "agency": "青岚县水务局", "year": 2024, "form": "2021", '
        '"title": "青岚县水务局2024年政府信息公开工作年度报告", '
        '"tables": {"proactive": "complete", "requests": "picture"}, '
        '"facts": {"requests.new.natural_person": 3, "requests.new.enterprise": null}}\n'
    )


def test_what_is_not_known_of_a_report_is_null(report: Make) -> None:
    record = json.loads(_rendered(report({}, subject=None, period=None, title=None)))

    assert (record["agency"], record["year"], record["title"]) == (None, None, None)


@pytest.mark.parametrize(
    ("printed", "digits"),
    [("0", "0"), ("12.50", "12.50"), ("0.1", "0.1"), ("-3", "-3"), ("123456789012345678", "123456789012345678")],
)
def test_a_figure_keeps_its_printed_digits(report: Make, fact: Make, printed: str, digits: str) -> None:
    assert _rendered(report({"f": fact(printed)})).endswith(f'"facts": {{"f": {digits}}}}}\n')


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18))
def test_every_figure_comes_back_exactly(value: Decimal) -> None:
    fact = ExtractedFact(value, "", "number", "", None, None)
    report = ReportFacts("a", "gongkai", None, None, "2021", None, {}, {"f": fact})

    record = json.loads(_rendered(report), parse_float=Decimal)

    assert Decimal(record["facts"]["f"]) == value


def test_provenance_has_the_text_and_the_place_of_each_fact(report: Make, fact: Make) -> None:
    facts = {
        "a": fact("12", raw=" 12 件"),
        "b": fact(None, state="placeholder", raw="/"),
        "c": fact("7", range=None, locator={"sheet": "年报", "cell": "D17"}),
    }

    record = json.loads(_rendered(report(facts), provenance=True))

    assert (list(record)[-2:], record["provenance"]) == (
        ["facts", "provenance"],
        {
            "a": {
                "state": "number",
                "raw": " 12 件",
                "range": {"start": {"line": 3, "column": 4}, "end": {"line": 3, "column": 6}},
                "locator": None,
            },
            "b": {"state": "placeholder", "raw": "/", "range": None, "locator": None},
            "c": {"state": "number", "raw": "7", "range": None, "locator": {"sheet": "年报", "cell": "D17"}},
        },
    )
