"""What cannot be read is said to be unreadable, in a clear word and never with a traceback."""

from collections.abc import Callable
from pathlib import Path
import random

import pytest

import gouji
from gouji.errors import UnreadableSourceError

Chain = Callable[[bytes], object]

TEXT = "青石县水务局2024年政府信息公开工作年度报告\n一、总体情况\n2024年，我局公开信息35条。\n" * 20
RANDOM = random.Random(2024)  # noqa: S311 (nothing is secret here)

INPUTS = {
    "nothing": (b"", "empty", "文件是空的"),
    "white space": (b" \r\n\t\n" * 1000, "empty", "文件是空的"),
    "500,000 tabs": (b"\t" * 500_000, "empty", "文件是空的"),
    "a million blank lines": (b"\n" * 1_000_000, "empty", "文件是空的"),
    "NUL": (b"\0" * 100_000, "binary", "NUL"),
    "NUL in a text": (TEXT.encode() + b"\0", "binary", "NUL"),
    "random bytes": (RANDOM.randbytes(1_000_000), "binary", "NUL"),
    "random bytes without NUL": (RANDOM.randbytes(1_000_000).replace(b"\0", b"\xff"), "encoding", "UTF-8"),
    "UTF-16 with a mark": (TEXT.encode("utf-16"), "encoding", "UTF-16"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), "binary", "NUL"),
    "UTF-16 big endian without a mark": (TEXT.encode("utf-16-be"), "binary", "NUL"),
    "UTF-8 cut in a character": (TEXT.encode() + "信".encode()[:2], "encoding", "UTF-8"),
    "UTF-8 with a broken byte": (TEXT.encode().replace("局".encode(), b"\xe5\xb1", 1), "encoding", "UTF-8"),
    "GB18030 cut in a character": (TEXT.encode("gb18030") + b"\xd0", "encoding", "GB18030"),
    "an old Windows text of Russia": (("Отчёт о раскрытии " * 50).encode("cp1251"), "encoding", "UTF-8"),
    "3 million bars": (b"|" * 3_000_000, "limit", "单元格超过"),
    "bars on lines": (b"|\n" * 300_000, "limit", "单元格超过"),
    "500,000 tabs and a word": (b"\t" * 500_000 + b"x", "limit", "单元格超过"),
    "a million lines": (TEXT.encode() + b"\n" * 1_000_000 + b"x", "limit", "行"),
    "a million lines of an old Macintosh": (TEXT.encode() + b"\r" * 1_000_000 + b"x", "limit", "行"),
    "more than 64 megabytes": (b"a" * (64 * 1024 * 1024 + 1), "limit", "字节"),
}


@pytest.mark.parametrize(("data", "kind", "word"), list(INPUTS.values()), ids=list(INPUTS))
def test_what_cannot_be_read_is_said_in_a_clear_word(chain: Chain, data: bytes, kind: str, word: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        chain(data)

    assert (caught.value.kind, word in caught.value.message.zh) == (kind, True)


@pytest.mark.parametrize("name", ["nothing", "random bytes", "UTF-16 with a mark", "3 million bars"])
def test_of_a_file_it_is_a_failure_and_no_finding(tmp_path: Path, name: str) -> None:
    path = tmp_path / "甲.txt"
    path.write_bytes(INPUTS[name][0])

    result = gouji.check_path(path)

    assert ([failure.kind for failure in result.failures], result.diagnostics) == (["unreadable-file"], ())
