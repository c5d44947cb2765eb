"""The place of a fact in its file."""

from __future__ import annotations

from gouji.output.facts.model import ExtractedFact
from gouji.output.places import place_of

__all__ = ["place_in_file"]


def place_in_file(fact: ExtractedFact) -> str:
    """``44:21``, ``table=2,row=5,cell=3``, or nothing where it has no place."""
    return place_of("", fact.range, fact.locator).removeprefix(":")
