"""What looks like a fault and is none: the traps of rules, from a list, each with the rule that it is for."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

import attrs

__all__ = ["Trap", "traps"]

_FILE = "traps.yaml"


@attrs.frozen
class Trap:
    """What ``rule`` must not stumble over: the section that it stands in, its paragraphs.

    With a ``cell`` it is the label of that cell of a table.
    It says nothing wrong where the facts ``some`` are above 0. One that ``cites`` states figures of
    the tables.
    """

    rule: str
    section: str
    paragraphs: tuple[str, ...]
    cell: str = ""
    some: tuple[str, ...] = ()

    @property
    def cites(self) -> bool:
        """Whether it states figures of the tables."""
        return bool(self.some)

    def holds(self, figures: Mapping[str, Decimal]) -> bool:
        """Whether it is true of these figures."""
        return all(figures.get(fact) for fact in self.some)


@cache
def traps() -> tuple[Trap, ...]:
    """All traps of the list."""
    from ruamel.yaml import YAML

    listed = YAML(typ="safe").load(files(__package__).joinpath(_FILE).read_text("utf-8"))
    return tuple(
        Trap(rule, entry["in"], tuple(entry["say"].split("\n")), entry.get("cell", ""), tuple(entry.get("some", ())))
        for rule, entries in listed.items()
        for entry in entries
    )
