"""The model of a fact: a figure or an answer of the form as a report gives it, with its cell."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from decimal import Decimal
from functools import cached_property
from typing import Literal, TypeAlias, TypeVar, overload

from gouji.document.model import Cell
from gouji.text.numbers import read_figure
from gouji.text.source import Span
from gouji.value import Entity, frozen, maker

__all__ = ["Answer", "Fact", "FactState", "Facts", "beside_naughts", "figure_in"]

_Other = TypeVar("_Other")

_NAUGHT = "0"

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


_fact = maker(Fact)


class Facts(Mapping[str, Fact]):
    """Facts by their ids, of which some are given as cells with a figure: such a fact is made when it is first read.

    Most figures of a report are 0, and nobody asks for more than that.
    """

    def __init__(self, given: Mapping[str, Fact | Cell]) -> None:
        self._given = given
        self._made: dict[str, Fact] = {}

    def __getitem__(self, key: str) -> Fact:
        fact = self._made.get(key)
        if fact is None:
            given = self._given[key]
            fact = self._made.setdefault(key, figure_in(key, given) if isinstance(given, Cell) else given)
        return fact

    @overload
    def get(self, key: str) -> Fact | None: ...
    @overload
    def get(self, key: str, default: Fact | _Other) -> Fact | _Other: ...
    def get(self, key: str, default: Fact | _Other | None = None) -> Fact | _Other | None:
        """Return a fact, or what is given in its place."""
        return self[key] if key in self._given else default

    def __contains__(self, key: object) -> bool:
        return key in self._given

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)

    def keys(self) -> KeysView[str]:
        """Return the ids."""
        return self._given.keys()

    def values(self) -> ValuesView[Fact]:
        """Return all facts."""
        return self._each.values()

    def items(self) -> ItemsView[str, Fact]:
        """Return all facts with their ids."""
        return self._each.items()

    def __repr__(self) -> str:
        return repr(self._each)

    @cached_property
    def _each(self) -> dict[str, Fact]:
        return {key: self[key] for key in self._given}

    @cached_property
    def others(self) -> dict[str, Fact]:
        """Those that are no figure printed as 0."""
        others: dict[str, Fact] = {}
        for key, given in self._given.items():
            if not isinstance(given, Cell):
                if not _is_naught(given):
                    others[key] = given
            elif given.text != _NAUGHT:
                others[key] = self._made.setdefault(key, figure_in(key, given))
        return others


def figure_in(key: str, cell: Cell) -> Fact:
    """Return the fact that is the figure in a cell."""
    text = cell.text
    figure = read_figure(text)
    return _fact(key, figure.state, figure.value, text, cell, figure.unit)


def beside_naughts(facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """Return the facts, by their ids, but those that are figures printed as 0, which most are."""
    if isinstance(facts, Facts):
        return facts.others
    return {key: fact for key, fact in facts.items() if not _is_naught(fact)}


def _is_naught(fact: Fact) -> bool:
    return fact.raw == _NAUGHT and fact.value is not None
