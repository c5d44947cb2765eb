"""What the five published reports hold, checked by hand, and nothing else."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report

NUMBERS = ["000", "001", "002", "003", "004"]
TITLE = "政府信息公开工作年度报告"
LOST_HEADING = ("missing-section", "error", 143)

ReadReport = Callable[[str], Report]
CheckReport = Callable[[Report], list[Diagnostic]]

RULES = (
    "blank-cell",
    "carried-over-count",
    "cell-not-number",
    "date-malformed",
    "leftover-caption",
    "missing-row",
    "missing-section",
    "missing-table",
    "not-a-report",
    "old-report",
    "period-invalid",
    "placeholder-cell",
    "published-late",
    "total-consistency",
    "unreadable-table",
    "year-char-missing",
    "year-mismatch",
)
"""The rules that this page speaks for."""


def told(diagnostics: list[Diagnostic]) -> list[tuple[str, str, int]]:
    return [(d.rule, d.severity, d.range.start.line) for d in diagnostics if d.range and d.rule in RULES]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", [("leftover-caption", "info", 32)]),
        ("001", [("leftover-caption", "info", 44)]),
        ("002", [LOST_HEADING]),
        ("003", [("leftover-caption", "info", 55)]),
        ("004", [("leftover-caption", "info", 68), ("year-char-missing", "info", 416)]),
    ],
)
def test_a_published_report_has_exactly_these_findings(
    read_report: ReadReport, check: CheckReport, number: str, expected: list[tuple[str, str, int]]
) -> None:
    assert told(check(read_report(number))) == expected


@pytest.mark.parametrize(("number", "relations"), [("000", 42), ("001", 42), ("002", 40), ("003", 42), ("004", 42)])
def test_every_relation_of_a_published_report_holds(read_report: ReadReport, number: str, relations: int) -> None:
    states = [outcome.state for outcome in read_report(number).outcomes]

    assert states == ["hold"] * relations


def test_the_published_reports_have_208_relations(read_report: ReadReport) -> None:
    assert sum(len(read_report(number).relations) for number in NUMBERS) == 208


@pytest.mark.parametrize(
    ("number", "identity"),
    [
        ("000", (2024, "2021", "东宝区招商局", None)),
        ("001", (2024, "2021", "巫山工业园区管委会", None)),
        ("002", (2019, "2019", "驻马店市招商投资促进局", f"驻马店市招商投资促进局2019年{TITLE}")),
        ("003", (2024, "2021", None, None)),
        ("004", (2024, "2021", "淄博市投资促进局", f"淄博市投资促进局2024年{TITLE}")),
    ],
)
def test_a_published_report_has_its_year_form_agency_and_title(
    read_report: ReadReport, number: str, identity: tuple[int, str, str | None, str | None]
) -> None:
    report = read_report(number)

    assert (report.period.value, report.form.id, report.subject.value, report.title.value) == identity


@pytest.mark.parametrize("number", NUMBERS)
def test_every_table_of_a_published_report_is_complete(read_report: ReadReport, number: str) -> None:
    tables = read_report(number).tables.values()

    assert [(bound.id, bound.outcome) for bound in tables] == [
        ("proactive", "complete"),
        ("requests", "complete"),
        ("litigation", "complete"),
    ]


@pytest.mark.parametrize(
    ("number", "figures"),
    [
        ("000", {}),
        ("001", {}),
        ("002", {f"proactive.normative_documents.{column}": 3 for column in ("produced", "disclosed", "total_public")}),
        ("003", {}),
        ("004", {"proactive.normative_documents.repealed": 1}),
    ],
)
def test_the_figures_that_are_not_0(read_report: ReadReport, number: str, figures: dict[str, int]) -> None:
    facts = read_report(number).facts.values()

    assert {fact.id: fact.value for fact in facts if fact.value != 0} == figures


@pytest.mark.parametrize("number", NUMBERS)
def test_every_figure_stands_where_its_fact_says(read_report: ReadReport, number: str) -> None:
    report = read_report(number)

    wrong = [f.id for f in report.facts.values() if f.span is None or report.document.source[f.span] != f.raw]
    assert wrong == []
