"""A waiver as lines of YAML: what ``config show`` prints and ``--write-waivers`` writes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.config.show import yaml_value
from gouji.waivers.model import Waiver

__all__ = ["waiver_lines"]


def waiver_lines(waiver: Waiver) -> Iterator[str]:
    """Its keys and values, one a line, those of its figures below their key."""
    yield f"rule: {yaml_value(waiver.named)}"
    yield f"agency: {yaml_value(waiver.agency)}"
    yield f"year: {waiver.year}"
    if waiver.facts:
        yield "facts:"
        for fact, value in waiver.facts.items():
            yield f"  {fact}: {_figure(value)}"
    yield f"reason: {yaml_value(waiver.reason)}"
    if waiver.until is not None:
        yield f"until: {waiver.until}"


def _figure(value: Decimal | str | None) -> str:
    if value is None:
        return "null"
    return format(value, "f") if isinstance(value, Decimal) else yaml_value(value)
