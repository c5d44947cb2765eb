"""The options of the rules on relations: which tables and columns, what a blank is, figures in each other's columns."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from gouji.binding.bind import Binder
from gouji.checking.coverage import Coverage, coverage
from gouji.checking.diagnostic import Diagnostic
from gouji.checking.run import check_report
from gouji.document.reader import read_text
from gouji.plugins.model import Plugins
from gouji.rules.active import ActiveRule
from gouji.rules.rule import Rule
from gouji.text.source import Source

Print = Callable[..., str]
Run = Callable[..., tuple[list[Diagnostic], Coverage]]

CORPUS = Path(__file__).parents[4] / "corpus" / "reports"
BLANKS_ARE_0 = (CORPUS / "c26-nanggar-xian-2023.txt").read_text("utf-8")
"""The report of a county that prints nothing where there is 0, and says so below its tables."""
IN_EACH_OTHER_S_COLUMN = (CORPUS / "c22-ganglasi-qixiang-2022.txt").read_text("utf-8")
"""A report in which one request was received from a person and answered to an enterprise."""

ONLY_TOTALS = {f"requests.{row}.total": 12 for row in ("new", "granted", "handled_total")}
"""An office that fills in the column 总计 alone."""
OTHERS_FIGURES = {"litigation.reconsideration.upheld": 2, "litigation.reconsideration.total": 3}
"""A township whose 第四部分表格 is filled in by the county's office of justice."""
NAMES = ("total-consistency", "carried-over-count")


@pytest.fixture(scope="module")
def run(plugins: Plugins, binder: Binder) -> Run:
    """What the two rules find in a text under some options, and what was checked."""
    rules = [rule for rule in plugins.rules if isinstance(rule, Rule) and rule.name in NAMES]

    def run(text: str, options: Mapping[str, Mapping[str, Any]]) -> tuple[list[Diagnostic], Coverage]:
        report = binder.bind(read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary))
        active = [ActiveRule(rule, "error", rule.meta.defaults.over(options.get(rule.name, {}))) for rule in rules]
        result = check_report(report, active, "甲.txt")
        assert result.failures == ()
        return list(result.diagnostics), coverage(report, (), result.outcomes)

    return run


def both(**options: object) -> dict[str, dict[str, object]]:
    return dict.fromkeys(NAMES, options)


def counts(found: Coverage) -> tuple[int, int, int]:
    return found.hold, found.broken, len(found.unknown)


def left_out(found: Coverage) -> set[str]:
    return {each.relation for each in found.unknown if each.reason.zh == "按配置不核对"}


def severities(found: Iterable[Diagnostic]) -> set[str]:
    return {each.severity for each in found if each.code == "T102"}


def test_blanks_that_stand_for_0_make_relations_checked(run: Run) -> None:
    assert [counts(run(BLANKS_ARE_0, options)[1]) for options in ({}, both(blank="zero"))] == [(3, 0, 39), (42, 0, 0)]


def test_a_sum_over_blanks_that_stand_for_0_may_be_wrong(run: Run) -> None:
    wrong = BLANKS_ARE_0.replace("（一）予以公开 | 3 | 1 |  |  |  |  | 4 |", "（一）予以公开 | 3 | 1 |  |  |  |  | 5 |")

    found, _ = run(wrong, both(blank="zero"))

    assert {(each.fact, each.expected, each.actual) for each in found} == {("requests.granted.total", "4", "5")}
    assert run(wrong, {})[0] == []


def test_a_cell_that_is_not_there_is_no_blank(run: Run, printed: Print) -> None:
    text = printed({"requests.new.total": 0}).replace("二、上年结转政府信息公开申请数量", "二、上年")

    _, found = run(text, both(blank="zero"))

    assert any("carried_in" in each.relation for each in found.unknown)


def test_a_table_that_is_not_named_is_not_checked_and_said_so(run: Run, printed: Print) -> None:
    text = printed(OTHERS_FIGURES)

    found, checked = run(text, {"total-consistency": {"tables": ("requests",)}})

    assert (len(run(text, {})[0]), found) == (1, [])
    assert left_out(checked) == {
        f"litigation.total.{kind}" for kind in ("reconsideration", "direct_suit", "suit_after_reconsideration")
    }


def test_columns_that_are_not_named_are_not_checked(run: Run, printed: Print) -> None:
    text = printed(ONLY_TOTALS)

    found, checked = run(text, both(columns=("total",)))

    assert (bool(run(text, {})[0]), found) == (True, [])
    assert {name for name in left_out(checked) if name.startswith("requests.balance")} == {
        f"requests.balance.{column}"
        for column in ("natural_person", "enterprise", "research", "welfare", "legal_service", "other_organization")
    }


def test_the_column_that_is_named_is_checked(run: Run, printed: Print) -> None:
    text = printed({**ONLY_TOTALS, "requests.granted.total": 11})

    found, _ = run(text, both(columns=("total",)))

    assert found != []


def test_a_column_of_one_table_leaves_others_as_they_are(run: Run, printed: Print) -> None:
    found, _ = run(printed(OTHERS_FIGURES), both(columns=("total",)))

    assert [each.section for each in found] == ["litigation"]


@pytest.mark.parametrize(("across", "told"), [("error", {"error"}), ("warning", {"warning"}), ("off", set())])
def test_columns_that_cancel_out_are_as_severe_as_is_set(run: Run, across: str, told: set[str]) -> None:
    found, _ = run(IN_EACH_OTHER_S_COLUMN, {"carried-over-count": {"across": across}})

    assert severities(found) == told


def test_columns_that_cancel_out_are_not_checked_where_they_are_off(run: Run) -> None:
    _, checked = run(IN_EACH_OTHER_S_COLUMN, {"carried-over-count": {"across": "off"}})

    assert left_out(checked) == {"requests.balance.natural_person", "requests.balance.enterprise"}


def test_a_total_that_does_not_hold_is_no_matter_of_columns(run: Run, printed: Print) -> None:
    figures = {"requests.new.natural_person": 2, "requests.new.total": 2}

    found, _ = run(printed(figures), {"carried-over-count": {"across": "off"}})

    assert severities(found) == {"error"}
