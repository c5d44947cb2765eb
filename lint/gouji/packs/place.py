"""The rules that look in one place of reports: what a passage there settles for many of them, and their checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from gouji.packs.checks.check import Check
from gouji.packs.passages import Passage
from gouji.packs.sought import Sought
from gouji.value import Entity, frozen

__all__ = ["Place"]

Rules: TypeAlias = frozenset[int]


@frozen
class Place(Entity):
    """Rules by their numbers: all of them, and the checks of those that words alone do not settle.

    ``triggers`` are words of which one has to stand in a passage for some ``triggered`` rules to find anything in it.
    ``enough`` are words each of which alone is enough for several rules to find nothing.
    """

    rules: Rules
    checks: Mapping[int, Callable[[Passage], bool]]
    triggers: Mapping[str, Sequence[int]]
    triggered: Rules
    enough: Sequence[tuple[Sought, Rules]]

    @classmethod
    def of(cls, checks: Mapping[int, Check]) -> Place:
        """Return the place of some checks by the numbers of their rules."""
        triggers = {rule: words for rule, check in checks.items() if (words := check.triggers) is not None}
        enough = _by_word((rule, check.enough) for rule, check in checks.items())
        return cls(
            frozenset(checks),
            {rule: check.is_right for rule, check in checks.items() if rule not in triggers},
            _by_word(triggers.items()),
            frozenset(triggers),
            [(Sought(word), frozenset(rules)) for word, rules in enough.items() if len(rules) > 1],
        )

    def wrong(self, passage: Passage, rules: Rules) -> set[int]:
        """Return those of some rules that may find something in a passage; all where the text breaks off in it."""
        if not passage.whole:
            return set(rules)
        wrong: set[int] = set()
        for word in passage.words.among(self.triggers):
            wrong.update(rules.intersection(self.triggers[word]))
        left = rules - self.triggered
        for sought, kept in self.enough:
            if left and passage.mentions(sought):
                left -= kept
        for rule in left:
            if not self.checks[rule](passage):
                wrong.add(rule)
        return wrong


def _by_word(words: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    """Return rules by the words that they have."""
    by_word: dict[str, list[int]] = {}
    for rule, of in words:
        for word in of:
            by_word.setdefault(word, []).append(rule)
    return by_word
