"""The names that a configuration gives to subjects, and the lists of those whose figures another one adds up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouji.report.subjects import Subjects
from gouji.text.script import simplified
from gouji.value import Entity, NamedTuple, Value, field, frozen

__all__ = ["Alias", "KnownNames", "Names", "SubjectList"]


class Alias(NamedTuple):
    """A subject's name, its other names, and the key that all ways to write it share."""

    name: str
    others: tuple[str, ...]
    key: str


@frozen
class SubjectList(Value):
    """The subjects whose figures another one (a government) adds up; ``complete``: the list names them all.

    ``key`` is the same for two lists of one subject.
    """

    name: str
    subjects: tuple[str, ...]
    complete: bool = False
    key: str = field(default="", eq=False)


@frozen
class Names(Entity):
    """The names and lists of a configuration.

    ``aliases`` lists, under a subject's name, its other names. ``lists`` are subjects with those whose figures they add up.
    """

    aliases: Mapping[str, tuple[str, ...]] = field(factory=dict)
    lists: tuple[SubjectList, ...] = ()
    _known: dict[Subjects, KnownNames] = field(init=False, factory=dict)

    def of(self, subjects: Subjects) -> KnownNames:
        """Return these names with the keys that a kind of report makes of them."""
        known = self._known.get(subjects)
        if known is None:
            known = self._known[subjects] = KnownNames(subjects, self.aliases, self.lists)
        return known

    @property
    def fingerprint(self) -> str:
        """A text that changes with any name or list."""
        lists = [(each.name, each.subjects, each.complete) for each in self.lists]
        return repr((sorted(self.aliases.items()), lists)) if self.aliases or lists else ""


class KnownNames:
    """The names of a configuration by their keys, which depend on the kind of report."""

    __slots__ = ("_aliases", "_listed", "_lists", "_named", "_subjects")

    def __init__(
        self, subjects: Subjects, aliases: Mapping[str, tuple[str, ...]], lists: Iterable[SubjectList]
    ) -> None:
        self._subjects = subjects
        self._aliases = {self._key(other): self._key(name) for name, others in aliases.items() for other in others}
        self._named = frozenset(map(self._key, aliases))
        self._lists = {self.key(each.name): each for each in lists}
        self._listed = frozenset(self.key(name) for each in self._lists.values() for name in each.subjects)

    def key(self, name: str) -> str:
        """Return the key of the subject that has this name."""
        key = self._key(name)
        return self._aliases.get(key, key)

    def _key(self, name: str) -> str:
        """Return the kind's key of a name; in traditional script, as reports may have it, it is the same."""
        return self._subjects.key(simplified(name))

    def knows(self, key: str) -> bool:
        """Return whether the configuration names the subject, so that its name is certain whatever it is."""
        return key in self._lists or key in self._listed or key in self._named

    def list_of(self, key: str) -> SubjectList | None:
        """Return the list of those whose figures a subject adds up; None where it has none."""
        return self._lists.get(key)

    def is_listed(self, key: str) -> bool:
        """Return whether another subject adds up this one's figures."""
        return key in self._listed
