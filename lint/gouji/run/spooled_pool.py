"""Join contributions that lie in a spool: subject by subject, with nothing kept in memory but one subject's reports."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from gouji.checking.coverage import UnknownRelation
from gouji.checking.diagnostic import Diagnostic
from gouji.comparing.compared import Members
from gouji.comparing.members import Member, Spot
from gouji.comparing.pool import MAX_VERSIONS, Pool, too_many
from gouji.message import Message
from gouji.rules.active import ActiveRule
from gouji.rules.rule import AcrossRule
from gouji.run.spool import COMPARED, LEFT_OUT, WITH_REASON, Spool, path_bytes, path_of, telling

__all__ = ["MEMBERS", "PATHS", "SpooledPool"]

_Active: TypeAlias = Mapping[str, ActiveRule[AcrossRule]]
_Head: TypeAlias = tuple[str, str, Spot | None]
_NOWHERE = Spot()

MEMBERS = f"""
SELECT o.path, o.number, o.is_prior, o.key, o.period, o.head, g.data
FROM offers o CROSS JOIN given g ON g.rule = ? AND g.offer = o.id WHERE o.state = {COMPARED}
"""  # noqa: S608 (a constant)
"""The members of a rule, whose number it is given; conditions and an order may follow."""

PATHS = f"""
SELECT o.path FROM offers o INDEXED BY offers_by_path CROSS JOIN given g ON g.rule = ? AND g.offer = o.id
WHERE o.state = {COMPARED}
"""  # noqa: S608 (a constant)
"""The paths of the members of a rule, to be ordered by path: whoever asks for one reads no more."""

_COUNT = f"""
SELECT COUNT(*) FROM given WHERE rule = ? AND offer NOT IN (SELECT id FROM offers WHERE state > {COMPARED})
"""  # noqa: S608 (a constant)

_NUMBERED = MEMBERS.replace("g.data", "g.data, o.id")
_AT_ONCE = 100
"""So many members are read at once where all of them are asked for one after the other."""

_IN_ORDER = " ORDER BY o.key, o.period, o.path, o.number, o.is_prior"
_BY_PATH = " ORDER BY o.path, o.number, o.is_prior"
_LAST = " ORDER BY o.path DESC, o.number DESC, o.is_prior DESC"


class SpooledPool(Pool):
    """The contributions of a spool; what comes of joining them is added to it. *active* gives the rules of a file."""

    def __init__(self, spool: Spool, active: Callable[[str], _Active]) -> None:
        self._spool = spool
        self._active = active
        self._step = 0
        spool.offer()
        self._leave_out()

    def _rows(self, query: str, *values: object) -> Iterator[Any]:
        with telling():
            yield from self._spool.connection.execute(query, values)

    def _leave_out(self) -> None:
        """Note the reports that are not compared: of no certain subject or period, or too many of them."""
        reasons = f"SELECT path, head FROM offers WHERE state = {WITH_REASON} AND NOT is_prior ORDER BY path, number"  # noqa: S608
        for path, head in self._rows(reasons):
            reason: Message = self._spool.unpacked(Message, head)
            self.pass_over(path_of(path), UnknownRelation("across", reason))
        many = f"SELECT key, period FROM offers WHERE state = {COMPARED} GROUP BY key, period HAVING COUNT(*) > ?"  # noqa: S608
        for key, period in list(self._rows(many, MAX_VERSIONS)):
            rest = f"SELECT id FROM offers o WHERE state = {COMPARED} AND key = ? AND period = ? {_BY_PATH} LIMIT -1 OFFSET ?"  # noqa: S608
            self._write(
                f"UPDATE offers SET state = {LEFT_OUT} WHERE id IN ({rest})",  # noqa: S608
                (key, period, MAX_VERSIONS),
            )
        left = f"SELECT path, period, head FROM offers WHERE state = {LEFT_OUT} AND NOT is_prior ORDER BY path, number"  # noqa: S608
        for path, period, head in self._rows(left):
            read: _Head = self._spool.unpacked(_Head, head)
            note = too_many(read[0], period)
            self.pass_over(path_of(path), UnknownRelation("across", note))
            self.note(path_of(path), note)

    def _write(self, statement: str, values: Sequence[object]) -> None:
        with telling():
            self._spool.connection.execute(statement, values)

    def rules(self) -> Iterable[AcrossRule]:
        """Return the rules to which reports have contributed; of several of one name, that of the last report."""
        for name in self._spool.rules:
            for (path,) in self._rows(f"{PATHS} {_LAST} LIMIT 1", self._spool.number_of(name)):
                yield self._active(path_of(path))[name].rule

    def members(self, rule: AcrossRule) -> Members:
        """Return the reports that have contributed to a rule."""
        return _SpooledMembers(self._spool, rule.name, self._active)

    def first(self, rule: AcrossRule) -> str:
        """Return the path of the first report that has contributed to a rule."""
        rows = self._rows(f"{PATHS} {_BY_PATH} LIMIT 1", self._spool.number_of(rule.name))
        return path_of(next(rows)[0])

    def active(self, place: tuple[str, int]) -> _Active:
        """Return the across rules that are active for the file of a report, by name."""
        return self._active(place[0])

    def is_told(self, place: tuple[str, int], cause: str) -> bool:
        """Return whether a cause was already reported in a report."""
        values = (path_bytes(place[0]), place[1], path_bytes(cause))
        found = self._rows("SELECT 1 FROM causes WHERE path = ? AND number = ? AND cause = ? LIMIT 1", *values)
        return any(True for _ in found)

    def tell(self, place: tuple[str, int], cause: str) -> None:
        """Keep that a cause was reported in a report."""
        values = (path_bytes(place[0]), place[1], path_bytes(cause), self._step)
        self._write("INSERT INTO causes VALUES (?, ?, ?, ?)", values)

    def add(self, diagnostic: Diagnostic, replaces: Iterable[tuple[str, str]]) -> None:
        """Add a finding, and which findings of its file it replaces."""
        self._add(diagnostic.path, "diagnostics", diagnostic)
        for each in replaces:
            self._add(diagnostic.path, "replaced", each)

    def pass_over(self, path: str, unknown: UnknownRelation) -> None:
        """Add a relation that could not be checked."""
        self._add(path, "not_compared", unknown)

    def note(self, path: str, note: Message) -> None:
        """Add a note on a file."""
        self._add(path, "notes", note)

    def _add(self, path: str, kind: str, what: object) -> None:
        self._spool.add_compared(path, kind, what, self._step)

    def settle(self) -> None:
        """Keep for good all that was added."""
        self._step += 1

    def undo(self) -> None:
        """Take out all that was added since it was last settled."""
        self._write("DELETE FROM added WHERE step = ?", (self._step,))
        self._write("DELETE FROM causes WHERE step = ?", (self._step,))


class _SpooledMembers(Members):
    """The members of one rule; those of the subject that was last iterated over are in memory."""

    def __init__(self, spool: Spool, rule: str, active: Callable[[str], _Active]) -> None:
        self._spool = spool
        self._rule = rule
        self._number = spool.number_of(rule)
        self._active = active
        self._key: str | None = None
        self._group: dict[int, list[Member[bytes]]] = {}
        self._places: dict[tuple[str, int], bool] = {}

    def _rows(self, query: str, *values: object) -> Iterator[Any]:
        with telling():
            yield from self._spool.connection.execute(query, (self._number, *values))

    def _found(self, where: str, *values: object) -> list[Member[bytes]]:
        return [self._member(row) for row in self._rows(f"{MEMBERS} {where}", *values)]

    def _member(self, row: tuple[Any, ...]) -> Member[bytes]:
        path, number, is_prior, key, period, head, data = row
        read: _Head = self._spool.unpacked(_Head, head)
        subject, form, title = read
        name = path_of(path)
        options = self._active(name)[self._rule].options
        return Member(
            name, number, subject, path_of(key), period, form, title or _NOWHERE, data, options, bool(is_prior)
        )

    def __iter__(self) -> Iterator[Member[bytes]]:
        """Yield all of them by subject, period and path."""
        for _, rows in groupby(self._rows(f"{MEMBERS} {_IN_ORDER}"), lambda row: row[3]):
            group = [self._member(row) for row in rows]
            self._hold(group)
            yield from group

    def _hold(self, group: Sequence[Member[bytes]]) -> None:
        """Hold the reports of one subject in memory."""
        self._key = group[0].key
        self._group = {}
        for member in group:
            self._group.setdefault(member.period, []).append(member)
        priors_first = sorted(group, key=lambda member: not member.is_prior)
        self._places = {member.place: member.is_prior for member in priors_first}

    def __len__(self) -> int:
        """Return how many there are."""
        count: int = next(self._rows(_COUNT))[0]
        return count

    def of(self, key: str, period: int) -> Sequence[Member[bytes]]:
        """Return those of a subject and a period, by path."""
        if key == self._key:
            return self._group.get(period, ())
        return self._found(f"AND o.key = ? AND o.period = ? {_IN_ORDER}", path_bytes(key), period)

    def periods_of(self, key: str) -> tuple[int, ...]:
        """Return the periods of which a subject has reports, the earliest first; () for none."""
        if key == self._key:
            return tuple(self._group)
        query = f"SELECT DISTINCT period FROM ({MEMBERS} AND o.key = ?) ORDER BY period"  # noqa: S608
        return tuple([period for (period,) in self._rows(query, path_bytes(key))])

    def keys(self) -> Iterator[str]:
        """Yield the subjects, sorted."""
        query = f"SELECT DISTINCT key FROM ({MEMBERS}) ORDER BY key"  # noqa: S608
        return (path_of(key) for (key,) in self._rows(query))

    def by_period(self) -> Sequence[Member[bytes]]:
        """Return all of them by period, path and number, each read when it is asked for."""
        found = self._rows(f"SELECT id FROM ({_NUMBERED}) ORDER BY period, path, number, key")  # noqa: S608
        return _Numbered(array("q", (number for (number,) in found)), self._numbered)

    def _numbered(self, numbers: Sequence[int]) -> list[Member[bytes]]:
        """Return the members with some numbers, in the order of these."""
        rows = self._rows(f"{_NUMBERED} AND o.id IN ({', '.join('?' * len(numbers))})", *numbers)
        members = {row[-1]: self._member(row[:-1]) for row in rows}
        return [members[number] for number in numbers]

    def is_prior(self, place: tuple[str, int]) -> bool | None:
        """Return whether a report is only compared with; None where it is not among them."""
        if place in self._places:
            return self._places[place]
        query = f"SELECT MIN(is_prior) FROM ({MEMBERS} AND o.path = ? AND o.number = ?)"  # noqa: S608
        found = next(self._rows(query, path_bytes(place[0]), place[1]))[0]
        return None if found is None else bool(found)


class _Numbered(Sequence[Member[bytes]]):
    """Members by their numbers in a spool, each read when it is asked for."""

    def __init__(self, numbers: array[int], read: Callable[[Sequence[int]], list[Member[bytes]]]) -> None:
        self._numbers, self._read = numbers, read

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, number: Any) -> Any:
        return self._read([self._numbers[number]])[0]

    def __iter__(self) -> Iterator[Member[bytes]]:
        numbers = self._numbers
        return (
            member
            for start in range(0, len(numbers), _AT_ONCE)
            for member in self._read(numbers[start : start + _AT_ONCE])
        )
