"""One year changed in a published report is one finding, at that year, or none where another year may stand."""

from collections import Counter
from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report
from gouji.text.dates import Year, years_in

LEFT_OPEN = {
    "000": {68, 69},
    "001": {295},
    "003": {401},
    "004": {416, 418},
}
"""Lines whose years may be another's: those of section five, titles in 《》, the name of an event."""

BindText = Callable[[str], Report]
ReadReport = Callable[[str], Report]
CheckReport = Callable[[Report], list[Diagnostic]]


def own_years(report: Report) -> list[Year]:
    text = report.document.source.text
    return [year for year in years_in(text) if year.value == report.period.value]


def changed(report: Report, year: Year, distance: int) -> str:
    text = report.document.source.text
    return f"{text[: year.start]}{year.value + distance}{text[year.end :]}"


def counted(diagnostics: list[Diagnostic]) -> Counter[tuple[str, tuple[int, int] | None]]:
    return Counter((d.rule, d.span) for d in diagnostics if d.code.startswith("Y"))


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
@pytest.mark.parametrize("distance", [-1, -3])
def test_an_earlier_year_is_found_where_it_stands(
    read_report: ReadReport, bind_text: BindText, check: CheckReport, number: str, distance: int
) -> None:
    report = read_report(number)
    before = counted(check(report))
    line = report.document.source.position

    found = {year: counted(check(bind_text(changed(report, year, distance)))) - before for year in own_years(report)}

    assert found == {
        year: Counter()
        if line(year.start).line in LEFT_OPEN.get(number, set())
        else Counter({("year-mismatch", (year.start, year.end)): 1})
        for year in found
    }


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_next_year_is_one_finding_or_reads_as_a_plan(
    read_report: ReadReport, bind_text: BindText, check: CheckReport, number: str
) -> None:
    report = read_report(number)
    before = counted(check(report))

    for year in own_years(report):
        found = counted(check(bind_text(changed(report, year, 1)))) - before
        assert found.total() <= 1
