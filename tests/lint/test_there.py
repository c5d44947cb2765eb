"""What there is at a path is asked without an error."""

from pathlib import Path

import pytest

from gouji.there import is_file, is_folder, is_link, is_there


def _answers(path: Path | str) -> list[bool]:
    return [is_there(path), is_file(path), is_folder(path), is_link(path)]


@pytest.mark.parametrize("path", ["甲" * 300, "a" * 10_000, "a\0b", "\ud800"], ids=["long", "longer", "NUL", "no text"])
def test_at_a_path_that_cannot_be_looked_at_is_nothing(path: str) -> None:
    assert _answers(path) == _answers(Path(path)) == [False] * 4


def test_links_are_followed_but_where_they_are_asked_for(tmp_path: Path) -> None:
    file, link, dead = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    file.write_bytes(b"")
    link.symlink_to(file)
    dead.symlink_to(tmp_path / "d")

    assert (_answers(tmp_path), _answers(file)) == ([True, False, True, False], [True, True, False, False])
    assert (_answers(link), _answers(dead)) == ([True, True, False, True], [False, False, False, True])
