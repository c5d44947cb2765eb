"""Traps: texts that look like a fault and are none, read from a list, each with the rule that it is for."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

import attrs

from gouji.testing import SampleReport, Trap
from gouji.testing.changes import labelled, with_line
from gouji_gongkai.testing.subject import Subject

__all__ = ["TABLES", "ListedTrap", "listed_traps", "traps"]

TABLES = "tables"
"""Where traps stand that are labels."""

_FILE = "traps.yaml"
_PREFACE = "preface"


@attrs.frozen
class ListedTrap:
    """A text that ``rule`` must not report: the section that it stands in, and its paragraphs.

    With a ``cell`` it is the label of that cell of a table. It is only true where the facts ``some`` are above 0.
    One that ``cites`` states figures of the tables.
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
        """Return whether it is true of these figures."""
        return all(figures.get(fact) for fact in self.some)

    def put(self, sample: SampleReport) -> SampleReport:
        """Return the sample with the trap at the end of its section, or in its cell."""
        if self.cell:
            return labelled(sample, {self.cell: self.paragraphs[0]})
        subject = Subject.of(sample)
        for text in self.paragraphs:
            line = subject.line(text, site=31, media=22)
            sample = with_line(sample, line, "" if self.section == _PREFACE else self.section)
        return sample


@cache
def listed_traps() -> tuple[ListedTrap, ...]:
    """Read all traps of the list."""
    from ruamel.yaml import YAML

    listed = YAML(typ="safe").load(files(__package__).joinpath(_FILE).read_text("utf-8"))
    return tuple(
        ListedTrap(
            rule, entry["in"], tuple(entry["say"].split("\n")), entry.get("cell", ""), tuple(entry.get("some", ()))
        )
        for rule, entries in listed.items()
        for entry in entries
    )


def traps() -> tuple[Trap, ...]:
    """Return the traps in the shape that the tests for all kinds use."""
    return tuple(Trap(trap.rule, trap.paragraphs[0], trap.put) for trap in listed_traps())
