"""The names that an expression may use: a description that the language is given, so that it knows no kind of report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property, lru_cache
from operator import itemgetter

from gouji.forms.model import FactType, Form
from gouji.packs.expressions.typed import ValueType
from gouji.packs.passages import PLACES
from gouji.rules.meta import OptionType
from gouji.value import Entity, evolve, field, frozen

__all__ = ["PRIOR", "FactNames", "Names", "type_of_fact"]

PRIOR = "prior."
"""What stands before a fact of the report of the year before."""

_OF_FACTS: Mapping[FactType, ValueType] = {
    "count": "number",
    "change": "number",
    "amount": "number",
    "yes-no": "truth",
    "choice": "text",
    "text": "text",
    "choices": "choices",
}
_OF_OPTIONS: Mapping[OptionType, ValueType] = {
    "boolean": "truth",
    "integer": "number",
    "number": "number",
    "string": "text",
    "array": "words",
}


def _nothing(_word: str) -> None:
    return None


def type_of_fact(type_: FactType) -> ValueType:
    """Return what a fact of a form's type is in an expression."""
    return _OF_FACTS[type_]


@frozen
class FactNames(Entity):
    """The facts of some forms: their types, by the form's id and the fact's."""

    by_form: Mapping[str, Mapping[str, FactType]] = field(factory=dict)
    _matching: dict[str, tuple[tuple[str, ...], ...]] = field(init=False, factory=dict)

    @cached_property
    def types(self) -> Mapping[str, tuple[FactType, ...]]:
        """The types that a fact has in the forms, by its id."""
        found: dict[str, tuple[FactType, ...]] = {}
        for facts in self.by_form.values():
            for fact, type_ in facts.items():
                known = found.get(fact, ())
                if type_ not in known:
                    found[fact] = (*known, type_)
        return found

    @cached_property
    def _parts(self) -> Mapping[str, Mapping[int, tuple[tuple[str, ...], ...]]]:
        """The facts of each form in parts, by how many these are."""
        return {
            form: {
                count: tuple([parts for fact in facts if len(parts := tuple(fact.split("."))) == count])
                for count in {fact.count(".") + 1 for fact in facts}
            }
            for form, facts in self.by_form.items()
        }

    def matching(self, pattern: str) -> tuple[tuple[str, ...], ...]:
        """Return the facts that a pattern stands for in each form that has some, equal ones once, the most first."""
        if pattern not in self._matching:
            self._matching[pattern] = tuple(sorted(self._matches(pattern), key=len, reverse=True))
        return self._matching[pattern]

    def _matches(self, pattern: str) -> Iterable[tuple[str, ...]]:
        wanted = pattern.split(".")
        fixed = [index for index, part in enumerate(wanted) if part != "*"]
        parts_of, told = itemgetter(*fixed), itemgetter(*fixed)(wanted)
        found = [
            tuple([".".join(parts) for parts in by_count.get(len(wanted), ()) if parts_of(parts) == told])
            for by_count in self._parts.values()
        ]
        return dict.fromkeys(filter(None, found))

    def like(self, pattern: str) -> set[str]:
        """Return patterns with ``*`` at the same places that stand for some facts."""
        wanted = pattern.split(".")
        return {
            ".".join("*" if part == "*" else own for part, own in zip(wanted, parts, strict=True))
            for by_count in self._parts.values()
            for parts in by_count.get(len(wanted), ())
        }


@lru_cache(maxsize=16)
def _facts_of(forms: tuple[Form, ...]) -> FactNames:
    """Return the facts of some forms; a pack asks for the same ones for each of its expressions."""
    return FactNames({form.id: {fact: column.type for fact, (_, _, column) in form.slots.items()} for form in forms})


@frozen
class Names(Entity):
    """The facts of the forms that the rule is for, and of those that its years exclude; sections, levels and types of bodies.

    ``options`` are the rule's options with their types, ``years`` the first and the last year that it is for. ``called``
    returns the section, level, type or fact that users call by a word, for mistakes alone.
    """

    facts: FactNames = field(factory=FactNames)
    excluded: FactNames = field(factory=FactNames)
    sections: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    options: Mapping[str, OptionType] = field(factory=dict)
    years: tuple[int | None, int | None] = (None, None)
    called: Callable[[str], str | None] = _nothing

    @classmethod
    def of(
        cls,
        forms: Iterable[Form],
        *,
        years: tuple[int | None, int | None] = (None, None),
        levels: Iterable[str] = (),
        types: Iterable[str] = (),
        options: Mapping[str, OptionType] | None = None,
    ) -> Names:
        """Return the names of a kind's forms, of which those are excluded that are not in force in any of the years."""
        every = tuple(forms)
        used = tuple([form for form in every if _meet(form.years, years)])
        return cls(
            _facts_of(used),
            _facts_of(tuple([form for form in every if form not in used])),
            tuple(dict.fromkeys(section.id for form in used for section in form.sections)),
            tuple(levels),
            tuple(types),
            options or {},
            years,
        )

    def with_options(self, options: Mapping[str, OptionType]) -> Names:
        """Return the same names with other options."""
        return evolve(self, options=options)

    @property
    def own(self) -> Mapping[str, ValueType]:
        """The names that are no facts."""
        return {"year": "number", "agency": "text", "level": "text", "type": "text"}

    @property
    def values(self) -> Mapping[str, tuple[str, ...]]:
        """The texts that a name can be, where these are known."""
        return {"level": self.levels, "type": self.types}

    @property
    def places(self) -> tuple[str, ...]:
        """The sections, and what stands for one."""
        return (*self.sections, *PLACES)

    def meant(self, word: str, known: Collection[str]) -> str | None:
        """Return the one of known sections, levels, types or facts that users call so; None for none."""
        found = self.called(word)
        return found if found in known else None

    def option(self, name: str) -> ValueType | None:
        """Return what an option is; None where there is none, or it is an object."""
        type_ = self.options.get(name)
        return _OF_OPTIONS.get(type_) if type_ is not None else None


def _meet(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    """Return whether two spans of years have a year in common."""
    (first, last), (begin, end) = one, other
    return (end is None or first is None or first <= end) and (begin is None or last is None or begin <= last)
