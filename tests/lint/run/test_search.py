"""Files are found sorted, each once, whatever stands in the folders."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.errors import UsageError
from gouji.run import search
from gouji.run.search import Found, find_files

TXT = frozenset({".txt"})


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def _find(*paths: str, excludes: frozenset[str] = frozenset()) -> Found:
    return find_files(paths, TXT, lambda path: path in excludes, str(Path.cwd()))


def test_a_folder_is_searched_at_any_depth_and_sorted() -> None:
    _make("b/2024/水务局.txt", "b/2023.TXT", "b/a.txt", "b/notes.md", "b/no_extension")

    assert _find("b").files == ("b/2023.TXT", "b/2024/水务局.txt", "b/a.txt")


def test_the_current_folder_needs_no_prefix() -> None:
    _make("a.txt", "b/c.txt")

    assert _find(".").files == ("a.txt", "b/c.txt")


def test_paths_stay_as_given() -> None:
    _make("b/c.txt", "b/d.txt")

    assert (_find("./b").files, _find("b/").files, _find("./b/../b/c.txt").files) == (
        ("./b/c.txt", "./b/d.txt"),
        ("b/c.txt", "b/d.txt"),
        ("./b/../b/c.txt",),
    )


def test_a_file_named_twice_is_found_once_as_it_was_named_first() -> None:
    _make("b/c.txt")

    assert _find("./b/c.txt", "b", str(Path.cwd() / "b/c.txt")).files == ("./b/c.txt",)


@pytest.mark.parametrize("folder", [".git", ".venv", ".hidden", "node_modules", "__pycache__"])
def test_folders_that_hold_no_reports_are_left_out(folder: str) -> None:
    _make(f"{folder}/a.txt", "b.txt")

    assert _find(".").files == ("b.txt",)


def test_what_programs_keep_beside_files_is_left_out_unless_it_is_named() -> None:
    _make("~$甲.txt", ".~lock.甲.txt", "._甲.txt", "甲.txt")

    assert (_find(".").files, _find("~$甲.txt").files) == (("甲.txt",), ("~$甲.txt",))


def test_a_folder_or_file_that_is_named_itself_is_taken() -> None:
    _make(".hidden/a.txt", "notes.md")

    assert _find(".hidden", "notes.md", excludes=frozenset({"notes.md"})).files == (".hidden/a.txt", "notes.md")


def test_what_the_configuration_excludes_is_left_out() -> None:
    _make("old/a.txt", "new/a.txt", "new/b.txt")

    assert _find(".", excludes=frozenset({"old", "new/b.txt"})).files == ("new/a.txt",)


def test_links_that_lead_back_are_followed_once() -> None:
    _make("a/b/c.txt")
    Path("a/b/up").symlink_to(Path.cwd() / "a", target_is_directory=True)
    Path("a/self").symlink_to("self")
    Path("a/again").symlink_to("b", target_is_directory=True)
    Path("a/loop.txt").symlink_to("loop.txt")

    assert _find("a") == Found(("a/b/c.txt", "a/loop.txt"), ())


def test_a_link_to_a_report_is_a_report_and_one_that_leads_nowhere_too() -> None:
    _make("a.txt")
    Path("b.txt").symlink_to("a.txt")
    Path("c.txt").symlink_to("gone.txt")

    assert _find(".").files == ("a.txt", "b.txt", "c.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_in_a_folder_is_not_waited_for() -> None:
    _make("a.txt")
    os.mkfifo("pipe.txt")

    assert _find(".").files == ("a.txt",)


def test_a_folder_that_may_not_be_read_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    _make("a/b.txt", "c.txt")
    scandir = os.scandir

    def gone(path: str) -> object:
        if path == "a":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", gone)

    found = _find(".", "a")

    assert (found.files, [(f.kind, f.path, f.message.en) for f in found.failures]) == (
        ("c.txt",),
        [("unreadable-folder", "a", "the folder cannot be read: there is no permission for it")],
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("reprots", "no such path: reprots; did you mean reports?"),
        ("reports/2042.txt", "no such path: reports/2042.txt; did you mean reports/2024.txt?"),
        ("完全不同", "no such path: 完全不同"),
        ("nowhere/at/all.txt", "no such path: nowhere/at/all.txt"),
        ("reports/2024.txt/x", "no such path: reports/2024.txt/x"),
        ("nul\0.txt", "no such path: nul\0.txt"),
    ],
)
def test_a_path_that_is_not_there_is_told_with_the_nearest(path: str, said: str) -> None:
    _make("reports/2024.txt")

    with pytest.raises(UsageError) as raised:
        _find("reports", path)

    assert raised.value.args[0].en == said


def test_of_very_many_paths_that_are_not_there_twenty_are_named() -> None:
    with pytest.raises(UsageError) as raised:
        _find(*(f"{number}.txt" for number in range(1_020)))

    told = raised.value.args[0]
    assert (len(told.en.splitlines()), told.en.splitlines()[-1]) == (21, "1,000 more")
    assert told.zh.splitlines()[-1] == "另有 1,000 个路径不存在"


def test_all_paths_that_are_not_there_are_told_at_once() -> None:
    with pytest.raises(UsageError) as raised:
        _find("x", "y")

    assert raised.value.args[0].zh == "没有这个路径：x\n没有这个路径：y"


_NAMES = st.lists(
    st.lists(st.sampled_from(["a", "b", "水", "A", "1"]), min_size=1, max_size=3).map("/d".join),
    unique=True,
    max_size=6,
)


@given(_NAMES, st.randoms())
def test_the_order_of_paths_changes_nothing(names: list[str], random: object) -> None:
    _make(*(f"tree/{name}.txt" for name in names), "tree/z.txt")
    paths = [f"tree/{name}.txt" for name in names] + ["tree"]
    shuffled = list(paths)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert _find(*shuffled).files == _find(*paths).files == tuple(sorted(set(_find("tree").files)))


def _outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("secret", encoding="utf-8")
    return outside


def test_links_that_lead_out_of_what_was_given_are_left_out_and_told(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    outside = _outside(tmp_path_factory)
    _make("a/own.txt", "b/other.txt")
    Path("a/file.txt").symlink_to(outside / "secret.txt")
    Path("a/folder").symlink_to(outside, target_is_directory=True)
    Path("a/other.txt").symlink_to("../b/other.txt")
    Path("a/notes.md").symlink_to(outside / "secret.txt")

    found, both = _find("a"), _find("a", "b")

    told = [(failure.kind, failure.path) for failure in reversed(found.failures)]
    away = [("link-leads-out", f"a/{name}") for name in ("file.txt", "folder", "other.txt")]
    assert (found.files, told, both.files) == (("a/own.txt",), away, ("a/other.txt", "a/own.txt", "b/other.txt"))


def test_a_link_within_the_repository_is_followed() -> None:
    _make("a/own.txt", "b/other.txt", ".git/HEAD")
    Path("a/other.txt").symlink_to("../b/other.txt")

    assert _find("a") == Found(("a/other.txt", "a/own.txt"), ())


def test_a_link_out_that_is_named_or_excluded_is_no_failure(tmp_path_factory: pytest.TempPathFactory) -> None:
    Path("file.txt").symlink_to(_outside(tmp_path_factory) / "secret.txt")

    assert (_find("file.txt"), _find(".", excludes=frozenset({"file.txt"}))) == (
        Found(("file.txt",), ()),
        Found((), ()),
    )


def test_a_folder_that_windows_keeps_elsewhere_is_a_link(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A junction: ``is_symlink`` does not see it, its tag tells."""
    outside = _outside(tmp_path_factory)
    Path("folder").symlink_to(outside, target_is_directory=True)
    monkeypatch.setattr(search, "_is_junction", lambda entry: entry.name == "folder")

    assert [failure.path for failure in _find(".").failures] == ["folder"]
