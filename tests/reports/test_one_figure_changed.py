"""One figure changed in a published report is one finding, at that figure."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.fact import Fact
from gouji.report.model import Report

NUMBERS = ["000", "001", "002", "003", "004"]
STEP = 7

BindText = Callable[[str], Report]
ReadReport = Callable[[str], Report]
CheckReport = Callable[[Report], list[Diagnostic]]


def sampled(report: Report, table: str, first: int) -> Iterator[Fact]:
    """Every seventh figure of a table; reports begin at different ones."""
    facts = [fact for fact in report.facts.values() if fact.id.startswith(f"{table}.")]
    yield from facts[first % STEP :: STEP]


def changed(report: Report, fact: Fact) -> str:
    text, span = report.document.source.text, fact.span
    assert span is not None
    return f"{text[: span.start]}7{text[span.end :]}"


def counted(diagnostics: list[Diagnostic]) -> Counter[tuple[str, str | None, str | None]]:
    return Counter((d.rule, d.fact, d.expected) for d in diagnostics)


def total_of(fact: str) -> str:
    return f"{fact.rsplit('.', 1)[0]}.total"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_figure_changed_in_the_table_on_requests_is_found_at_that_cell(
    read_report: ReadReport, bind_text: BindText, check: CheckReport, number: str
) -> None:
    report = read_report(number)
    before = counted(check(report))
    facts = list(sampled(report, "requests", int(number)))

    new = {fact.id: counted(check(bind_text(changed(report, fact)))) - before for fact in facts}

    assert new == {fact.id: Counter({("total-consistency", fact.id, "0"): 1}) for fact in facts}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_figure_changed_in_the_table_on_litigation_is_found_there_or_at_its_total(
    read_report: ReadReport, bind_text: BindText, check: CheckReport, number: str
) -> None:
    """Only where the text says that there were none it is known which of the figures of the one sum is wrong."""
    report = read_report(number)
    before = counted(check(report))
    facts = list(sampled(report, "litigation", int(number)))

    new = {fact.id: counted(check(bind_text(changed(report, fact)))) - before for fact in facts}

    assert {fact: len(found) for fact, found in new.items()} == {fact.id: 1 for fact in facts}
    assert {each for found in new.values() for each in found} <= {
        ("total-consistency", fact.id, "0") for fact in facts
    } | {("total-consistency", total_of(fact.id), None) for fact in facts}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_figure_changed_in_the_table_on_publication_breaks_no_relation(
    read_report: ReadReport, bind_text: BindText, check: CheckReport, number: str
) -> None:
    report = read_report(number)
    before = counted(check(report))

    for fact in sampled(report, "proactive", int(number)):
        new = counted(check(bind_text(changed(report, fact)))) - before
        # 7 made and none in force is worth a word, and no relation of the form.
        assert {rule for rule, _, _ in new} <= {"in-force-too-low"}, fact.id
