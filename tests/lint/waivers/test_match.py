"""What a waiver or comment takes back: of its rules, about its figures, in its stretch, as long as it holds."""

from __future__ import annotations

from typing import Any

import pytest

from gouji.checking.diagnostic import Diagnostic, DiagnosticRelated, Suppression, Waived
from gouji.checking.place import WHOLE, Place
from gouji.message import Message
from gouji.text.source import Position, Range, Span
from gouji.waivers.match import covers, facts_of, suppress

HERE = Range(Position(1, 1), Position(1, 2))
TEXT = Message("文字", "a text")
PLACE = Place(span=Span(10, 13))


def diagnostic(rule: str = "some-rule", place: Place = PLACE, **fields: Any) -> Diagnostic:
    return Diagnostic("a.txt", rule, "Z101", "error", TEXT, (rule,), place, **fields)


def related(fact: str, path: str = "a.txt") -> DiagnosticRelated:
    return DiagnosticRelated(path, Place(HERE), fact, TEXT)


def suppression(*rules: str, reason: str = "核对过", **fields: Any) -> Suppression:
    return Suppression(rules or ("some-rule",), "Z101", Waived(reason, "waiver", ".gouji.yaml", HERE), **fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"rules": ("another",)}, False),
        ({"facts": ("requests.new.total",)}, True),
        ({"facts": ("requests.granted.total", "requests.new.total")}, True),
        ({"facts": ("requests.carried_in.total",)}, True),
        ({"facts": ("litigation.direct_suit.total",)}, False),
        ({"findings": ("0" * 16, diagnostic().fingerprint)}, True),
        ({"findings": ("0" * 16,)}, False),
        ({"span": Span(10, 10)}, True),
        ({"span": Span(8, 10)}, True),
        ({"span": Span(8, 9)}, False),
        ({"span": Span(11, 20)}, False),
        ({"lapsed": TEXT}, False),
    ],
)
def test_a_suppression_covers_what_it_means(fields: dict[str, Any], expected: bool) -> None:
    found = diagnostic(fact="requests.new.total", related=(related("requests.carried_in.total"),))

    assert covers(suppression(*fields.pop("rules", ()), **fields), found) is expected


def test_a_finding_without_place_lies_in_no_stretch() -> None:
    assert not covers(suppression(span=Span(0, 99)), diagnostic(place=WHOLE))


def test_the_figures_of_another_report_are_not_those_of_a_finding() -> None:
    found = diagnostic(fact="a.b.c", related=(related("d.e.f", "b.txt"), related("g.h.i"), related("a.b.c")))

    assert facts_of(found) == ("a.b.c", "g.h.i")


def test_the_first_that_covers_gives_the_reason_and_all_that_cover_are_used() -> None:
    given = (suppression("another"), suppression(reason="一"), suppression(reason="二"))

    standing, waived, after = suppress([diagnostic(), diagnostic("third")], given)

    assert [each.rule for each in standing] == ["third"]
    assert [(each.rule, each.waived and each.waived.reason) for each in waived] == [("some-rule", "一")]
    assert [each.used for each in after] == [False, True, True]
