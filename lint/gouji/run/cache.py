"""The cache of results: one SQLite file that may be lost, broken or locked at any time."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
import sqlite3
import time

from gouji.errors import RecordError
from gouji.plugins.model import Plugins
from gouji.results import Checked, checked_from_bytes, checked_to_bytes
from gouji.run.build import build_fingerprint

__all__ = ["FOLDER", "KEPT_DAYS", "LOCK_SECONDS", "ResultCache", "open_cache", "today"]

FOLDER = ".gouji_cache"
"""The folder, in the working directory, as ruff's and mypy's."""

KEPT_DAYS = 30
"""Entries that were not used for so many days are dropped."""

LOCK_SECONDS = 1
"""How long another run's lock is waited for."""

_AT_A_TIME = 500
_TABLE = """
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, day INTEGER NOT NULL, result BLOB NOT NULL) WITHOUT ROWID
"""
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of gouji and can be deleted.\n"


class ResultCache:
    """Results by path, content, settings and build, kept from run to run.

    No failure of the cache is one of the run: after the first the cache returns nothing and keeps nothing.
    """

    def __init__(self, connection: sqlite3.Connection, build: str, today: int) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._build = build
        self._today = today
        self._used: list[bytes] = []
        self._new: list[tuple[bytes, int, bytes]] = []

    def get(self, path: str, digest: str, fingerprint: str) -> Checked | None:
        """Return the kept result and contribution of a file; None where there is none that can be read."""
        if self._connection is None:
            return None
        key = self._key(path, digest, fingerprint)
        try:
            row = self._connection.execute("SELECT day, result FROM results WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self._give_up()
            return None
        if row is None:
            return None
        if row[0] != self._today:
            self._used.append(key)
        try:
            return checked_from_bytes(row[1])
        except RecordError:
            return None

    def put(self, digest: str, fingerprint: str, checked: Checked) -> None:
        """Keep the result and contribution of a file."""
        key = self._key(checked.result.path, digest, fingerprint)
        self._new.append((key, self._today, checked_to_bytes(checked)))
        if len(self._new) >= _AT_A_TIME:
            self._write()

    def close(self) -> None:
        """Write all entries to disk and delete old ones."""
        self._write()
        if self._connection is not None:
            self._connection.close()

    def _write(self) -> None:
        new, self._new = self._new, []
        used, self._used = self._used, []
        if self._connection is None or not (new or used):
            return
        try:
            with self._connection as connection:
                connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", new)
                connection.executemany("UPDATE results SET day = ? WHERE key = ?", [(self._today, key) for key in used])
                connection.execute("DELETE FROM results WHERE day < ?", (self._today - KEPT_DAYS,))
        except sqlite3.Error:
            self._give_up()

    def _give_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _key(self, path: str, digest: str, fingerprint: str) -> bytes:
        parts = "\0".join((self._build, fingerprint, digest, path))
        return sha256(parts.encode("utf-8", "surrogateescape")).digest()


def open_cache(working: str, plugins: Plugins) -> ResultCache | None:
    """Open the cache of a working directory, creating it where it is missing or broken; return None on failure."""
    folder = Path(working, FOLDER)
    try:
        folder.mkdir(exist_ok=True)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
            if not (folder / name).exists():
                (folder / name).write_text(text, encoding="utf-8")
        connection = _connect(folder / "results.sqlite3")
    except (OSError, sqlite3.Error):
        return None
    return ResultCache(connection, build_fingerprint(plugins), today())


def today() -> int:
    """Return the number of days since 1970."""
    return int(time.time()) // 86400


def _connect(path: Path) -> sqlite3.Connection:
    try:
        return _opened(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        path.unlink()
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=LOCK_SECONDS)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_TABLE)
        connection.execute("SELECT key FROM results LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
