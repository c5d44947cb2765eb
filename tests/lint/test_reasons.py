"""What the system refuses is told in both languages, and in its own words only where the reason is an unusual one."""

from __future__ import annotations

import errno
import os
from pathlib import Path
import sys

import pytest

from gouji.message import Message
from gouji.reasons import why_refused
from gouji.yaml.opening import read_regular


@pytest.mark.parametrize(
    ("number", "zh"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EACCES, "没有权限"),
        (errno.EPERM, "没有权限"),
        (errno.EROFS, "该磁盘为只读"),
        (errno.ENAMETOOLONG, "名称过长"),
        (errno.ENOENT, "文件或文件夹不存在"),
    ],
)
def test_usual_reasons_are_told_in_chinese(number: int, zh: str) -> None:
    why = why_refused(OSError(number, os.strerror(number)))

    assert why.zh == zh
    assert why.en.isascii()


def test_others_are_told_in_the_words_of_the_system() -> None:
    assert why_refused(OSError(errno.EXDEV, "Invalid cross-device link")) == Message(
        "Invalid cross-device link", "Invalid cross-device link"
    )


@pytest.mark.parametrize(("error", "said"), [(OSError(), "OSError"), (OSError("as it is"), "as it is")])
def test_an_error_without_words_is_told_by_what_it_has(error: OSError, said: str) -> None:
    assert why_refused(error) == Message(said, said)


def test_what_is_no_file_is_told_by_its_kind(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="a folder") as raised:
        read_regular(tmp_path, 1)

    assert why_refused(raised.value) == Message("这是文件夹，不是文件", "it is a folder, not a file")


def test_a_path_that_cannot_be_is_told_in_the_words_of_python() -> None:
    with pytest.raises(ValueError, match="null") as raised:
        Path("a\0b").read_bytes()

    assert "null" in why_refused(raised.value).zh


@pytest.mark.parametrize(("system", "is_told"), [("win32", True), ("linux", False)])
def test_on_windows_a_program_may_have_the_file_open(
    monkeypatch: pytest.MonkeyPatch, system: str, is_told: bool
) -> None:
    monkeypatch.setattr(sys, "platform", system)

    assert ("WPS" in why_refused(PermissionError(errno.EACCES, "Permission denied")).zh) == is_told
