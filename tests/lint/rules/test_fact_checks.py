"""States in which facts may not be, and bounds of figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gouji.api import BoundCheck, Message, Options, Report, StateCheck, When

TOLD = Message("{address}：{value}", "{address}: {value}")


@pytest.fixture
def row(bind: Callable[[str], Report]) -> Callable[[str], Report]:
    """A report whose first row has some figures."""

    def report(figures: str) -> Report:
        return bind(
            "二、主动公开政府信息情况\n第二十条第（一）项 | |||\n"
            f"信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | {figures} |\n行政规范性文件 | 0 | 0 | 0 |\n"
        )

    return report


def told(check: Any, report: Report) -> list[tuple[str, str | None]]:
    """What a check reports: the text of the cell and what its fix puts there."""
    return [
        (finding.actual, finding.fix.edits[0].text if finding.fix else None) for finding in check(report, Options())
    ]


@pytest.mark.parametrize(("figures", "found"), [("o | 几 | 0", [("o", "0"), ("几", None)]), ("/ |  | 0", [])])
def test_a_state_is_reported_and_a_text_that_is_known_is_replaced(
    row: Callable[[str], Report], figures: str, found: list[Any]
) -> None:
    check = StateCheck(TOLD, "not-a-number", replace={"o": "0"})

    assert told(check, row(figures)) == found


@pytest.mark.parametrize(("types", "found"), [((), [("/", None)]), (("count",), [("/", None)]), (("choice",), [])])
def test_a_state_is_reported_of_the_types_that_it_holds_for(
    row: Callable[[str], Report], types: Any, found: list[Any]
) -> None:
    assert told(StateCheck(TOLD, "placeholder", types), row("/ | 0 | 0")) == found


def test_a_figure_below_its_bound_is_the_cause_of_the_sums_that_it_breaks(row: Callable[[str], Report]) -> None:
    found = list(BoundCheck(TOLD, ("count",), least=1)(row("0 | 1 | 2"), Options()))

    assert [(each.actual, each.cause) for each in found[:1]] == [("0", "repair:proactive.regulations.issued")]
    assert {each.actual for each in found} == {"0"}


def test_decimals_that_are_zero_are_removed(row: Callable[[str], Report]) -> None:
    check = BoundCheck(TOLD, ("count",), whole=True)

    assert told(check, row("3.0 | 2.5 | 1")) == [("3.0", ""), ("2.5", None)]


def test_a_bound_holds_for_its_types_alone(row: Callable[[str], Report]) -> None:
    assert told(BoundCheck(TOLD, ("amount",), whole=True), row("3.0 | 2.5 | 1")) == []


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (BoundCheck(TOLD, ("count",), whole=True), When(signs=("decimals",))),
        (BoundCheck(TOLD, ("count",), least=0, words=("-",)), When(("-",))),
        (BoundCheck(TOLD, ("count",), least=0, whole=True, words=("-",)), When(("-",), ("decimals",))),
        (BoundCheck(TOLD, ("count",), least=0, whole=True), When()),
    ],
)
def test_a_bound_is_tried_where_a_figure_may_be_out_of_it(check: BoundCheck, expected: When) -> None:
    assert check.when == expected


def test_a_check_without_a_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="expected least or whole"):
        BoundCheck(TOLD, ("count",))
