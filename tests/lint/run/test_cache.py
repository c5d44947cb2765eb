"""The cache gives back what was put; lost, broken or locked it is as if it were not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import sqlite3
import time

from msgspec import Raw
import pytest

from gouji.checking.coverage import Coverage, UncheckedFigure, UnknownRelation
from gouji.checking.diagnostic import Diagnostic, DiagnosticEdit, DiagnosticFix, DiagnosticRelated
from gouji.checking.place import Place
from gouji.comparing.contribution import Contribution, ReportContribution
from gouji.comparing.members import Spot
from gouji.errors import CacheError
from gouji.message import Message
from gouji.plugins.model import Plugins
from gouji.results import Checked, FileResult
from gouji.run import cache as cache_module
from gouji.run import store as store_module
from gouji.run.cache import FILE_NAME, ResultCache, open_cache
from gouji.run.cache_folder import CacheFolder
from gouji.run.many import whole
from gouji.run.store import KEPT_DAYS
from gouji.text.source import Position, Range, Span

Open = Callable[[], ResultCache]


def _checked() -> Checked:
    """A result with all that one can have."""
    said = Message("一", "one")
    place = Range(Position(1, 2), Position(1, 3))
    diagnostic = Diagnostic(
        path="a水.txt",
        rule="r",
        code="Z101",
        severity="info",
        message=said,
        fact="f",
        section="s",
        address="a",
        expected="1",
        actual="",
        related=(DiagnosticRelated("a", Place(locator={"table": 2}), None, said),),
        fix=DiagnosticFix("safe", (DiagnosticEdit(place, Span(1, 2), "x"),)),
        identity=("0",),
        place=Place(place, None, Span(1, 2), "line", Span(1, 2)),
    )
    coverage = Coverage(1, 2, (UnknownRelation("x", said),), (UncheckedFigure("", "7", Position(3, 4)),))
    result = FileResult("a水.txt", "checked", (diagnostic,), (), coverage, "gongkai", "2021", "局", 2024)
    contribution = ReportContribution("局", "gongkai/局", 2024, "2021", Spot(diagnostic.place), {"x": Raw(b"[1]")})
    return Checked(result, Contribution((contribution,)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of the cache."""
    return tmp_path / "cache" / FILE_NAME


@pytest.fixture
def opened(tmp_path: Path, plugins: Plugins) -> Open:
    return lambda: _open(tmp_path, plugins)


def _open(folder: Path, plugins: Plugins, working: str = "/work") -> ResultCache:
    return open_cache(CacheFolder(folder, ("cache",)), CacheFolder(folder, ("own",)), working, plugins)


def _put(store: ResultCache) -> None:
    store.put("digest", "settings", _checked())
    store.close()


def _found(store: ResultCache) -> Checked | None:
    """What was put, with the contribution, which is an entry of its own."""
    kept = store.get("a水.txt", "digest", "settings")
    return None if kept is None else whole(kept, store.contribution)


def test_what_was_put_comes_back_equal(opened: Open) -> None:
    _put(opened())

    assert _found(opened()) == _checked()


@pytest.mark.parametrize(
    "key", [("b.txt", "digest", "settings"), ("a水.txt", "other", "settings"), ("a水.txt", "digest", "other")]
)
def test_another_path_content_or_setting_is_not_known(opened: Open, key: tuple[str, str, str]) -> None:
    _put(opened())

    assert opened().get(*key) is None


def test_another_working_directory_knows_nothing(opened: Open, tmp_path: Path, plugins: Plugins) -> None:
    _put(opened())
    other = _open(tmp_path, plugins, "/elsewhere")

    assert _found(other) is None


def test_another_build_knows_nothing(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(opened())
    monkeypatch.setattr(cache_module, "build_fingerprint", lambda plugins: "another")

    assert _found(opened()) is None


def test_the_folder_says_that_it_is_a_cache_and_keeps_out_of_git(opened: Open, file: Path) -> None:
    _put(opened())

    assert (file.parent / ".gitignore").read_text("utf-8") == "*\n"
    assert (file.parent / "CACHEDIR.TAG").read_text("utf-8").startswith("Signature: 8a477f597d28d172789f0688")


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4096, b""])
def test_a_broken_file_is_made_anew(opened: Open, file: Path, content: bytes) -> None:
    _put(opened())
    file.write_bytes(content)

    store = opened()

    assert _found(store) is None
    _put(store)
    assert _found(opened()) == _checked()


@pytest.mark.parametrize("written", [b"", b"{", b'{"path": 1}', b"\xff"])
def test_an_entry_that_cannot_be_read_is_not_known(opened: Open, file: Path, written: bytes) -> None:
    _put(opened())
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE results SET result = ?", (written,))
    connection.close()

    assert _found(opened()) is None


def test_a_locked_cache_is_given_up_and_told(opened: Open, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(opened())
    monkeypatch.setattr(store_module, "LOCK_SECONDS", 0)
    store = opened()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    assert _found(store) is None
    _put(store)

    assert [note.en for note in store.notes] == [
        "not all results of this run are in the cache: another program is using it"
    ]
    other.close()
    assert _found(opened()) == _checked()


def test_a_folder_that_cannot_be_made_means_no_cache(tmp_path: Path, plugins: Plugins) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")

    with pytest.raises(CacheError, match="a part of the path is no folder"):
        _open(tmp_path, plugins)


def test_entries_that_nobody_uses_are_dropped(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(opened())
    now = time.time()
    monkeypatch.setattr(store_module, "today", lambda: int(now // 86400) + KEPT_DAYS + 1)
    other = opened()
    other.put("new", "settings", _checked())
    other.close()

    assert _found(opened()) is None


def test_a_contribution_that_nobody_reads_is_as_old_as_its_result(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    _put(opened())
    now = time.time()
    for day in (20, 40, 60):
        monkeypatch.setattr(store_module, "today", lambda day=day: int(now // 86400) + day)
        store = opened()
        store.get("a水.txt", "digest", "settings")
        store.close()

    assert _found(opened()) == _checked()


@pytest.mark.parametrize("harm", ["DELETE FROM results", "UPDATE results SET result = substr(result, 1, 50)"])
def test_without_its_contribution_a_result_is_there(opened: Open, file: Path, harm: str) -> None:
    _put(opened())
    with sqlite3.connect(file) as connection:
        connection.execute(f"{harm} WHERE length(key) > 32")
    connection.close()
    store = opened()

    kept = store.get("a水.txt", "digest", "settings")

    assert kept is not None
    assert (kept.result, store.contribution(kept)) == (_checked().result, None)


def test_entries_in_use_are_kept(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(opened())
    now = time.time()
    for day in (20, 40, 60):
        monkeypatch.setattr(store_module, "today", lambda day=day: int(now // 86400) + day)
        store = opened()
        found = _found(store)
        store.close()

    assert found == _checked()
