"""Signed values by their keys: one SQLite file that may be lost, broken, locked or forged at any time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import contextlib
import hmac
from pathlib import Path
import sqlite3
import time

from gouji.errors import CacheError
from gouji.reasons import why_refused, why_refused_by_sqlite
from gouji.run.cache_folder import CacheFolder, NotOwnError, is_own_file, make_folder, user_secret

__all__ = ["KEPT_DAYS", "LOCK_SECONDS", "STATEMENT_SECONDS", "Store", "open_store", "today"]

KEPT_DAYS = 30
"""Entries that were not used for so many days are dropped."""

LOCK_SECONDS = 1
"""How long another run's lock is waited for."""

STATEMENT_SECONDS = 10
"""A statement that takes longer is stopped, and the file thrown away."""

_AT_A_TIME = 500
_BYTES_AT_A_TIME = 8 * 1024 * 1024
"""New entries are written when there are so many, or they have so many bytes."""

_LARGEST_ENTRY = 64 * 1024 * 1024
_OPERATIONS = 20_000
_SIGNATURE_BYTES = 32
_TABLE = b"CREATE TABLE results (key BLOB PRIMARY KEY NOT NULL, day INTEGER NOT NULL, result BLOB NOT NULL)"
"""Rows are found by an index of small keys: in a table WITHOUT ROWID a search would go through 40 pages of results."""

_SCHEMA = [(b"table", b"results", b"results", _TABLE), (b"index", b"sqlite_autoindex_results_1", b"results", None)]
_HEAD = b"SQLite format 3\0"
_VERSIONS = slice(18, 20)
"""The bytes of the head that say how the file is written: 1 and 1, or that there is a file with a log beside it."""

_BESIDE = ("-journal", "-wal", "-shm")
"""Files that SQLite would believe. No run makes one: what is undone is kept in memory."""

_PRAGMAS = (
    "journal_mode = MEMORY",
    "synchronous = OFF",
    "temp_store = MEMORY",
    "mmap_size = 0",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
_NO_DAMAGE = frozenset({3, 5, 6, 7, 8, 10, 13, 14, 23})
"""SQLite's codes for a file that is not broken: permission, locks, memory, disk."""


_BROKEN = (sqlite3.Error, MemoryError, UnicodeError)
"""What is raised over a broken file: one that claims too much, and one whose error has a name that is no text, too."""


class Store:
    """Values by their keys, kept from run to run.

    Each is signed with a secret of the user; one that is not is none. No failure of the store is one of the run: after
    the first it returns nothing and keeps nothing, and a file that is broken is thrown away. ``failed`` is the error of one
    that is not broken.
    """

    def __init__(self, database: _Database, secret: bytes, today: int) -> None:
        self._database: _Database | None = database
        self._secret = secret
        self._today = today
        self._used: list[bytes] = []
        self._new: list[tuple[bytes, int, bytes]] = []
        self._size = 0
        self.failed: Exception | None = None

    def get(self, key: bytes) -> bytes | None:
        """Return the value that is kept for a key; None where there is none that can be believed."""
        return self.get_each([key]).get(key)

    def get_each(self, keys: Sequence[bytes], beside: bytes = b"") -> dict[bytes, bytes]:
        """Return the values that are kept for some keys, by these, without those that cannot be believed.

        What is kept for a key that has ``beside`` at its end is used with the other. All are read under one lock, for
        which others wait: ask for as many as are read in a moment.
        """
        found = dict[bytes, bytes]()
        try:
            for key, day, stored in self._database.rows(keys) if self._database is not None else ():
                if not (isinstance(key, bytes) and isinstance(stored, bytes)):
                    continue
                value = stored[_SIGNATURE_BYTES:]
                if not hmac.compare_digest(stored[:_SIGNATURE_BYTES], self._signature(key, value)):
                    continue
                if day != self._today:
                    self._used += [key, key + beside] if beside else [key]
                found[key] = value
        except _BROKEN as error:
            self._give_up(error)
        return found

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value for a key."""
        self._new.append((key, self._today, self._signature(key, value) + value))
        self._size += len(value)
        if len(self._new) >= _AT_A_TIME or self._size >= _BYTES_AT_A_TIME:
            self._write()

    def close(self) -> None:
        """Write all values to disk and delete old ones."""
        self._write()
        if self._database is not None:
            self._database.close()

    def _write(self) -> None:
        new, self._new, self._size = self._new, [], 0
        used, self._used = self._used, []
        if self._database is None or not (new or used):
            return
        try:
            self._database.write(new, used, self._today)
        except _BROKEN as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        if self._database is not None:
            self._database.close()
            if not _is_damage(error):
                self.failed = error
            else:
                with contextlib.suppress(OSError):
                    self._database.path.unlink()
        self._database = None

    def _signature(self, key: bytes, value: bytes) -> bytes:
        return hmac.digest(self._secret, key + value, "sha256")


class _Database:
    """A file with the one table that it may have, and a limit of time for each statement."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._until = 0.0
        self._connection = sqlite3.connect(path, timeout=LOCK_SECONDS)
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        self._connection.text_factory = bytes
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_ENTRY)
        self._connection.set_progress_handler(self._is_late, _OPERATIONS)
        self._begin()
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}").fetchall()
        schema = self._schema()
        if not schema:
            self._connection.execute(_TABLE.decode().replace("TABLE", "TABLE IF NOT EXISTS", 1))
            schema = self._schema()
        if schema != _SCHEMA:
            message = "another schema"
            raise sqlite3.DatabaseError(message)
        list(self.rows([b""]))

    def _schema(self) -> list[tuple[object, ...]]:
        return self._connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 3").fetchall()

    def _begin(self) -> None:
        self._until = time.monotonic() + STATEMENT_SECONDS

    def _is_late(self) -> bool:
        return time.monotonic() > self._until

    def rows(self, keys: Sequence[bytes]) -> Iterator[tuple[object, object, object]]:
        """Yield keys of some that are there, each with its day and its signed result."""
        self._begin()
        asked = ", ".join("?" * len(keys))
        return self._connection.execute(f"SELECT key, day, result FROM results WHERE key IN ({asked})", keys)  # noqa: S608 (marks)

    def write(self, new: list[tuple[bytes, int, bytes]], used: list[bytes], today: int) -> None:
        """Write new entries and set the day of those that were used; once a day delete those of no day that is kept."""
        self._begin()
        with self._connection as connection:
            connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", new)
            connection.executemany("UPDATE results SET day = ? WHERE key = ?", [(today, key) for key in used])
            if connection.execute("PRAGMA user_version").fetchone() != (today,):
                connection.execute("DELETE FROM results WHERE NOT (day BETWEEN ? AND ?)", (today - KEPT_DAYS, today))
                connection.execute(f"PRAGMA user_version = {today:d}")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def open_store(folder: CacheFolder, own: CacheFolder, name: str) -> Store:
    """Open the store in the file *name* of a folder, made anew where it is missing or broken; raise `CacheError`.

    ``own`` is the folder of the user's caches, which has the secret.
    """
    at = own
    try:
        secret = user_secret(own)
        at = folder
        database = _open(make_folder(folder) / name)
    except OSError as error:
        raise CacheError(str(at), error.why if isinstance(error, NotOwnError) else why_refused(error)) from error
    except _BROKEN as error:
        raise CacheError(str(at), why_refused_by_sqlite(error)) from error
    return Store(database, secret, today())


def today() -> int:
    """Return the number of days since 1970."""
    return int(time.time()) // 86400


def _open(path: Path) -> _Database:
    for end in _BESIDE:
        path.with_name(path.name + end).unlink(missing_ok=True)
    if not _may_be_ours(path):
        path.unlink(missing_ok=True)
    try:
        return _Database(path)
    except _BROKEN as error:
        if not _is_damage(error):
            raise
    path.unlink()
    return _Database(path)


def _may_be_ours(path: Path) -> bool:
    """Return whether *path* is a file of the user's, and empty or with the head that ours have."""
    if not is_own_file(path):
        return False
    with path.open("rb") as stream:
        head = stream.read(100)
    return not head or (head.startswith(_HEAD) and head[_VERSIONS] == b"\1\1")


def _is_damage(error: Exception) -> bool:
    """Return whether an error says that the file is broken."""
    return (getattr(error, "sqlite_errorcode", 1) & 0xFF) not in _NO_DAMAGE
