"""Files and streams are read within the limit; what goes wrong is told as unreadable."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from gouji.errors import LimitExceededError, UnreadableSourceError
from gouji.run import read as reading
from gouji.run.read import read_file, read_stream

KIB = 1024


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfa\r\n")

    assert read_file(str(tmp_path / "a.txt")) == b"\xef\xbb\xbfa\r\n"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "the file is not there"),
        (Path.mkdir, "cannot be read: it is a folder, not a file"),
        (lambda path: path.symlink_to(path), "cannot be read: a loop of symbolic links"),
    ],
)
def test_what_is_no_file_says_what_it_is(tmp_path: Path, make: object, said: str) -> None:
    make(tmp_path / "a.txt")  # type: ignore[operator]

    with pytest.raises(UnreadableSourceError) as raised:
        read_file(str(tmp_path / "a.txt"))

    assert raised.value.message.en == said


def test_permission_and_other_errors_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> object:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("builtins.open", refuse)

    with pytest.raises(UnreadableSourceError, match="cannot be read: the disk failed"):
        read_file("a.txt")


def test_no_more_is_read_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_SOURCE_BYTES", 10)

    assert read_stream(io.BytesIO(b"x" * 10), "-") == b"x" * 10
    with pytest.raises(LimitExceededError, match="more than 10 bytes"):
        read_stream(io.BytesIO(b"x" * 11), "-")


class _Short(io.BytesIO):
    """A stream for which there is no memory."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise MemoryError


def test_a_file_for_which_there_is_no_memory_is_told() -> None:
    with pytest.raises(UnreadableSourceError) as raised:
        read_stream(_Short(), "a.txt")

    assert (raised.value.name, raised.value.message.en) == ("a.txt", "there is not enough memory to read it")


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        (1, [64 * KIB]),
        (64 * KIB, [64 * KIB, 1024 * KIB]),
        (1088 * KIB + 1, [64 * KIB, 1024 * KIB, 64448 * KIB + 1]),
    ],
)
def test_no_more_memory_is_asked_for_than_a_small_file_takes(size: int, sizes: list[int]) -> None:
    asked: list[int | None] = []

    class Asked(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            asked.append(size)
            return super().read(size)

    data = read_stream(Asked(b"x" * size), "a.txt")

    assert (len(data), asked) == (size, sizes)
