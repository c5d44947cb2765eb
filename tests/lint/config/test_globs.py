"""Globs hold as in .gitignore."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
import re
from typing import cast

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.config.globs import GLOB_PATTERN, Glob, Globs


def matches(glob: str, path: str) -> bool:
    parsed = Glob.parse(glob)
    assert parsed is not None
    return parsed.matches(path.split("/"))


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("2019/**", "2019/a.txt"),
        ("2019/**", "2019/b/c.txt"),
        ("2019", "2019/a.txt"),
        ("2019/", "x/2019/a.txt"),
        ("*.txt", "a/b/c.txt"),
        ("/*.txt", "c.txt"),
        ("a/*.txt", "a/c.txt"),
        ("a/*", "a/b/c.txt"),
        ("**/c.txt", "c.txt"),
        ("**/c.txt", "a/b/c.txt"),
        ("a/**/c.txt", "a/c.txt"),
        ("a/**/c.txt", "a/x/y/c.txt"),
        ("a/**/**/c.txt", "a/c.txt"),
        ("**", "a"),
        ("水务局/20[12]?.txt", "水务局/2019.txt"),
        ("[!a]*.txt", "b.txt"),
        ("[[]x].txt", "[x].txt"),
        ("a b.txt", "a b.txt"),
    ],
)
def test_a_glob_matches(glob: str, path: str) -> None:
    assert matches(glob, path)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("2019/**", "2019"),
        ("2019/**", "x/2019/a.txt"),
        ("/*.txt", "a/c.txt"),
        ("a/*.txt", "a/b/c.txt"),
        ("*.txt", "a.TXT"),
        ("a", "ab"),
        ("a.c", "abc"),
        ("2019/*.txt", "2019/a.md"),
        ("a/**/c.txt", "b/c.txt"),
        ("a?b", "a/b"),
    ],
)
def test_a_glob_does_not_match(glob: str, path: str) -> None:
    assert not matches(glob, path)


@pytest.mark.parametrize(
    "text", ["", "/", "!a", "{a,b}", "a\\b", "../a", "a/../b", "./a", "a/.", ".", "..", "a\nb", "x" * 501]
)
def test_what_is_no_glob_is_refused(text: str) -> None:
    assert Glob.parse(text) is None


@pytest.mark.parametrize("text", ["...", ".a", "a..b", ".gouji/x", "a//b", "x" * 500])
def test_what_only_looks_wrong_is_a_glob(text: str) -> None:
    assert Glob.parse(text) is not None


NAMES = st.text(st.sampled_from("ab水."), min_size=1, max_size=4).filter(lambda name: name.strip("."))


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_a_path_matches_itself_and_all_its_folders(parts: list[str]) -> None:
    path = "/".join(parts)

    held = [matches("/" + "/".join(parts[:number]), path) for number in range(1, len(parts) + 1)]

    assert all(held)


@given(
    st.lists(st.sampled_from(["a", "b", "*", "**", "?", "a*", "[ab]"]), min_size=2, max_size=5),
    st.lists(NAMES, min_size=1, max_size=5),
)
def test_a_glob_holds_as_the_same_glob_written_as_one_pattern(words: list[str], parts: list[str]) -> None:
    """The regular expression that .gitignore describes, tried on the path and on all its folders."""
    *first, last = [
        re.escape(word).replace(r"\*", "[^/]*").replace(r"\?", "[^/]").replace(r"\[ab\]", "[ab]") for word in words
    ]
    pattern = "".join(
        "(?:[^/]+/)*" if word == "**" else translated + "/" for word, translated in zip(words, first, strict=False)
    )
    pattern += ".+" if words[-1] == "**" else last
    paths = ["/".join(parts[:number]) for number in range(1, len(parts) + 1)]

    expected = any(re.fullmatch(pattern, path) for path in paths)

    assert matches("/".join(words), "/".join(parts)) is expected


def test_a_glob_made_to_be_slow_comes_to_an_end() -> None:
    """Taken naively, either half would try more ways than there is time for."""
    glob = "**/" + "*a" * 60 + "b" + "/**/a*" * 60

    assert not matches(glob, "/".join(["a" * 250] * 100))


def test_a_schema_can_use_the_pattern() -> None:
    """ECMAScript and Python read it alike: it has neither named groups nor possessive or atomic parts."""
    assert not re.search(r"\(\?P|\(\?>|\(\?<[^!=]|[+*?]\+", GLOB_PATTERN)


@pytest.mark.parametrize(
    ("folder", "path", "expected"),
    [
        (PureWindowsPath("C:\\Reports"), "c:/reports/2019/a.txt", True),
        (PureWindowsPath("C:\\Reports"), "C:\\Reports\\2019\\a.txt", True),
        (PureWindowsPath("C:\\Reports"), "C:\\Reports\\2020\\a.txt", False),
        (PureWindowsPath("C:\\Reports"), "D:\\Reports\\2019\\a.txt", False),
        (PureWindowsPath("//server/share"), "\\\\server\\share\\2019\\a.txt", True),
        (PurePosixPath("/Reports"), "/reports/2019/a.txt", False),
    ],
)
def test_globs_hold_below_their_folder_on_every_system(folder: PurePath, path: str, expected: bool) -> None:
    glob = Glob.parse("2019/**")
    assert glob is not None

    assert Globs(cast("Path", folder), (glob,)).match(path) is expected
