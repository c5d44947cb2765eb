"""The model of a fact: a figure or an answer of the form as a report gives it, with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, TypeAlias

from gouji.document.model import Cell
from gouji.text.source import Span
from gouji.value import Entity, frozen

__all__ = ["Answer", "Fact", "FactState", "beside_naughts"]

Answer: TypeAlias = bool | str | tuple[str, ...]
"""What is no number: yes or no, a text or the choice made, several choices."""

FactState: TypeAlias = Literal["number", "answer", "blank", "placeholder", "not-a-number", "unplaced"]


@frozen
class Fact(Entity):
    """One fact of the form.

    Only a ``number`` has a ``value``, with its printed precision; only an ``answer`` has an ``answer``. The other
    states are unknown: a ``blank``, a ``placeholder`` (``/``, a box that is not ticked), a text that is
    ``not-a-number`` where one belongs, and a fact whose cell was not found (``unplaced``). ``cell`` is its place (None
    where it has none), ``raw`` its text, ``unit`` the unit printed with it.
    """

    id: str
    state: FactState
    value: Decimal | None = None
    raw: str = ""
    cell: Cell | None = None
    unit: str = ""
    answer: Answer | None = None

    def __repr__(self) -> str:
        known = self.value if self.value is not None else self.answer
        return f"<Fact {self.id} = {known}>" if known is not None else f"<Fact {self.id}: {self.state}>"

    @property
    def is_known(self) -> bool:
        """Whether it is a number or an answer."""
        return self.value is not None or self.answer is not None

    @property
    def span(self) -> Span | None:
        """Where it stands in the source."""
        return self.cell.span if self.cell else None


def beside_naughts(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return the facts, by their ids, but those that are figures printed as 0, which most are."""
    return {key: fact for key, fact in facts.items() if fact.raw != "0" or fact.value is None}
