"""What one process writes on a board, another reads; what is not whole is not there yet."""

from __future__ import annotations

import os

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.run.board import Board

_PATHS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@given(st.lists(st.tuples(_PATHS, st.tuples(st.integers(0, 2**40), st.integers(0, 2**40))), max_size=5))
def test_what_is_written_is_read(written: list[tuple[str | None, tuple[int, int]]]) -> None:
    board = Board()
    for path, limits in written:
        before = board.read()
        board.write(path, limits)
        seen = board.read()

        assert before is not None
        assert seen == (before[0] + 1, path, limits)


def test_a_path_of_bytes_that_are_no_text_is_read_as_it_was() -> None:
    board = Board()
    path = os.fsdecode("报告.txt".encode("gbk"))

    board.write(path)

    assert board.read() == (2, path, (0, 0))


def test_nothing_was_written_at_first() -> None:
    assert Board().read() == (1, None, (0, 0))


def test_a_path_that_is_too_long_is_cut() -> None:
    board = Board()

    board.write("a" * 1_000_000, (1, 2))

    seen = board.read()
    assert seen is not None
    assert set(seen[1] or "") == {"a"}


def test_what_is_being_written_is_not_there_yet() -> None:
    board = Board()
    board.write("a.txt", (1, 2))
    board._memory[:8] = (9).to_bytes(8, "little")  # noqa: SLF001 (as a reader sees it in the middle of a write)

    assert board.read() is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_what_a_child_writes_its_parent_reads() -> None:
    board = Board()
    child = os.fork() if hasattr(os, "fork") else 0
    if child == 0:
        board.write("报告/2024.txt", (3, 500))
        os._exit(0)
    os.waitpid(child, 0)

    assert board.read() == (2, "报告/2024.txt", (3, 500))
