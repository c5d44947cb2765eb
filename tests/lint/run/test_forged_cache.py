"""A cache that somebody else made or changed tells nothing, ends no run, and leads nowhere."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import random
import sqlite3

import pytest

from gouji.checking.coverage import Coverage
from gouji.errors import CacheError
from gouji.plugins.model import Plugins
from gouji.results import Checked, FileResult
from gouji.run import store as store_module
from gouji.run.cache import FILE_NAME, ResultCache, open_cache
from gouji.run.cache_folder import CacheFolder
from gouji.run.many import whole

Get = Callable[[], Checked | None]
Forge = Callable[[str], None]

TABLE = "CREATE TABLE results (key BLOB PRIMARY KEY NOT NULL, day INTEGER NOT NULL, result BLOB NOT NULL)"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"
CHECKED = Checked(FileResult("a.txt", "checked", (), (), Coverage(1, 0, (), ())))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of the cache, whose folder is there."""
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache" / FILE_NAME


@pytest.fixture
def open_(tmp_path: Path, plugins: Plugins) -> Callable[[], ResultCache]:
    return lambda: open_cache(CacheFolder(tmp_path, ("cache",)), CacheFolder(tmp_path, ("own",)), "/work", plugins)


@pytest.fixture
def put(open_: Callable[[], ResultCache]) -> Callable[[], None]:
    """What keeps a result and closes the cache."""

    def put() -> None:
        store = open_()
        store.put("digest", "settings", CHECKED)
        store.close()

    return put


@pytest.fixture
def get(open_: Callable[[], ResultCache]) -> Get:
    """What opens the cache, asks for that result, and closes it."""

    def get() -> Checked | None:
        store = open_()
        kept = store.get("a.txt", "digest", "settings")
        found = None if kept is None else whole(kept, store.contribution)
        store.close()
        return found

    return get


def _make(file: Path, script: str) -> None:
    connection = sqlite3.connect(file)
    connection.executescript(script)
    connection.close()


@pytest.mark.parametrize(
    "script",
    [
        "CREATE VIEW results AS SELECT x'00' AS key, 1 AS day, '{}' AS result",
        f"CREATE VIEW results AS {ENDLESS} i AS key, 1 AS day, 'x' AS result FROM n",
        "CREATE TABLE results (key, day, result)",
        "CREATE TABLE other (x)",
        f"{TABLE} WITHOUT ROWID",
        f"{TABLE}; CREATE TRIGGER t BEFORE INSERT ON results BEGIN SELECT RAISE(ABORT, 'no'); END",
        f"{TABLE}; CREATE TRIGGER t AFTER INSERT ON results BEGIN DELETE FROM results; END",  # noqa: S608 (what an attacker writes)
        f"{TABLE}; CREATE INDEX i ON results (abs(day))",
        "CREATE TABLE results (key BLOB PRIMARY KEY, day INTEGER NOT NULL, result BLOB GENERATED ALWAYS AS (key))",
    ],
)
def test_a_file_of_another_schema_is_made_anew(file: Path, put: Callable[[], None], get: Get, script: str) -> None:
    _make(file, script)

    found = get()
    put()

    assert (found, get()) == (None, CHECKED)


@pytest.mark.parametrize("column", ["key", "day", "result"])
@pytest.mark.parametrize("value", ["'text'", "cast(x'ff' AS TEXT)", "7", "1.5", "zeroblob(40)", "zeroblob(3000000)"])
def test_no_type_of_a_value_is_an_error(file: Path, put: Callable[[], None], get: Get, column: str, value: str) -> None:
    put()
    _make(file, f"UPDATE results SET {column} = {value}")  # noqa: S608 (both stand above)

    found = get()
    put()

    assert (found, get()) == (CHECKED if column == "day" else None, CHECKED)


def test_a_result_signed_for_another_file_is_not_believed(file: Path, put: Callable[[], None], get: Get) -> None:
    put()
    connection = sqlite3.connect(file)
    [(stored,)] = connection.execute("SELECT result FROM results").fetchall()
    connection.execute("UPDATE results SET result = ?", (stored.replace(b"a.txt", b"b.txt"),))
    connection.commit()
    connection.close()

    assert get() is None


def test_another_users_results_are_not_believed(tmp_path: Path, put: Callable[[], None], get: Get) -> None:
    put()
    (tmp_path / "own" / "secret").unlink()

    assert get() is None


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_any_bytes_changed_gives_the_same_result_or_none(
    file: Path, put: Callable[[], None], get: Get, seed: int
) -> None:
    put()
    chance, data = random.Random(seed), bytearray(file.read_bytes())  # noqa: S311 (the same bytes each time)
    for _ in range(chance.choice([1, 5, 50, 500])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    file.write_bytes(data[: chance.randrange(len(data))] if seed % 4 == 0 else data)

    found = get()
    put()

    assert (found in (None, CHECKED), get() in (None, CHECKED)) == (True, True)


def test_a_statement_without_end_is_stopped_and_the_file_thrown_away(
    file: Path, put: Callable[[], None], get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    put()
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 0")
    connection.executemany(
        "INSERT INTO results VALUES (?, 1, x'')", ((number.to_bytes(8, "big"),) for number in range(50_000))
    )
    connection.commit()
    connection.close()
    monkeypatch.setattr(store_module, "STATEMENT_SECONDS", 0)

    put()

    assert file.exists() is False
    monkeypatch.undo()
    put()
    assert get() == CHECKED


def test_of_a_link_nothing_is_read_and_its_target_stays(
    tmp_path: Path, file: Path, put: Callable[[], None], get: Get
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"precious")
    file.symlink_to(elsewhere)

    put()

    assert (elsewhere.read_bytes(), file.is_symlink(), get()) == (b"precious", False, CHECKED)


def test_of_a_hard_link_the_other_name_stays(tmp_path: Path, file: Path, put: Callable[[], None], get: Get) -> None:
    put()
    elsewhere = tmp_path / "elsewhere"
    os.link(file, elsewhere)
    before = elsewhere.read_bytes()

    put()

    assert (elsewhere.read_bytes() == before, get()) == (True, CHECKED)


def test_a_folder_that_is_a_link_is_not_used(tmp_path: Path, put: Callable[[], None], get: Get, file: Path) -> None:
    file.parent.rmdir()
    (tmp_path / "elsewhere").mkdir()
    file.parent.symlink_to("elsewhere")

    with pytest.raises(CacheError):
        get()
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("end", ["-journal", "-wal", "-shm"])
def test_files_that_sqlite_would_believe_go_and_what_they_lead_to_stays(
    tmp_path: Path, file: Path, put: Callable[[], None], get: Get, end: str
) -> None:
    put()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"precious")
    beside = file.with_name(file.name + end)
    beside.symlink_to(elsewhere)

    assert (get(), elsewhere.read_bytes(), beside.is_symlink()) == (CHECKED, b"precious", False)


def test_a_file_written_with_a_log_beside_it_is_made_anew(file: Path, put: Callable[[], None], get: Get) -> None:
    _make(file, f"PRAGMA journal_mode = WAL; {TABLE}")

    put()

    assert (get(), sorted(path.name for path in file.parent.iterdir())) == (CHECKED, [FILE_NAME])


def test_a_folder_in_place_of_the_file_means_no_cache(file: Path, get: Get) -> None:
    file.mkdir()

    with pytest.raises(CacheError):
        get()


def test_a_pipe_in_place_of_the_file_goes(file: Path, put: Callable[[], None], get: Get) -> None:
    """To open it would wait for somebody who writes to it, without an end."""
    os.mkfifo(file)

    put()

    assert get() == CHECKED
