"""A configuration file is read within its limit; one that cannot be read is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.config.file import MAX_CONFIGURATION_BYTES

Problems = Callable[..., list[str]]


def test_a_file_that_is_too_large_is_told(problems_of: Problems) -> None:
    problems = problems_of("#" * (MAX_CONFIGURATION_BYTES + 1))

    assert problems == [f".gouji.yaml:1:1: the configuration file has more than {MAX_CONFIGURATION_BYTES:,} bytes"]


def test_the_largest_file_is_read(problems_of: Problems) -> None:
    assert problems_of("#" * MAX_CONFIGURATION_BYTES) == []


def test_a_file_in_gb18030_is_read(folder: Path, problems_of: Problems) -> None:
    (folder / ".gouji.yaml").write_bytes("exclude: [水务局年度报告, 交通运输局年度报告]\n".encode("gb18030"))

    assert problems_of() == []


def test_a_file_that_is_no_text_is_told_with_its_place(folder: Path, problems_of: Problems) -> None:
    (folder / ".gouji.yaml").write_bytes("exclude: 水务局, 交通局\n水务局: a".encode() + b"\xff\n")

    problems = problems_of()

    assert [problem.split("\n")[0] for problem in problems] == [
        ".gouji.yaml:2:7: broken UTF-8 at byte 42 (0xFF); save it as UTF-8 and check again"
    ]


@pytest.mark.parametrize("data", [b"\xff\xfea\x00", b"a: \x00"])
def test_other_bytes_are_told(folder: Path, problems_of: Problems, data: bytes) -> None:
    (folder / ".gouji.yaml").write_bytes(data)

    assert len(problems_of()) == 1


def test_a_file_of_the_command_line_that_is_not_there_is_told(problems_of: Problems) -> None:
    problems = problems_of(config=Path("none.yaml"))

    assert problems == ["cannot read the configuration file none.yaml: the file is not there"]


def test_a_folder_as_the_file_of_the_command_line_is_told(folder: Path, problems_of: Problems) -> None:
    (folder / "sub").mkdir()

    problems = problems_of(config=Path("sub"))

    assert problems == ["cannot read the configuration file sub: it is a folder, not a file"]


@pytest.mark.parametrize("within", [".", "sub"])
def test_a_folder_is_told_as_it_was_named_with_the_configuration_in_it(
    folder: Path, problems_of: Problems, within: str
) -> None:
    (folder / "sub").mkdir()
    named = folder / within
    (named / ".gouji.yaml").write_bytes(b"")

    problems = problems_of(config=named)

    shown = named.as_posix()
    assert problems == [
        f"cannot read the configuration file {shown}: it is a folder, not a file; name the file in it: {shown}/.gouji.yaml"
    ]


def test_a_path_that_controls_the_terminal_is_shown_safely(problems_of: Problems) -> None:
    problems = problems_of(config=Path("a\x1b[31m.yaml"))

    assert problems == ["cannot read the configuration file a<U+001B>[31m.yaml: the file is not there"]
