"""Checks of facts as data: the states in which facts may not be, and the bounds of figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gouji.forms.model import FactType
from gouji.message import Message
from gouji.report.fact import Fact, FactState
from gouji.report.model import Report
from gouji.rules.finding import Edit, Finding, Fix
from gouji.rules.meta import FixKind, Options
from gouji.rules.when import ALWAYS, When
from gouji.value import Entity, field, frozen

__all__ = ["BoundCheck", "StateCheck"]

_LONGEST_SHOWN = 40
_YES_OR_NO = ("是", "否")
_LEFT_OUT: tuple[FactState, ...] = ("blank", "placeholder")


@frozen
class StateCheck(Entity):
    """A state in which no fact of some ``types`` (() for any) is, but for those that may be left out.

    ``replace`` maps the whole text of a cell to the right one: a safe fix. ``message`` may hold ``{address}``,
    ``{value}`` (the text of the cell), ``{text}`` (its beginning), ``{line}`` (the same on one line) and
    ``{choices}``. With ``together``, which may also hold ``{count}``, the facts of a row are reported once, at the first.
    """

    message: Message
    state: FactState
    types: tuple[FactType, ...] = ()
    replace: Mapping[str, str] = field(factory=dict)
    together: Message | None = None

    @property
    def fix(self) -> FixKind:
        """The kind of its fixes."""
        return "safe" if self.replace else "none"

    @property
    def when(self) -> When:
        """What a report must have for it to be run: a fact in the state."""
        return When(signs=(self.state,))

    def __call__(self, report: Report, _options: Options) -> Iterator[Finding]:
        """Yield a finding at each fact of a report that is in the state, or at the first of each row."""
        rows: dict[object, list[Fact]] = {}
        for fact in (report.facts if self.state == "number" else report.others).values():
            if fact.state == self.state and self._holds_for(report, fact):
                rows.setdefault(_row_of(report, fact) if self.together else fact.id, []).append(fact)
        for first, *others in rows.values():
            message = self.together if self.together and others else self.message
            told = _told(message, report, first, count=1 + len(others))
            yield Finding.at(first, told, fix=self._fix(first))

    def _holds_for(self, report: Report, fact: Fact) -> bool:
        column = report.column(fact.id)
        if column.optional and self.state in _LEFT_OUT:
            return False
        return not self.types or column.type in self.types

    def _fix(self, fact: Fact) -> Fix | None:
        right = self.replace.get(fact.cell.text) if fact.cell else None
        return Fix("safe", (Edit(fact.cell.span, right),)) if fact.cell and right is not None else None


@frozen
class BoundCheck(Entity):
    """Figures of some ``types`` are not below ``least``, or, with ``whole``, have no decimals.

    A figure below its bound also breaks the sums that it is in: the finding stands for all of them. One that is not whole
    is not reported where the finding on a broken sum gives the right figure. Decimals that are zero are removed by a safe fix. ``words`` are those without one of which no figure is out of bounds.
    ``message`` may hold ``{address}`` and ``{value}``.
    """

    message: Message
    types: tuple[FactType, ...]
    least: int | None = None
    whole: bool = False
    words: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Raise ValueError for a check without a bound."""
        if self.least is None and not self.whole:
            message = "BoundCheck: expected least or whole"
            raise ValueError(message)

    @property
    def fix(self) -> FixKind:
        """The kind of its fixes."""
        return "safe" if self.whole else "none"

    @property
    def when(self) -> When:
        """What a report must have for it to be run."""
        if self.least is not None and not self.words:
            return ALWAYS
        return When(self.words, ("decimals",) if self.whole else ())

    def __call__(self, report: Report, _options: Options) -> Iterator[Finding]:
        """Yield a finding at each figure of a report that is out of bounds."""
        may_be_naught = self.least is not None and self.least > 0
        for fact in (report.facts if may_be_naught else report.others).values():
            value = fact.value
            if value is None:
                continue
            is_below = self.least is not None and value < self.least
            if not (is_below or self.whole) or report.column(fact.id).type not in self.types:
                continue
            if is_below:
                yield Finding.at(fact, _told(self.message, report, fact), cause=f"repair:{fact.id}")
            elif "." in str(value):
                cause = f"decimals:{fact.id}" if value != value.to_integral_value() else None
                yield Finding.at(
                    fact, _told(self.message, report, fact), fix=_without_decimals(fact, value), cause=cause
                )


def _without_decimals(fact: Fact, value: Decimal) -> Fix | None:
    """Return a fix that removes the point and the zeros after it; None for a figure that is not whole."""
    if fact.cell is None or value != value.to_integral_value():
        return None
    at = max(fact.cell.text.find("."), fact.cell.text.find("．"))
    end = at + 1
    while end < len(fact.cell.text) and fact.cell.text[end] in "0０":
        end += 1
    return Fix("safe", (Edit(fact.cell.source_span(at, end), ""),)) if at > 0 else None


def _row_of(report: Report, fact: Fact) -> tuple[str, str]:
    """Return the ids of a fact's table and row."""
    bound = report.table_of(fact.id)
    return bound.id, bound.form.slots[fact.id][1].id


def _told(message: Message, report: Report, fact: Fact, *, count: int = 1) -> Message:
    """Return a message with what is said of a fact, or of *count* facts of its row, filled in."""
    column, value = report.column(fact.id), fact.raw.strip()
    return message.format(
        address=report.address(fact.id),
        count=count,
        value=value,
        text=value[:_LONGEST_SHOWN],
        line=" ".join(value.split())[:_LONGEST_SHOWN],
        choices="、".join(_YES_OR_NO if column.type == "yes-no" else column.choices),
    )
