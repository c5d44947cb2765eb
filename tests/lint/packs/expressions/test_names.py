"""The names that an expression may use, taken from the forms of a kind of report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.api import Report
from gouji.packs.expressions.names import Names

Bind = Callable[[str], Report]


@pytest.mark.parametrize(
    ("years", "told"),
    [((None, None), (["2021"], [])), ((2020, 2021), (["2021"], [])), ((None, 2020), ([], ["2021"]))],
)
def test_a_form_of_no_year_of_the_rule_is_excluded(
    bind: Bind, years: tuple[int | None, int | None], told: tuple[list[str], list[str]]
) -> None:
    form = bind("澄江市气象局2024年政府信息公开工作年度报告\n一、总体情况\n").form

    names = Names.of([form], years=years)

    assert (list(names.facts.by_form), list(names.excluded.by_form)) == told
