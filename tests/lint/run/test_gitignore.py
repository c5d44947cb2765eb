"""What .gitignore leaves out of a search is what git leaves out."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess

import pytest

from gouji.run.gitignore import MAX_BYTES, MAX_LINE, MAX_PATTERNS
from gouji.run.search import Found, find_files

TXT = frozenset({".txt"})

FILES = (
    "a.txt",
    "b/a.txt",
    "b/c.txt",
    "b/c/d.txt",
    "草稿/a.txt",
    "x*.txt",
    "#a.txt",
    "!a.txt",
    "e /a.txt",
    "b/f/草稿/g.txt",
)

PATTERNS = {
    "a name at any depth": "a.txt",
    "a name here": "/a.txt",
    "a folder": "草稿/",
    "a folder is no file": "a.txt/",
    "a path": "b/c/",
    "a path with a slash before": "/b/c.txt",
    "any folders": "**/c",
    "any folders between": "b/**/g.txt",
    "all in a folder": "b/**",
    "what is in a folder but one": "b/*\n!b/c.txt",
    "nothing is taken back from a folder that is left out": "b/\n!b/c.txt",
    "the last one decides": "!a.txt\na.txt\n!b/a.txt",
    "any characters": "?.txt",
    "some characters": "[a-c].txt",
    "none of some characters": "[^a].txt",
    "none of some characters in another way": "[!a].txt",
    "a star that is meant": "x\\*.txt",
    "signs that are meant": "\\#a.txt\n\\!a.txt",
    "comments and blanks": "# a.txt\n\n   \n",
    "spaces at the end": "a.txt   ",
    "a space that is meant": "e\\ ",
    "line ends of Windows": "a.txt\r\n",
    "a byte order mark": "\ufeffa.txt",
    "braces are no sign": "{a,b}.txt",
    "a backslash at the end": "a.txt\\",
}


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def _make(*names: str, text: str = "x") -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8", newline="")


def _find(*paths: str, gitignore: bool = True) -> Found:
    return find_files(paths or (".",), TXT, lambda _: False, str(Path.cwd()), gitignore=gitignore)


def _by_git() -> list[str]:
    subprocess.run(["git", "init", "--quiet"], check=True)
    listed = ["git", "ls-files", "--others", "--exclude-standard", "-z", "*.txt"]
    return sorted(subprocess.run(listed, check=True, capture_output=True, encoding="utf-8").stdout.split("\0")[:-1])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_patterns_are_matched_as_git_matches_them() -> None:
    _make(*FILES)
    found = {}
    expected = {}
    for what, pattern in PATTERNS.items():
        _make(".gitignore", text=pattern)
        found[what], expected[what] = list(_find().files), _by_git()

    assert found == expected


def test_files_of_folders_below_and_above_hold_and_that_of_git() -> None:
    _make("own/a.txt", "own/b.txt", "own/deep/a.txt", "own/deep/b.txt", "own/deep/c.txt", ".git/HEAD")
    _make(".gitignore", text="a.txt")
    _make("own/deep/.gitignore", text="!a.txt\nb.txt")
    _make(".git/info/exclude", text="c.txt")

    assert _find("own").files == ("own/b.txt", "own/deep/a.txt")


def test_without_a_repository_the_files_of_the_folder_hold() -> None:
    _make("own/a.txt", "own/b.txt")
    _make(".gitignore", text="b.txt")
    _make("own/.gitignore", text="a.txt")

    assert (_find("own").files, _find(".").files) == (("own/b.txt",), ())


def test_what_is_named_is_taken_and_all_where_no_gitignore_is_wanted() -> None:
    _make("a.txt", "b/c.txt", ".git/HEAD")
    _make(".gitignore", text="*.txt\nb/")

    assert (_find("a.txt").files, _find("b").files, _find(gitignore=False).files) == (
        ("a.txt",),
        (),
        ("a.txt", "b/c.txt"),
    )


@pytest.mark.parametrize(
    "text",
    ["a.txt\n" * (MAX_PATTERNS + 1), "a" * (MAX_LINE + 1), f"# {'x' * 900}\n" * (MAX_BYTES // 900)],
    ids=["lines", "a long line", "bytes"],
)
def test_one_that_is_too_large_is_a_failure_and_is_not_obeyed(text: str) -> None:
    _make("a.txt", "b/c.txt")
    _make("b/.gitignore", text=text)

    found = _find()

    assert (found.files, [(failure.kind, failure.path) for failure in found.failures]) == (
        ("a.txt", "b/c.txt"),
        [("unreadable-file", "b/.gitignore")],
    )


def test_lines_add_up_over_the_folders() -> None:
    _make("a/b.txt")
    for folder in (".", "a"):
        _make(f"{folder}/.gitignore", text="z.txt\n" * (MAX_PATTERNS // 2 + 1))

    assert [failure.path for failure in _find().failures] == ["a/.gitignore"]


def test_one_that_cannot_be_read_is_a_failure_and_a_link_is_none() -> None:
    _make("a.txt", "b/c.txt")
    Path("b/.gitignore").mkdir()
    Path("all").write_text("*", "utf-8")
    Path(".gitignore").symlink_to("all")

    found = _find()

    assert (found.files, [failure.path for failure in found.failures]) == (("a.txt", "b/c.txt"), ["b/.gitignore"])
