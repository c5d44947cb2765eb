"""What all reports have contributed to one rule, as the rule reads it: sorted, and decoded when it is asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, Generic, TypeVar

from gouji.comparing.members import Member, PackedMember
from gouji.value import Entity, frozen

__all__ = ["Compared", "Joined", "ListedMembers", "Members", "by_period", "priors_of"]

_Given = TypeVar("_Given")
_Sorted = TypeVar("_Sorted", bound="Member[Any] | PackedMember")
_MOST_EARLIER = 200
_PERIOD = attrgetter("period")
_ORDER = attrgetter("key", "period", "path", "number")


class Members(ABC):
    """The reports that have contributed to a rule, with what they gave as JSON, wherever that lies."""

    @abstractmethod
    def groups(self) -> Iterator[Sequence[PackedMember]]:
        """Yield those of each subject, by period and path; the subjects are sorted."""

    @abstractmethod
    def __len__(self) -> int:
        """Return how many there are."""

    @abstractmethod
    def of(self, key: str, period: int) -> Sequence[PackedMember]:
        """Return those of a subject and a period, by path."""

    @abstractmethod
    def periods_of(self, key: str) -> tuple[int, ...]:
        """Return the periods of which a subject has reports, the earliest first; () for none."""

    @abstractmethod
    def keys(self) -> Iterator[str]:
        """Yield the subjects, sorted."""

    @abstractmethod
    def by_period(self) -> Sequence[PackedMember]:
        """Return all of them by period, path and number."""

    @abstractmethod
    def is_prior(self, place: tuple[str, int]) -> bool | None:
        """Return whether a report is only compared with; None where it is not among them."""


class ListedMembers(Members):
    """Members that lie in memory."""

    def __init__(self, members: Iterable[PackedMember]) -> None:
        self._members = sorted(members, key=_ORDER)

    def groups(self) -> Iterator[Sequence[PackedMember]]:
        """Yield those of each subject, by period and path; the subjects are sorted."""
        return (list(group) for _, group in groupby(self._members, attrgetter("key")))

    def __len__(self) -> int:
        return len(self._members)

    @cached_property
    def _by_period(self) -> Mapping[str, Mapping[int, Sequence[PackedMember]]]:
        return {group[0].key: by_period(group) for group in self.groups()}

    @cached_property
    def _is_prior(self) -> Mapping[tuple[str, int], bool]:
        return priors_of(self._members)

    def of(self, key: str, period: int) -> Sequence[PackedMember]:
        """Return those of a subject and a period, by path."""
        return self._by_period.get(key, {}).get(period, ())

    def periods_of(self, key: str) -> tuple[int, ...]:
        """Return the periods of which a subject has reports, the earliest first; () for none."""
        return tuple(self._by_period.get(key, ()))

    def keys(self) -> Iterator[str]:
        """Yield the subjects, sorted."""
        return iter(self._by_period)

    def by_period(self) -> Sequence[PackedMember]:
        """Return all of them by period, path and number."""
        return sorted(self._members, key=attrgetter("period", "path", "number"))

    def is_prior(self, place: tuple[str, int]) -> bool | None:
        """Return whether a report is only compared with; None where it is not among them."""
        return self._is_prior.get(place)


def priors_of(members: Iterable[PackedMember]) -> dict[tuple[str, int], bool]:
    """Return whether the reports at each place are only compared with."""
    priors: dict[tuple[str, int], bool] = {}
    for member in members:
        priors[member.place] = member.is_prior and priors.get(member.place, True)
    return priors


def by_period(members: Iterable[_Sorted]) -> dict[int, tuple[_Sorted, ...]]:
    """Return the reports of one subject, which are sorted, by their periods."""
    return {period: tuple(group) for period, group in groupby(members, _PERIOD)}


class _Periods(Mapping[str, tuple[int, ...]]):
    """The periods of which there are reports, for each subject."""

    def __init__(self, members: Members, periods_of: Callable[[str], tuple[int, ...]]) -> None:
        self._members, self._periods_of = members, periods_of

    def __getitem__(self, key: str) -> tuple[int, ...]:
        found = self._periods_of(key)
        if not found:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return self._members.keys()

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _ByPeriod(Sequence[Member[_Given]]):
    """Members by period, path and number, each decoded when it is asked for."""

    def __init__(self, members: Sequence[PackedMember], read: Callable[[bytes], _Given]) -> None:
        self._members, self._read = members, read

    def __len__(self) -> int:
        return len(self._members)

    def __getitem__(self, number: Any) -> Any:
        return self._members[number].unpacked(self._read)

    def __iter__(self) -> Iterator[Member[_Given]]:
        return (member.unpacked(self._read) for member in self._members)


class Compared(Entity, Generic[_Given]):
    """The members with what they have given, sorted by subject, period and path, not by the order of the files.

    While they are iterated over, those of one subject are decoded and found at once; any other is decoded when it is asked for.
    """

    def __init__(self, members: Members, read: Callable[[bytes], _Given]) -> None:
        self._members, self._read = members, read
        self._key: str | None = None
        self._held: Mapping[int, tuple[Member[_Given], ...]] = {}

    @property
    def periods(self) -> Mapping[str, tuple[int, ...]]:
        """The periods of which there are reports, the earliest first, for each subject."""
        return _Periods(self._members, self._periods_of)

    @property
    def members(self) -> Iterator[Member[_Given]]:
        """Every member."""
        for packed in self._members.groups():
            group = [member.unpacked(self._read) for member in packed]
            self._key, self._held = group[0].key, by_period(group)
            yield from group

    @property
    def checked(self) -> Iterator[Member[_Given]]:
        """The members in which something may be reported: all but prior reports."""
        return (member for member in self.members if not member.is_prior)

    def by_period(self) -> Sequence[Member[_Given]]:
        """Return every member by period, path and number in its file; each is decoded when it is asked for."""
        return _ByPeriod(self._members.by_period(), self._read)

    def of(self, key: str, period: int) -> tuple[Member[_Given], ...]:
        """Return the reports of a subject and a period: none, one, or several versions."""
        if key == self._key:
            return self._held.get(period, ())
        return tuple([member.unpacked(self._read) for member in self._members.of(key, period)])

    def before(self, member: Member[_Given]) -> tuple[Member[_Given], ...]:
        """Return the reports of the same subject for the period before."""
        return self.of(member.key, member.period - 1)

    def earlier(self, member: Member[_Given]) -> Iterator[Member[_Given]]:
        """Return the reports of the same subject for each period before, the latest first, 200 at most."""
        periods = self._periods_of(member.key)
        before = reversed(periods[: bisect_left(periods, member.period)])
        return islice((each for period in before for each in self.of(member.key, period)), _MOST_EARLIER)

    def _periods_of(self, key: str) -> tuple[int, ...]:
        return tuple(self._held) if key == self._key else self._members.periods_of(key)


@frozen
class Joined(Entity):
    """What all reports have contributed to one rule, as JSON that is decoded when it is asked for."""

    members: Members

    def read(self, kind: type[_Given]) -> Compared[_Given]:
        """Return the contributions decoded as *kind*."""
        import msgspec

        return Compared(self.members, msgspec.json.Decoder(kind).decode)
