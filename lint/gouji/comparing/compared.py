"""What all reports have contributed to one rule, as the rule reads it: sorted, and decoded when it is asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Generic, TypeVar

from gouji.comparing.members import Member
from gouji.value import Entity, field, frozen

__all__ = ["Compared", "Joined", "ListedMembers", "Members"]

_Given = TypeVar("_Given")
_MOST_RECENT = 500
_MOST_EARLIER = 200


class Members(ABC):
    """The reports that have contributed to a rule, with what they gave as JSON, wherever that lies."""

    @abstractmethod
    def __iter__(self) -> Iterator[Member[bytes]]:
        """Yield all of them by subject, period and path."""

    @abstractmethod
    def __len__(self) -> int:
        """Return how many there are."""

    @abstractmethod
    def of(self, key: str, period: int) -> Sequence[Member[bytes]]:
        """Return those of a subject and a period, by path."""

    @abstractmethod
    def periods_of(self, key: str) -> tuple[int, ...]:
        """Return the periods of which a subject has reports, the earliest first; () for none."""

    @abstractmethod
    def keys(self) -> Iterator[str]:
        """Yield the subjects, sorted."""

    @abstractmethod
    def by_period(self) -> Sequence[Member[bytes]]:
        """Return all of them by period, path and number."""

    @abstractmethod
    def is_prior(self, place: tuple[str, int]) -> bool | None:
        """Return whether a report is only compared with; None where it is not among them."""


class ListedMembers(Members):
    """Members that lie in memory."""

    def __init__(self, members: Iterable[Member[bytes]]) -> None:
        self._members = sorted(members, key=lambda member: member.order)

    def __iter__(self) -> Iterator[Member[bytes]]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    @cached_property
    def _by_period(self) -> Mapping[str, Mapping[int, Sequence[Member[bytes]]]]:
        index: dict[str, dict[int, list[Member[bytes]]]] = {}
        for member in self._members:
            index.setdefault(member.key, {}).setdefault(member.period, []).append(member)
        return index

    @cached_property
    def _is_prior(self) -> Mapping[tuple[str, int], bool]:
        return {member.place: member.is_prior for member in sorted(self._members, key=lambda each: not each.is_prior)}

    def of(self, key: str, period: int) -> Sequence[Member[bytes]]:
        """Return those of a subject and a period, by path."""
        return self._by_period.get(key, {}).get(period, ())

    def periods_of(self, key: str) -> tuple[int, ...]:
        """Return the periods of which a subject has reports, the earliest first; () for none."""
        return tuple(self._by_period.get(key, ()))

    def keys(self) -> Iterator[str]:
        """Yield the subjects, sorted."""
        return iter(self._by_period)

    def by_period(self) -> Sequence[Member[bytes]]:
        """Return all of them by period, path and number."""
        return sorted(self._members, key=lambda member: (member.period, member.path, member.number))

    def is_prior(self, place: tuple[str, int]) -> bool | None:
        """Return whether a report is only compared with; None where it is not among them."""
        return self._is_prior.get(place)


class _Periods(Mapping[str, tuple[int, ...]]):
    """The periods of which there are reports, for each subject."""

    def __init__(self, members: Members) -> None:
        self._members = members

    def __getitem__(self, key: str) -> tuple[int, ...]:
        found = self._members.periods_of(key)
        if not found:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return self._members.keys()

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _ByPeriod(Sequence[Member[_Given]]):
    """Members by period, path and number, each decoded when it is asked for."""

    def __init__(self, members: Sequence[Member[bytes]], given: Callable[[Member[bytes]], Member[_Given]]) -> None:
        self._members, self._given = members, given

    def __len__(self) -> int:
        return len(self._members)

    def __getitem__(self, number: Any) -> Any:
        return self._given(self._members[number])

    def __iter__(self) -> Iterator[Member[_Given]]:
        return map(self._given, self._members)


@frozen
class Compared(Entity, Generic[_Given]):
    """The members with what they have given, sorted by subject, period and path, not by the order of the files.

    Each is decoded when it is asked for, and the last ones are kept: of thousands few are needed at a time. Those of one
    subject are found fastest while its members are iterated over.
    """

    _members: Members
    _read: Callable[[bytes], _Given]
    _recent: dict[tuple[str, int, bool], Member[_Given]] = field(init=False, factory=dict)

    @property
    def periods(self) -> Mapping[str, tuple[int, ...]]:
        """The periods of which there are reports, the earliest first, for each subject."""
        return _Periods(self._members)

    @property
    def members(self) -> Iterator[Member[_Given]]:
        """Every member."""
        return map(self._given, self._members)

    @property
    def checked(self) -> Iterator[Member[_Given]]:
        """The members in which something may be reported: all but prior reports."""
        return (self._given(member) for member in self._members if not member.is_prior)

    def by_period(self) -> Sequence[Member[_Given]]:
        """Return every member by period, path and number in its file; each is decoded when it is asked for."""
        return _ByPeriod(self._members.by_period(), self._given)

    def of(self, key: str, period: int) -> tuple[Member[_Given], ...]:
        """Return the reports of a subject and a period: none, one, or several versions."""
        return tuple(map(self._given, self._members.of(key, period)))

    def before(self, member: Member[_Given]) -> tuple[Member[_Given], ...]:
        """Return the reports of the same subject for the period before."""
        return self.of(member.key, member.period - 1)

    def earlier(self, member: Member[_Given]) -> Iterator[Member[_Given]]:
        """Return the reports of the same subject for each period before, the latest first, 200 at most."""
        periods = self._members.periods_of(member.key)
        before = reversed(periods[: bisect_left(periods, member.period)])
        return islice((each for period in before for each in self.of(member.key, period)), _MOST_EARLIER)

    def _given(self, member: Member[bytes]) -> Member[_Given]:
        place = (*member.place, member.is_prior)
        if place not in self._recent:
            if len(self._recent) >= _MOST_RECENT:
                self._recent.clear()
            self._recent[place] = member.with_given(self._read(member.given))
        return self._recent[place]


@frozen
class Joined(Entity):
    """What all reports have contributed to one rule, as JSON that is decoded when it is asked for."""

    members: Members

    def read(self, kind: type[_Given]) -> Compared[_Given]:
        """Return the contributions decoded as *kind*."""
        import msgspec

        return Compared(self.members, msgspec.json.Decoder(kind).decode)
