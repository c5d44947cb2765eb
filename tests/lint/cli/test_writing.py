"""Output goes to a file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.cli.writing import write
from gouji.errors import UsageError


def _names() -> list[str]:
    return [path.name for path in Path().iterdir()]


def test_a_file_is_written_in_utf_8_with_plain_line_ends() -> None:
    write(["一\n", "二\n"], "out.txt")

    assert Path("out.txt").read_bytes() == "一\n二\n".encode()


def test_a_file_that_is_there_is_replaced_and_keeps_its_mode() -> None:
    Path("out.txt").write_text("old", encoding="utf-8")
    Path("out.txt").chmod(0o640)

    write(["new"], "out.txt")

    assert (Path("out.txt").read_text("utf-8"), Path("out.txt").stat().st_mode & 0o777) == ("new", 0o640)


def test_a_new_file_has_the_mode_of_new_files() -> None:
    Path("usual.txt").touch()

    write(["new"], "out.txt")

    assert Path("out.txt").stat().st_mode == Path("usual.txt").stat().st_mode


def test_what_stops_halfway_leaves_the_old_file_and_nothing_beside_it() -> None:
    def pieces() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    Path("out.txt").write_text("old", encoding="utf-8")

    with pytest.raises(KeyboardInterrupt):
        write(pieces(), "out.txt")

    assert (Path("out.txt").read_text("utf-8"), _names()) == ("old", ["out.txt"])


def test_a_place_that_cannot_be_written_is_told() -> None:
    Path("folder").mkdir()

    with pytest.raises(UsageError) as raised:
        write(["new"], "folder")

    assert (raised.value.args[0].en, _names()) == ("cannot write folder: Is a directory", ["folder"])
