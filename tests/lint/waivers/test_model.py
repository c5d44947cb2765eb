"""A waiver holds for the report of its agency and year, until one of its figures is another."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Suppression
from gouji.comparing.names import Names
from gouji.document.loader import load
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.testing.layouts import TEXT_LAYOUTS, text_renderer
from gouji.text.source import Source, Span
from gouji.waivers.model import Waiver, waivers_for
from gouji_gongkai.testing import least_report

NEW, CARRIED = "requests.new.natural_person", "requests.carried_in.natural_person"
ADDRESS = "第三部分 · 一、本年新收政府信息公开申请数量 · 自然人"


@pytest.fixture(scope="module")
def report_of(plugins: Plugins, binder: Binder) -> Callable[..., Report]:
    """The report of 青石县水务局 for 2024 with some figures."""
    form = next(form for form in plugins.forms if form.id == "2021")

    def report_of(figures: dict[str, str], agency: str = "青石县水务局") -> Report:
        rendered = text_renderer(TEXT_LAYOUTS["rows"])(least_report(form, subject=agency, period=2024, figures=figures))
        return binder.bind(load(rendered.data, rendered.name, binder.vocabularies, plugins.loaders))

    return report_of


def waiver(**fields: Any) -> Waiver:
    values: dict[str, Any] = {
        "named": "T101",
        "rules": ("total-consistency",),
        "subject": "青石县水务局",
        "period": 2024,
        "facts": {},
        "reason": "核对过",
        "until": None,
        "source": Source.from_text("waivers:\n  - rule: T101\n", ".gouji.yaml"),
        "span": Span(13, 23),
    }
    return Waiver(**(values | fields))


def held(report: Report, *waivers: Waiver, ran: tuple[str, ...] = ("total-consistency",)) -> list[Suppression]:
    return list(waivers_for(report, waivers, ran, Names()))


def test_a_waiver_becomes_a_suppression_with_its_reason_and_place(report_of: Callable[..., Report]) -> None:
    (found,) = held(report_of({NEW: "3"}), waiver(facts={NEW: Decimal(3)}))

    assert (found.rules, found.named, found.facts, found.lapsed, found.judged) == (
        ("total-consistency",), "T101", (NEW,), None, True,
    )  # fmt: skip
    assert (found.waived.reason, found.waived.by, found.waived.path) == ("核对过", "waiver", ".gouji.yaml")
    assert found.waived.range.start == (2, 5)


@pytest.mark.parametrize("fields", [{"subject": "青石县"}, {"period": 2023}, {"expired": True}])
def test_a_waiver_of_another_report_or_time_is_none(report_of: Callable[..., Report], fields: dict[str, Any]) -> None:
    assert held(report_of({}), waiver(**fields)) == []


def test_the_width_of_brackets_in_an_agency_does_not_matter(report_of: Callable[..., Report]) -> None:
    report = report_of({}, agency="青石县水务局（县河长办）")

    assert len(held(report, waiver(subject="青石县水务局(县河长办)"))) == 1


def test_a_rule_that_did_not_run_is_not_judged(report_of: Callable[..., Report]) -> None:
    assert [each.judged for each in held(report_of({}), waiver(), ran=("another",))] == [False]


@pytest.mark.parametrize(
    ("printed", "bound"),
    [("4", Decimal(4)), ("4", "4"), ("7.83", Decimal("7.83")), ("", None), ("/", "/"), ("O", "O")],
)
def test_a_waiver_holds_while_its_figure_is_what_it_was(
    report_of: Callable[..., Report], printed: str, bound: Decimal | str | None
) -> None:
    assert [each.lapsed for each in held(report_of({NEW: printed}), waiver(facts={NEW: bound}))] == [None]


@pytest.mark.parametrize(
    ("printed", "bound", "told"),
    [
        ("5", Decimal(4), f"{ADDRESS} is 5 now and was 4"),
        ("", Decimal(4), f"{ADDRESS} is blank now and was 4"),
        ("0", None, f"{ADDRESS} is 0 now and was blank"),
        ("4", "/", f"{ADDRESS} is 4 now and was '/'"),
        ("/", None, f"{ADDRESS} is '/' now and was blank"),
    ],
)
def test_a_waiver_lapses_when_its_figure_changes(
    report_of: Callable[..., Report], printed: str, bound: Decimal | str | None, told: str
) -> None:
    (found,) = held(report_of({NEW: printed}), waiver(facts={NEW: bound}))

    assert found.lapsed is not None
    assert found.lapsed.en == told


def test_one_of_several_figures_is_enough_to_lapse(report_of: Callable[..., Report]) -> None:
    (found,) = held(report_of({NEW: "4", CARRIED: "2"}), waiver(facts={NEW: Decimal(4), CARRIED: Decimal(1)}))

    assert found.lapsed is not None
    assert found.lapsed.zh == "“第三部分 · 二、上年结转政府信息公开申请数量 · 自然人”现为 2，豁免时为 1"


def test_a_figure_that_the_report_s_form_does_not_have_makes_it_lapse(report_of: Callable[..., Report]) -> None:
    (found,) = held(report_of({}), waiver(facts={"requests.other_form.total": Decimal(4)}))

    assert found.lapsed is not None
    assert found.lapsed.en == "the report has no figure requests.other_form.total"
