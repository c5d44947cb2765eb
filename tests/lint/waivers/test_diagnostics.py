"""What is told of waivers and comments: names and codes of its own, and the line it stands in."""

from __future__ import annotations

import pytest

from gouji.message import Message
from gouji.plugins.model import Plugins
from gouji.rules.catalogue import Catalogue
from gouji.text.source import Source, Span
from gouji.waivers.diagnostics import CODES, own_diagnostic

TEXT = Message("文字", "a text")


def test_no_rule_has_such_a_name_or_code(plugins: Plugins) -> None:
    rules = Catalogue.of(plugins).rules

    assert {word for rule in rules for word in (rule.name, rule.code, *rule.former_names)} & {
        *CODES,
        *CODES.values(),
    } == set()


@pytest.mark.parametrize(("line", "shown"), [("- rule: T101", "- rule: T101"), ("x" * 700, "x" * 304)])
def test_the_line_is_shown_as_far_as_it_is_near(line: str, shown: str) -> None:
    source = Source.from_text(f"waivers:\r\n{line}\r\n", ".gouji.yaml")

    found = own_diagnostic("waiver-expired", TEXT, source, Span(12, 14), ".gouji.yaml")

    assert (found.code, found.severity, found.excerpt) == ("G101", "warning", shown)
    assert found.range is not None
    assert found.range.start == (2, 3)


def test_two_at_one_place_are_told_apart() -> None:
    source = Source.from_text("<!-- gouji: ignore[x, y] z -->", "a.md")
    first, second = (
        own_diagnostic("comment-invalid", Message(word, word), source, Span(0, 30), "a.md") for word in "xy"
    )

    assert first.fingerprint != second.fingerprint
