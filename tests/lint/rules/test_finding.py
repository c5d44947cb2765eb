"""A finding at a fact's cell."""

from decimal import Decimal

from gouji.document.model import Cell
from gouji.message import Message
from gouji.report.fact import Fact
from gouji.rules.finding import Finding, Related

SAID = Message("有误", "wrong")
FACT = Fact("requests.new.total", "number", Decimal(7), " 7 ", Cell("7", 3, 4))


def test_a_finding_at_a_fact_has_its_place_and_text() -> None:
    found = Finding.at(FACT, SAID, expected="8", severity="info")

    assert (found.span, found.fact, found.actual, found.expected, found.severity) == (
        (3, 4),
        "requests.new.total",
        "7",
        "8",
        "info",
    )


def test_a_related_fact_has_its_place() -> None:
    assert Related.to(FACT, SAID) == Related((3, 4), SAID, "requests.new.total")
