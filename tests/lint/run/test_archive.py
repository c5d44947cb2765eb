"""A zip archive that is named is searched as a folder is; what cannot be read in it is told, and the rest is read."""

from __future__ import annotations

from collections.abc import Mapping
import io
import os
from pathlib import Path
import stat
import struct
import zipfile
import zlib

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.errors import UnreadableSourceError, UsageError
from gouji.run import archive_names, zipped
from gouji.run.elsewhere import container_of, is_on_disk
from gouji.run.read import read_file
from gouji.run.search import Found, find_files

TXT = frozenset({".txt"})


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _entry(name: str, **attributes: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    for attribute, value in attributes.items():
        setattr(info, attribute, value)
    return info


@pytest.mark.filterwarnings("ignore:Duplicate name")
def _packed(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return stream.getvalue()


def _archive(*names: str, path: str = "r.zip") -> None:
    Path(path).write_bytes(_packed(*((name, name.encode()) for name in names)))


def _find(*paths: str, excludes: frozenset[str] = frozenset(), extensions: frozenset[str] = TXT) -> Found:
    return find_files(paths, extensions, lambda path: path in excludes, str(Path.cwd()))


def _told(found: Found) -> Mapping[str, str]:
    return {failure.path: failure.message.en for failure in found.failures}


def test_an_archive_is_searched_as_a_folder_is() -> None:
    _archive("县局/2024.txt", "a.TXT", "图.png", ".git/b.txt", "~$a.txt", "__MACOSX/._a.txt", "空/")

    assert _find("r.zip") == Found(("r.zip/a.TXT", "r.zip/县局/2024.txt"), ())


def test_the_archive_a_folder_and_a_file_in_it_can_be_named_in_any_way() -> None:
    Path("存档").mkdir()
    _archive("a/b.txt", "a/c.txt", "a/d.md", path="存档/R.ZIP")
    ways = [
        "存档/R.ZIP",
        "./存档/R.ZIP/",
        "存档/R.ZIP/a",
        "存档/R.ZIP//a/.",
        "存档/R.ZIP/a/d.md",
        str(Path("存档/R.ZIP").resolve()),
    ]

    found = [_find(way).files for way in ways]

    assert found == [
        ("存档/R.ZIP/a/b.txt", "存档/R.ZIP/a/c.txt"),
        ("./存档/R.ZIP/a/b.txt", "./存档/R.ZIP/a/c.txt"),
        ("存档/R.ZIP/a/b.txt", "存档/R.ZIP/a/c.txt"),
        ("存档/R.ZIP/a/b.txt", "存档/R.ZIP/a/c.txt"),
        ("存档/R.ZIP/a/d.md",),
        tuple(f"{ways[-1]}/a/{name}.txt".replace(os.sep, "/") for name in "bc"),
    ]


def test_a_file_is_found_once_however_its_archive_is_named() -> None:
    _archive("a.txt")

    assert _find("r.zip", "./r.zip", "r.zip/a.txt").files == ("r.zip/a.txt",)


def test_an_archive_in_a_folder_is_left_alone_and_a_folder_may_be_called_like_one() -> None:
    for folder in ("a", "b.zip/c.zip"):
        Path(folder).mkdir(parents=True)
        Path(folder, "a.txt").write_text("x", "utf-8")
    _archive("b.txt", path="a/r.zip")

    assert (_find("a", "b.zip").files, read_file("b.zip/c.zip/a.txt")) == (("a/a.txt", "b.zip/c.zip/a.txt"), b"x")


def test_a_document_is_no_archive_whatever_it_is_called() -> None:
    for name in ("a.docx", "b.zip"):
        Path(name).write_bytes(_packed(("[Content_Types].xml", b""), ("a.txt", b"")))

    assert (_find("a.docx", "b.zip").files, read_file("b.zip")[:2]) == (("a.docx", "b.zip"), b"PK")


def test_a_loader_that_reads_archives_has_them_as_files() -> None:
    _archive("a.txt")

    assert _find("r.zip", extensions=TXT | {".zip"}).files == ("r.zip",)


def test_what_is_not_in_an_archive_is_a_path_that_is_not_there() -> None:
    _archive("a/b.txt")

    with pytest.raises(UsageError) as raised:
        _find("r.zip/a", "r.zip/b", "r.zip/../b.txt", "none.zip/a.txt")

    assert raised.value.args[0].en == "\n".join(
        f"no such path: {path}" for path in ("r.zip/b", "r.zip/../b.txt", "none.zip/a.txt")
    )


def test_what_is_excluded_is_left_out_of_an_archive_too() -> None:
    _archive("a/b.txt", "c/d.txt", "e.txt", "f.zip", "a/g.zip")

    found = _find("r.zip", excludes=frozenset({"r.zip/a", "r.zip/e.txt", "r.zip/f.zip"}))

    assert found == Found(("r.zip/c/d.txt",), ())


def test_archives_in_an_archive_are_told_and_not_opened() -> None:
    _archive("a.txt", "附件/B.ZIP", "附件/c.rar", "__MACOSX/._B.zip")

    found = _find("r.zip")

    assert (found.files, list(_told(found))) == (("r.zip/a.txt",), ["r.zip/附件/B.ZIP", "r.zip/附件/c.rar"])
    assert "not opened: an archive in an archive" in _told(found)["r.zip/附件/B.ZIP"]


def test_files_are_read_where_they_lie() -> None:
    Path("r.zip").write_bytes(_packed(("甲/a.txt", "甲".encode() * 9), (_entry("b.txt", compress_type=0), b"b")))

    assert (read_file("r.zip/甲/a.txt"), read_file("./r.zip/b.txt")) == ("甲".encode() * 9, b"b")
    assert (container_of("./r.zip/b.txt"), is_on_disk("r.zip"), is_on_disk("r.zip/b.txt")) == ("./r.zip", True, False)


def test_an_archive_that_is_written_anew_is_read_anew() -> None:
    before = (_archive("a.txt"), _find("r.zip").files)[1]
    _archive("b.txt", "c.txt")

    assert (before, _find("r.zip").files) == (("r.zip/a.txt",), ("r.zip/b.txt", "r.zip/c.txt"))
    with pytest.raises(UnreadableSourceError, match="the archive has no such file"):
        read_file("r.zip/a.txt")


def _renamed(name: bytes, extra: bytes = b"") -> bytes:
    """An archive whose one entry is called so, without the flag for UTF-8."""
    placeholder = "x" * (len(name) - 4) + ".txt"
    info = _entry(placeholder)
    info.extra = extra
    return _packed((info, b"x")).replace(placeholder.encode(), name)


@pytest.mark.parametrize(
    "name",
    ["政府信息公开/二〇二四年\\年报.txt".encode("gbk"), "政府信息公开/二〇二四年/年报.txt".encode()],
    ids=["Windows", "macOS"],
)
def test_chinese_names_without_the_flag_are_decoded(name: bytes) -> None:
    Path("r.zip").write_bytes(_renamed(name))

    assert _find("r.zip").files == ("r.zip/政府信息公开/二〇二四年/年报.txt",)


def test_a_name_whose_second_bytes_are_backslashes_is_split_as_text() -> None:
    name = "乗乗/乗.txt".encode("gbk")
    Path("r.zip").write_bytes(_renamed(name))

    assert (name.count(b"\\"), _find("r.zip").files) == (3, ("r.zip/乗乗/乗.txt",))


@pytest.mark.parametrize(("of", "expected"), [("ÄÄ.txt", "年报.txt"), ("ÄÅ.txt", "帋.txt")])
def test_the_name_that_info_zip_keeps_beside_is_taken_where_it_belongs_to_the_name(of: str, expected: str) -> None:
    kept = b"\1" + zlib.crc32(of.encode("cp437")).to_bytes(4, "little") + "年报.txt".encode()
    other = struct.pack("<HHH", 1, 2, 0)
    Path("r.zip").write_bytes(_renamed("ÄÄ.txt".encode("cp437"), other + struct.pack("<HH", 0x7075, len(kept)) + kept))

    assert _find("r.zip").files == (f"r.zip/{expected}",)


def test_names_that_lead_astray_are_told_and_the_others_are_found() -> None:
    link = _entry("link.txt", external_attr=(stat.S_IFLNK | 0o777) << 16)
    deep = "/".join("d" * archive_names.MAX_NAME_PARTS) + "/a.txt"
    names = [
        "../a.txt",
        "a/../../b.txt",
        "/etc/c.txt",
        "\\\\server\\d.txt",
        "C:\\e.txt",
        "f\n.txt",
        "l" * 997 + ".txt",
        deep,
    ]
    Path("r.zip").write_bytes(_packed(*((name, b"") for name in [*names, link, "..png", "./ok.txt"])))

    found = _find("r.zip")

    assert (found.files, [said.split(";")[0].split(":")[-1].strip() for said in _told(found).values()]) == (
        ("r.zip/ok.txt",),
        [
            *["its name leads out of the archive"] * 5,
            "its name has control characters",
            *["its name is longer than 1,000 characters or its folders are more than 32 deep"] * 2,
            "a symbolic link in an archive",
        ],
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_entries_of_one_name_neither_is_read() -> None:
    Path("r.zip").write_bytes(_packed(("a.txt", b"1"), ("./a.txt", b"2"), ("b.txt", b"3")))

    found = _find("r.zip")

    assert (found.files, _told(found)) == (
        ("r.zip/b.txt",),
        {"r.zip/a.txt": "not read: the archive has several files of this name, and which of them counts is not known"},
    )


def _patched(data: bytes, name: str, at: int, value: bytes) -> bytes:
    """An archive with a field of an entry changed in its directory, *at* bytes from the entry's start."""
    start = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    return data[: start + at] + value + data[start + at + len(value) :]


ODD = {
    "encrypted.txt": (8, b"\1\0", "it is encrypted in the archive"),
    "method.txt": (10, b"\x0c\0", "it is packed in a way that is not read (method 12)"),
    "sum.txt": (16, b"\0\0\0\0", "it is damaged in the archive"),
    "size.txt": (24, b"\1\0\0\0", "it is damaged in the archive"),
    "offset.txt": (42, b"\5\0\0\0", "it is damaged in the archive"),
    "large.txt": (24, b"\0\0\0\x05", "more than 67,108,864 bytes when unpacked"),
    "dense.txt": (24, b"\0\0\x20\0", "not read: it unpacks to more than 200 times its packed size"),
}
"""Entries, each with what is odd in the directory, and what is told of it."""


def _read_or_why(path: str) -> str:
    try:
        return read_file(path).decode()
    except UnreadableSourceError as error:
        return error.message.en


def test_entries_that_cannot_be_read_are_told_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _packed(*((name, b"x" * 100) for name in [*ODD, "ok.txt"]))
    for name, (at, value, _) in ODD.items():
        data = _patched(data, name, at, value)
    Path("r.zip").write_bytes(data)
    with monkeypatch.context() as patched:
        patched.setattr(zipped, "MAX_RATIO", 1 << 40)
        files = _find("r.zip").files

    said = {path: _read_or_why(path) for path in files}

    expected = {f"r.zip/{name}": why for name, (_, _, why) in ODD.items()} | {"r.zip/ok.txt": "x"}
    assert {path: why[: len(expected[path])] for path, why in said.items()} == expected


def _bombs() -> Mapping[str, bytes]:
    plain = _packed(("a.txt", b"x"), ("b.txt", b"y"))
    end = plain.rindex(b"PK\5\6")
    bomb = _patched(_packed(("a.txt", b"x")), "a.txt", 24, b"\0\0\0\x03")
    bad_name = _packed(("年.txt", b"x")).replace("年".encode(), b"\xff\xff\xff")
    return {
        "empty": b"",
        "no archive": b"x" * 100,
        "cut short": plain[: end - 4],
        "directory": plain[: end + 12] + b"\0\0\0\x7f" + plain[end + 16 :],
        "bomb": bomb,
        "name": bad_name,
    }


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        *(
            (kind, "the archive is damaged or cut short")
            for kind in ("empty", "no archive", "cut short", "directory", "name")
        ),
        ("bomb", "not read: it unpacks to more than 200 times its packed size"),
    ],
)
def test_an_archive_that_cannot_be_read_is_a_failure_and_the_others_are_found(kind: str, said: str) -> None:
    Path("r.zip").write_bytes(_bombs()[kind])
    _archive("a.txt", path="ok.zip")

    found = _find("r.zip", "ok.zip")

    assert found.files == ("ok.zip/a.txt",)
    assert [(failure.path, failure.message.en.startswith(said)) for failure in found.failures] == [("r.zip", True)]


@pytest.mark.parametrize(
    ("limit", "most", "said"),
    [
        ("MAX_ENTRIES", 2, "more than 2 files in the archive"),
        ("MAX_TOTAL_BYTES", 14, "unpacked, the files have more than 14 bytes in all"),
        ("MAX_DIRECTORY_BYTES", 60, "the directory of the archive is larger than 60 bytes"),
    ],
)
def test_an_archive_has_limits(monkeypatch: pytest.MonkeyPatch, limit: str, most: int, said: str) -> None:
    _archive("a.txt", "b.txt", "c.txt")
    monkeypatch.setattr(zipped, limit, most)

    assert _told(_find("r.zip")) == {"r.zip": said}


def test_zip64_is_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as entry:
        entry.write(b"x")
    Path("r.zip").write_bytes(stream.getvalue())

    assert ([read_file(path) for path in _find("r.zip").files]) == [b"x"]


def test_an_archive_that_the_system_cannot_read_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> object:
        raise OSError(5, "Input/output error")

    _archive("a.txt")
    monkeypatch.setattr("gouji.run.archive.read_entries", refuse)

    assert _told(_find("r.zip")) == {"r.zip": "cannot be read: the disk failed"}


WHOLE = _packed(("县局/a.txt", b"x" * 40), ("b.txt", b"y"))


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=4), st.integers(0, len(WHOLE)))
def test_whatever_the_bytes_are_nothing_but_a_failure_comes_of_them(changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    Path("r.zip").write_bytes(data[: end or None])

    read = [_read_or_why(path) for path in _find("r.zip").files]

    assert len(read) <= 2
