"""Join contributions that lie in a spool: subject by subject, with nothing kept in memory but one subject's reports."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from gouji.checking.coverage import UnknownRelation
from gouji.checking.diagnostic import Diagnostic
from gouji.comparing.compared import Members, priors_of
from gouji.comparing.members import PackedMember, Spot
from gouji.comparing.pool import MAX_VERSIONS, Pool, too_many
from gouji.message import Message
from gouji.rules.active import ActiveRule
from gouji.rules.rule import AcrossRule
from gouji.run.spool import COMPARED, LEFT_OUT, WITH_REASON, Spool, path_bytes, path_of, telling

__all__ = ["MEMBERS", "PATHS", "SpooledPool"]

_Active: TypeAlias = Mapping[str, ActiveRule[AcrossRule]]

MEMBERS = f"""
SELECT o.path, o.number, o.is_prior, o.key, o.period, o.subject, o.form, o.title, g.data
FROM offers o CROSS JOIN {{given}} g ON g.offer = o.id WHERE o.state = {COMPARED}
"""  # noqa: S608 (a constant)
"""The members of a rule, with whose table it is filled in; conditions and an order may follow."""

PATHS = f"""
SELECT o.path FROM offers o INDEXED BY offers_by_path CROSS JOIN {{given}} g ON g.offer = o.id
WHERE o.state = {COMPARED}
"""  # noqa: S608 (a constant)
"""The paths of the members of a rule, to be ordered by path: whoever asks for one reads no more."""

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
        reasons = f"SELECT path, reason FROM offers WHERE state = {WITH_REASON} AND NOT is_prior ORDER BY path, number"  # noqa: S608
        for path, packed in self._rows(reasons):
            reason: Message = self._spool.unpacked(Message, packed)
            self.pass_over(path_of(path), UnknownRelation("across", reason))
        many = f"SELECT key, period FROM offers WHERE state = {COMPARED} GROUP BY key, period HAVING COUNT(*) > ?"  # noqa: S608
        for key, period in list(self._rows(many, MAX_VERSIONS)):
            rest = f"SELECT id FROM offers o WHERE state = {COMPARED} AND key = ? AND period = ? {_BY_PATH} LIMIT -1 OFFSET ?"  # noqa: S608
            self._write(
                f"UPDATE offers SET state = {LEFT_OUT} WHERE id IN ({rest})",  # noqa: S608
                (key, period, MAX_VERSIONS),
            )
        left = (
            f"SELECT path, period, subject FROM offers WHERE state = {LEFT_OUT} AND NOT is_prior ORDER BY path, number"  # noqa: S608
        )
        for path, period, subject in self._rows(left):
            note = too_many(path_of(subject), period)
            self.pass_over(path_of(path), UnknownRelation("across", note))
            self.note(path_of(path), note)

    def _write(self, statement: str, values: Sequence[object]) -> None:
        with telling():
            self._spool.connection.execute(statement, values)

    def rules(self) -> Iterable[AcrossRule]:
        """Return the rules to which reports have contributed; of several of one name, that of the last report."""
        for name in self._spool.rules:
            for (path,) in self._paths(name, _LAST):
                yield self._active(path_of(path))[name].rule

    def members(self, rule: AcrossRule) -> Members:
        """Return the reports that have contributed to a rule."""
        return _SpooledMembers(self._spool, rule.name, self._active)

    def first(self, rule: AcrossRule) -> str:
        """Return the path of the first report that has contributed to a rule."""
        return path_of(next(self._paths(rule.name, _BY_PATH))[0])

    def _paths(self, rule: str, order: str) -> Iterator[Any]:
        return self._rows(f"{PATHS.format(given=self._spool.table_of(rule))} {order} LIMIT 1")

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
    """The members of one rule; where those stand that were last iterated over is in memory."""

    def __init__(self, spool: Spool, rule: str, active: Callable[[str], _Active]) -> None:
        self._spool = spool
        self._rule = rule
        self._all = MEMBERS.format(given=spool.table_of(rule))
        self._numbered = self._all.replace("g.data", "g.data, o.id")
        self._active = active
        self._last: Sequence[PackedMember] = ()
        self._priors: dict[tuple[str, int], bool] | None = None

    def _rows(self, query: str, *values: object) -> Iterator[Any]:
        with telling():
            yield from self._spool.connection.execute(query, values)

    def _found(self, where: str, *values: object) -> list[PackedMember]:
        return [self._member(row) for row in self._rows(f"{self._all} {where}", *values)]

    def _member(self, row: tuple[Any, ...]) -> PackedMember:
        path, number, is_prior, key, period, subject, form, title, data = row
        name = path_of(path)
        options = self._active(name)[self._rule].options
        if isinstance(title, int):
            title = self._spool.unpacked(Spot, title)
        return PackedMember(
            name, number, path_of(subject), path_of(key), period, path_of(form), title, data, options, bool(is_prior)
        )

    def groups(self) -> Iterator[Sequence[PackedMember]]:
        """Yield those of each subject, by period and path; the subjects are sorted."""
        for _, rows in groupby(self._rows(f"{self._all} {_IN_ORDER}"), itemgetter(3)):
            self._last, self._priors = [self._member(row) for row in rows], None
            yield self._last

    def __len__(self) -> int:
        """Return how many there are."""
        count: int = next(self._rows(f"SELECT COUNT(*) FROM ({self._all})"))[0]  # noqa: S608
        return count

    def of(self, key: str, period: int) -> Sequence[PackedMember]:
        """Return those of a subject and a period, by path."""
        return self._found(f"AND o.key = ? AND o.period = ? {_IN_ORDER}", path_bytes(key), period)

    def periods_of(self, key: str) -> tuple[int, ...]:
        """Return the periods of which a subject has reports, the earliest first; () for none."""
        query = f"SELECT DISTINCT period FROM ({self._all} AND o.key = ?) ORDER BY period"  # noqa: S608
        return tuple([period for (period,) in self._rows(query, path_bytes(key))])

    def keys(self) -> Iterator[str]:
        """Yield the subjects, sorted."""
        query = f"SELECT DISTINCT key FROM ({self._all}) ORDER BY key"  # noqa: S608
        return (path_of(key) for (key,) in self._rows(query))

    def by_period(self) -> Sequence[PackedMember]:
        """Return all of them by period, path and number, each read when it is asked for."""
        found = self._rows(f"SELECT id FROM ({self._numbered}) ORDER BY period, path, number, key")  # noqa: S608
        return _Numbered(array("q", (number for (number,) in found)), self._read)

    def _read(self, numbers: Sequence[int]) -> list[PackedMember]:
        """Return the members with some numbers, in the order of these."""
        rows = self._rows(f"{self._numbered} AND o.id IN ({', '.join('?' * len(numbers))})", *numbers)
        members = {row[-1]: self._member(row[:-1]) for row in rows}
        return [members[number] for number in numbers]

    def is_prior(self, place: tuple[str, int]) -> bool | None:
        """Return whether a report is only compared with; None where it is not among them."""
        if self._priors is None:
            self._priors = priors_of(self._last)
        if place in self._priors:
            return self._priors[place]
        query = f"SELECT MIN(is_prior) FROM ({self._all} AND o.path = ? AND o.number = ?)"  # noqa: S608
        found = next(self._rows(query, path_bytes(place[0]), place[1]))[0]
        return None if found is None else bool(found)


class _Numbered(Sequence[PackedMember]):
    """Members by their numbers in a spool, each read when it is asked for."""

    def __init__(self, numbers: array[int], read: Callable[[Sequence[int]], list[PackedMember]]) -> None:
        self._numbers, self._read = numbers, read

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, number: Any) -> Any:
        return self._read([self._numbers[number]])[0]

    def __iter__(self) -> Iterator[PackedMember]:
        numbers = self._numbers
        return (
            member
            for start in range(0, len(numbers), _AT_ONCE)
            for member in self._read(numbers[start : start + _AT_ONCE])
        )
