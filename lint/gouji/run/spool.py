"""What very many files have come to, on disk: their results and contributions in an SQLite file without a name.

SQLite makes that file in the folder for temporary files, readable to the user alone. It has no name (on Windows it is
deleted when it is closed), so nothing is left of it when the process ends, however that comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import groupby
import sqlite3
from typing import Any, TypeAlias, TypeVar
import weakref

import msgspec

from gouji.checking.coverage import UnknownRelation
from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.comparing.contribution import Contribution
from gouji.comparing.join import FileComparison
from gouji.comparing.members import Spot
from gouji.errors import RecordError, SpoolError
from gouji.message import Message
from gouji.packed import PackedResult
from gouji.reasons import why_refused_by_sqlite
from gouji.results import Checked, FileResult
from gouji.run.cache import KeptResult
from gouji.run.join_cache import Contributed, digest_of
from gouji.run.with_compared import with_compared

__all__ = ["Contributing", "Spool", "path_bytes", "path_of", "telling"]

_T = TypeVar("_T")

Contributing: TypeAlias = Callable[[KeptResult], "Contribution | None"]
"""What reads the contribution of a file of which the cache has the result."""

_CACHE_KB = 8192
_PAGE_BYTES = 16 * 1024
"""A page has a few results, which are written in half the time that small pages take."""

_PRAGMAS = (
    f"page_size = {_PAGE_BYTES}",
    "journal_mode = OFF",
    "synchronous = OFF",
    "temp_store = FILE",
    f"cache_size = -{_CACHE_KB}",
    "trusted_schema = OFF",
)
_TABLES = """
CREATE TABLE files (id INTEGER PRIMARY KEY, path, result);
CREATE TABLE contributed (id INTEGER PRIMARY KEY, path, is_prior, digest, key);
CREATE TABLE offers (id INTEGER PRIMARY KEY, path, number, is_prior, state, key, period, subject, form, title, reason);
CREATE TABLE causes (path, number, cause, step);
CREATE TABLE added (path, kind, data, step);
"""
_INDICES = "CREATE INDEX files_by_path ON files (path)"
_INDICES_OF_OFFERS = """
CREATE INDEX offers_by_subject ON offers (state, key, period, path, number, is_prior);
CREATE INDEX offers_by_path ON offers (path, number, is_prior);
CREATE INDEX causes_by_place ON causes (path, number, cause);
"""
_NOWHERE = Spot()
_WRITTEN_TOGETHER = 20
"""The rows of so many files are written together: one by one, between files that are checked, takes twice as long."""

_FULL = Message(
    "检查结果无法存入临时文件夹：{why}；请腾出空间，或用环境变量 SQLITE_TMPDIR 另指定一个文件夹，或分批检查",
    "the results do not go into the folder for temporary files: {why}; make room there, name another folder by"
    " SQLITE_TMPDIR, or check in several runs",
)

KINDS: tuple[tuple[str, Any], ...] = (
    ("diagnostics", Diagnostic),
    ("replaced", tuple[str, str]),
    ("not_compared", UnknownRelation),
    ("notes", Message),
)
"""What joining adds to the results of files, and its type, by the number of its kind."""

_ALL = len(KINDS)
"""The number for all that joining in an earlier run has found about a file."""

_NUMBERS = {name: number for number, (name, _) in enumerate(KINDS)}

COMPARED, WITH_REASON, LEFT_OUT = 0, 1, 2
"""The states of a report: compared, of no certain subject or period, or beyond the most of one subject and period."""


@contextmanager
def telling() -> Iterator[None]:
    """Raise `SpoolError` where SQLite raises an error of its own."""
    try:
        yield
    except sqlite3.Error as error:
        raise SpoolError(_FULL.format(why=why_refused_by_sqlite(error))) from error


def path_bytes(path: str) -> bytes:
    """Return a path as bytes, which are sorted as texts are; it may hold what is no text."""
    return path.encode("utf-8", "surrogatepass")


def path_of(data: bytes) -> str:
    """Return the path that bytes stand for."""
    return data.decode("utf-8", "surrogatepass")


class Spool:
    """The results of files and what they contribute, added one by one, then read in the order of their paths."""

    def __init__(self, most_pages: int = 0, *, contributions: tuple[Contributing, Contributing] | None = None) -> None:
        """Make a file of at most so many pages (0: as many as the disk has); raise `SpoolError`.

        ``contributions`` are what reads those of files of which the cache has the results, and of such as are only
        compared with. Where they are given, the digests of all contributions are kept, and what lies in the cache is read when
        `offer` is called; ``has_changed`` then tells whether a file contributed something else than its digest had promised.
        """
        self.failures: list[Failure] = []
        self.contributes = self.has_changed = False
        self._contributions = contributions
        self._odd: list[Any] = []
        self._tables: dict[str, str] = {}
        self._files = self._offers = 0
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._decoders: dict[Any, Callable[[bytes], Any]] = {}
        self._encode = msgspec.json.Encoder().encode
        with telling():
            self.connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            weakref.finalize(self, self.connection.close)
            for pragma in (*_PRAGMAS, *([f"max_page_count = {most_pages}"] if most_pages else [])):
                self.connection.execute(f"PRAGMA {pragma}").fetchall()
            self.connection.executescript(_TABLES)
            self.connection.execute("BEGIN")

    def add(self, each: Checked | PackedResult | KeptResult, *, is_prior: bool = False) -> None:
        """Add what a file has come to; of one that is only compared with, its failures are those of the run."""
        path = path_bytes(each.path)
        with telling():
            if isinstance(each, KeptResult):
                self._add_kept(path, each, is_prior)
            elif isinstance(each, PackedResult):
                self._add(path, each.checked, each.result, each.contribution, is_prior)
            else:
                self._add(path, each, None if is_prior else self.packed(each.result), None, is_prior)
            self._files += 1
            if self._files % _WRITTEN_TOGETHER == 0:
                self._write()

    def _put(self, table: str, *rows: tuple[Any, ...]) -> None:
        """Add rows to a table, in which they are when `_write` was called."""
        self._waiting.setdefault(table, []).extend(rows)

    def _write(self) -> None:
        for table, rows in self._waiting.items():
            if rows:
                self.connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608 (names of ours)
        self._waiting.clear()

    def _add(
        self, path: bytes, checked: Checked, result: bytes | int | None, contribution: bytes | None, is_prior: bool
    ) -> None:
        """Add what a file has come to, with its result and contribution as JSON; None where that is not needed, or not there."""
        if is_prior:
            self.failures += checked.result.failures
        else:
            self._put("files", (None, path, result))
            self.contributes |= checked.contribution is not None
        if checked.contribution is None:
            return
        if self._contributions is not None:
            known = sha256(contribution).digest() if contribution is not None else digest_of(checked.contribution)
            self._contributed(path, is_prior, known, None)
        self._offer(path, checked.contribution, is_prior)

    def _add_kept(self, path: bytes, kept: KeptResult, is_prior: bool) -> None:
        """Add what the cache has of a file as it is; nothing that failed is kept."""
        if not is_prior:
            self._put("files", (None, path, kept.data))
            self.contributes |= kept.contributed is not None
        if kept.contributed is not None:
            self._contributed(path, is_prior, kept.contributed, kept.key)

    def _contributed(self, path: bytes, is_prior: bool, digest: bytes | None, key: bytes | None) -> None:
        self._put("contributed", (None, path, is_prior, digest, key))

    def _offer(self, path: bytes, contribution: Contribution, is_prior: bool) -> None:
        for number, report in enumerate(contribution.reports):
            state = COMPARED if report.reason is None else WITH_REASON
            reason = None if report.reason is None else self.packed(report.reason)
            offer = self._offers = self._offers + 1
            key, subject, form = map(path_bytes, (report.key, report.subject, report.form))
            title = self.packed(report.title or _NOWHERE)
            row = (offer, path, number, is_prior, state, key, report.period, subject, form, title, reason)
            self._put("offers", row)
            for name, data in report.given.items():
                self._put(self.table_of(name), (offer, bytes(data)))
            self._put("causes", *[(path, number, path_bytes(cause), 0) for cause in report.causes])

    def index(self) -> None:
        """Sort the results that were added; nothing more is added."""
        with telling():
            self._write()
            self.connection.execute(_INDICES)

    def contributed(self) -> Iterator[Contributed]:
        """Yield the digests of what was contributed, sorted."""
        for path, is_prior, digest in self._rows("SELECT path, is_prior, digest FROM contributed ORDER BY 1, 2, id"):
            yield Contributed(path_of(path), bool(is_prior), digest)

    def offer(self) -> None:
        """Add what lies in the cache of what was contributed, and sort all by what rules ask for."""
        kept = self._rows("SELECT path, key, digest, is_prior FROM contributed WHERE key IS NOT NULL ORDER BY id")
        with telling():
            self._write()
            for number, (path, key, digest, is_prior) in enumerate(kept, 1):
                self._offer_kept(KeptResult(path_of(path), key, b"", digest), bool(is_prior))
                if number % _WRITTEN_TOGETHER == 0:
                    self._write()
            self._write()
            self.connection.executescript(_INDICES_OF_OFFERS)

    def _offer_kept(self, kept: KeptResult, is_prior: bool) -> None:
        contribution = self._contributions[is_prior](kept) if self._contributions is not None else None
        self.has_changed |= contribution is None or digest_of(contribution) != kept.contributed
        if contribution is not None:
            self._offer(path_bytes(kept.path), contribution, is_prior)

    def index_added(self) -> None:
        """Sort by path what joining has added."""
        with telling():
            self.connection.execute("CREATE INDEX added_by_path ON added (path)")

    def table_of(self, rule: str) -> str:
        """Return the name of the table with what was contributed to a rule: one reads it without what others are given."""
        if rule not in self._tables:
            self._tables[rule] = f"given_{len(self._tables)}"
            with telling():
                self.connection.execute(f"CREATE TABLE {self._tables[rule]} (offer INTEGER PRIMARY KEY, data)")
        return self._tables[rule]

    @property
    def rules(self) -> Iterable[str]:
        """The names of the rules to which something was contributed."""
        return tuple(self._tables)

    def paths(self) -> Iterator[str]:
        """Yield the paths of the files, sorted."""
        with telling():
            for (path,) in self.connection.execute("SELECT path FROM files ORDER BY path, id"):
                yield path_of(path)

    def files(self) -> Iterator[FileResult]:
        """Yield the results of the files by path, each with what joining has added to it."""
        added = self.compared()
        at = next(added, None)
        for data, result in self._rows("SELECT path, result FROM files ORDER BY path, id"):
            while at is not None and path_bytes(at[0]) < data:
                at = next(added, None)
            file: FileResult = self.unpacked(FileResult, result)
            yield with_compared(file, at[1]) if at is not None and at[0] == file.path else file

    def compared(self) -> Iterator[tuple[str, FileComparison]]:
        """Yield what joining has added, by path."""
        rows = self._rows("SELECT path, kind, data FROM added ORDER BY path, rowid")
        for path, of_path in groupby(rows, lambda row: row[0]):
            found = FileComparison([], [], [], [])
            for _, kind, data in of_path:
                if kind == _ALL:
                    found = self.unpacked(FileComparison, data)
                else:
                    name, type_ = KINDS[kind]
                    getattr(found, name).append(self.unpacked(type_, data))
            yield path_of(path), found

    def add_compared(self, path: str, kind: str, what: object, step: int = 0) -> None:
        """Add something of a kind that joining has found about a file, in one of its steps."""
        values = (path_bytes(path), _NUMBERS[kind], self.packed(what), step)
        with telling():
            self.connection.execute("INSERT INTO added VALUES (?, ?, ?, ?)", values)

    def take_compared(self, found: Iterable[tuple[str, bytes]]) -> None:
        """Add what joining found in an earlier run, as JSON: all of it, or nothing where that raises `RecordError`."""
        rows = ((path_bytes(path), _ALL, data) for path, data in found)
        try:
            with telling():
                self.connection.executemany("INSERT INTO added VALUES (?, ?, ?, 0)", rows)
        except RecordError:
            with telling():
                self.connection.execute("DELETE FROM added")
            raise

    def _rows(self, query: str) -> Iterator[Any]:
        with telling():
            yield from self.connection.execute(query)

    def packed(self, value: Any) -> bytes | int:
        """Return a value as JSON; what has a text that is none is kept in memory, and its number there returned."""
        try:
            return self._encode(value)
        except UnicodeEncodeError:
            self._odd.append(value)
            return len(self._odd) - 1

    def unpacked(self, type_: type[_T] | Any, data: bytes | int) -> _T:
        """Return the value that was packed."""
        if isinstance(data, int):
            odd: _T = self._odd[data]
            return odd
        decode = self._decoders.get(type_)
        if decode is None:
            decode = self._decoders[type_] = msgspec.json.Decoder(type_).decode
        value: _T = decode(data)
        return value
