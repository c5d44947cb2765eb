"""What very many files have come to, on disk: their results and contributions in an SQLite file without a name.

SQLite makes that file in the folder for temporary files, readable to the user alone. It has no name (on Windows it is
deleted when it is closed), so nothing is left of it when the process ends, however that comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
import sqlite3
from typing import Any, TypeVar
import weakref

import msgspec

from gouji.checking.coverage import UnknownRelation
from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.comparing.join import FileComparison
from gouji.errors import SpoolError
from gouji.message import Message
from gouji.results import Checked, FileResult
from gouji.run.with_compared import with_compared

__all__ = ["Spool", "path_bytes", "path_of", "telling"]

_T = TypeVar("_T")

_CACHE_KB = 8192
_PRAGMAS = (
    "journal_mode = OFF",
    "synchronous = OFF",
    "temp_store = FILE",
    f"cache_size = -{_CACHE_KB}",
    "trusted_schema = OFF",
)
_TABLES = """
CREATE TABLE files (id INTEGER PRIMARY KEY, path, result);
CREATE TABLE offers (id INTEGER PRIMARY KEY, path, number, is_prior, state, key, period, head);
CREATE TABLE given (id INTEGER PRIMARY KEY, rule INTEGER, offer INTEGER, data);
CREATE TABLE causes (path, number, cause, step);
CREATE TABLE added (path, kind, data, step);
"""
_INDICES = """
CREATE INDEX files_by_path ON files (path);
CREATE INDEX offers_by_subject ON offers (state, key, period, path, number, is_prior);
CREATE INDEX offers_by_path ON offers (path, number, is_prior);
CREATE INDEX given_by_rule ON given (rule, offer);
CREATE INDEX causes_by_place ON causes (path, number, cause);
"""
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

COMPARED, WITH_REASON, LEFT_OUT = 0, 1, 2
"""The states of a report: compared, of no certain subject or period, or beyond the most of one subject and period."""


@contextmanager
def telling() -> Iterator[None]:
    """Raise `SpoolError` where SQLite raises an error of its own."""
    try:
        yield
    except sqlite3.Error as error:
        raise SpoolError(_FULL.format(why=str(error))) from error


def path_bytes(path: str) -> bytes:
    """Return a path as bytes, which are sorted as texts are; it may hold what is no text."""
    return path.encode("utf-8", "surrogatepass")


def path_of(data: bytes) -> str:
    """Return the path that bytes stand for."""
    return data.decode("utf-8", "surrogatepass")


class Spool:
    """The results of files and what they contribute, added one by one, then read in the order of their paths."""

    def __init__(self, most_pages: int = 0) -> None:
        """Make a file of at most so many pages (0: as many as the disk has); raise `SpoolError`."""
        self.failures: list[Failure] = []
        self.contributes = False
        self._odd: list[Any] = []
        self._rules: dict[str, int] = {}
        self._decoders: dict[Any, Callable[[bytes], Any]] = {}
        self._encode = msgspec.json.Encoder().encode
        with telling():
            self.connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            weakref.finalize(self, self.connection.close)
            for pragma in (*_PRAGMAS, *([f"max_page_count = {most_pages}"] if most_pages else [])):
                self.connection.execute(f"PRAGMA {pragma}").fetchall()
            self.connection.executescript(_TABLES)
            self.connection.execute("BEGIN")

    def add(self, checked: Checked, *, is_prior: bool = False) -> None:
        """Add what a file has come to; of one that is only compared with, its failures are those of the run."""
        result, path = checked.result, path_bytes(checked.result.path)
        with telling():
            if is_prior:
                self.failures += result.failures
            else:
                self.connection.execute("INSERT INTO files VALUES (NULL, ?, ?)", (path, self.packed(result)))
                self.contributes |= checked.contribution is not None
            if checked.contribution is not None:
                self._add_offers(path, checked, is_prior=is_prior)

    def _add_offers(self, path: bytes, checked: Checked, *, is_prior: bool) -> None:
        assert checked.contribution is not None  # noqa: S101 (add has looked)
        for number, report in enumerate(checked.contribution.reports):
            state = COMPARED if report.reason is None else WITH_REASON
            head = report.reason or (report.subject, report.form, report.title)
            row = (path, number, is_prior, state, path_bytes(report.key), report.period, self.packed(head))
            offer = self.connection.execute("INSERT INTO offers VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", row).lastrowid
            given = [(self.number_of(name), offer, bytes(data)) for name, data in report.given.items()]
            self.connection.executemany("INSERT INTO given VALUES (NULL, ?, ?, ?)", given)
            causes = [(path, number, path_bytes(cause)) for cause in report.causes]
            self.connection.executemany("INSERT INTO causes VALUES (?, ?, ?, 0)", causes)

    def index(self) -> None:
        """Sort what was added; nothing more is added."""
        with telling():
            self.connection.executescript(_INDICES)

    def index_added(self) -> None:
        """Sort by path what joining has added."""
        with telling():
            self.connection.execute("CREATE INDEX added_by_path ON added (path)")

    def number_of(self, rule: str) -> int:
        """Return the number of a rule in this file."""
        return self._rules.setdefault(rule, len(self._rules))

    @property
    def rules(self) -> Iterable[str]:
        """The names of the rules to which something was contributed."""
        return tuple(self._rules)

    def paths(self) -> Iterator[str]:
        """Yield the paths of the files, sorted."""
        with telling():
            for (path,) in self.connection.execute("SELECT path FROM files ORDER BY path, id"):
                yield path_of(path)

    def files(self) -> Iterator[FileResult]:
        """Yield the results of the files by path, each with what joining has added to it."""
        added = groupby(self._rows("SELECT path, kind, data FROM added ORDER BY path, rowid"), lambda row: row[0])
        at, rows = next(added, (None, iter(())))
        before, found = None, self._comparison(())
        for path, data in self._rows("SELECT path, result FROM files ORDER BY path, id"):
            while at is not None and at < path:
                at, rows = next(added, (None, iter(())))
            if path != before:
                before, found = path, self._comparison(rows if at == path else ())
            yield with_compared(self.unpacked(FileResult, data), found)

    def _comparison(self, rows: Iterable[tuple[bytes, int, Any]]) -> FileComparison:
        found = FileComparison([], [], [], [])
        for _, kind, data in rows:
            name, type_ = KINDS[kind]
            getattr(found, name).append(self.unpacked(type_, data))
        return found

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
