"""The place of a fact in its file."""

from __future__ import annotations

from gouji.message import Language
from gouji.output.facts.model import ExtractedFact
from gouji.output.places import place_of

__all__ = ["place_in_file"]


def place_in_file(fact: ExtractedFact, language: Language | None = None) -> str:
    """Return ``44:21`` or ``table=2,row=5,cell=3`` (in a *language*, in words); "" for a fact without a place."""
    return place_of("", fact.range, fact.locator, language).removeprefix(":")
