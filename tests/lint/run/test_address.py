"""What the user names by an address is listed and read through fsspec; each thing that can go wrong there is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
import re
import sys
from threading import Event, Thread
from typing import Any
from zipfile import ZipFile

import fsspec
from fsspec.implementations.memory import MemoryFileSystem
import pytest

from gouji.errors import LimitExceededError, UnreadableSourceError, UsageError
from gouji.run import address
from gouji.run.elsewhere import is_address, is_on_disk, location_of, top_of
from gouji.run.read import read_file
from gouji.run.search import Found, find_files

TXT = frozenset({".txt"})


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]
    yield
    MemoryFileSystem.store.clear()


def _put(*names: str) -> None:
    memory = fsspec.filesystem("memory")
    for name in names:
        memory.pipe_file(f"/{name}", name.encode())


def _find(*paths: str, excludes: frozenset[str] = frozenset()) -> Found:
    return find_files(paths, TXT, lambda path: path in excludes, str(Path.cwd()))


def _told(found: Found) -> Mapping[str, str]:
    return {failure.path: failure.message.en for failure in found.failures}


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("s3://b/a.txt", True),
        ("zip://a.txt::s3://b/r.zip", True),
        ("simplecache::s3://b", True),
        ("abfs+x://b", True),
        ("C://a.txt", False),
        ("C:\\a.txt", False),
        ("./s3://b", False),
        ("s3:/b", False),
        ("a/b://c", False),
    ],
)
def test_an_address_begins_with_a_scheme_of_two_letters_at_least(path: str, is_one: bool) -> None:
    assert (is_address(path), is_on_disk(path)) == (is_one, not is_one)


def test_what_an_address_names_is_found_as_in_a_folder() -> None:
    _put("r/2024/水务局.txt", "r/a.txt", "r/图.png", "r/.git/b.txt", "s/c.txt")
    ways = [
        "memory://r",
        "memory://r/",
        "memory://r/**",
        "memory://r/*/*.txt",
        "memory://*/?.txt",
        "memory://r/图.png",
        "memory://",
    ]

    found = [_find(way).files for way in ways]

    whole = ("memory://r/2024/水务局.txt", "memory://r/a.txt")
    assert found == [
        whole,
        whole,
        whole,
        ("memory://r/2024/水务局.txt",),
        ("memory://r/a.txt", "memory://s/c.txt"),
        ("memory://r/图.png",),
        (*whole, "memory://s/c.txt"),
    ]


def test_what_is_found_is_read() -> None:
    _put("r/a b#年.txt")

    assert [read_file(path) for path in _find("memory://r").files] == ["r/a b#年.txt".encode()]


def test_other_file_systems_and_chains_are_named_as_they_were() -> None:
    Path("r/甲").mkdir(parents=True)
    Path("r/甲/a.txt").write_bytes(b"x")
    here = f"file://{Path.cwd().as_posix()}"
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("乙/b.txt", "y")
    fsspec.filesystem("memory").pipe_file("/z.zip", packed.getvalue())
    ways = [
        f"{here}/r",
        f"{here}/r/**",
        "zip://乙/*::memory://z.zip",
        "zip://乙::memory://z.zip",
        "zip://::memory://z.zip",
    ]

    found = [_find(way).files for way in ways]

    inside = ("zip://乙/b.txt::memory://z.zip",)
    assert found == [*[(f"{here}/r/甲/a.txt",)] * 2, *[inside] * 3]
    assert [read_file(files[0]) for files in found] == [b"x", b"x", b"y", b"y", b"y"]


def test_what_is_excluded_is_left_out() -> None:
    _put("r/a/b.txt", "r/c.txt", "r/d.txt")

    found = _find("memory://r/**", excludes=frozenset({"memory://r/a", "memory://r/c.txt"}))

    assert found.files == ("memory://r/d.txt",)


def test_copies_lie_as_below_the_part_that_is_no_pattern() -> None:
    assert [top_of(path) for path in ("s3://b/r/**/*.docx", "s3://b/r/", "https://h/r/a.docx?id=1", "a/*.txt")] == [
        "s3://b/r",
        "s3://b/r",
        "https://h/r/a.docx?id=1",
        "a/*.txt",
    ]


def test_what_is_not_there_is_a_failure_and_the_rest_is_found() -> None:
    _put("r/a.txt")

    found = _find("memory://r", "memory://none", "memory://none/*.txt")

    assert found.files == ("memory://r/a.txt",)
    assert _told(found) == dict.fromkeys(["memory://none", "memory://none/*.txt"], "there is no file at this address")


def test_a_file_that_is_gone_when_it_is_read_is_unreadable() -> None:
    with pytest.raises(UnreadableSourceError) as raised:
        read_file("memory://gone.txt")

    assert raised.value.message.en == "there is no file at this address"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "nothing://a",
            "nothing://a: the scheme 'nothing' is not known to fsspec",
        ),
        ("https://name:secret@host/a.txt", "https://…@host/a.txt: write no password into an address"),
    ],
)
def test_an_address_that_cannot_be_used_is_a_wrong_call(path: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        _find(path)

    assert (raised.value.args[0].en.startswith(said), "secret" in raised.value.args[0].zh) == (True, False)


def test_without_fsspec_it_is_told_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)

    with pytest.raises(UsageError) as raised:
        _find("memory://a")

    assert re.search(r"gouji\[[a-z,]*\bremote\b", raised.value.args[0].en)


class NoCredentialsError(Exception):
    """An error that is called as that of the package for S3."""


class _Odd(MemoryFileSystem):  # type: ignore[misc]
    """A file system that raises whatever its addresses ask for, or waits."""

    protocol = "odd"
    cachable = False
    going_on = Event()

    def info(self, path: str, **_: Any) -> Any:
        what = path.rpartition("/")[2]
        if what == "wait":
            self.going_on.wait(60)
        raise {
            "denied": PermissionError("no entry"),
            "died": KeyError("Ihr Schlüssel"),
            "exit": SystemExit(3),
            "keys": NoCredentialsError("no keys here"),
            "host": ConnectionRefusedError("nobody listens"),
        }.get(what, OSError("?"))

    def open(self, path: str, *_: Any, **__: Any) -> BytesIO:
        if path.rpartition("/")[2] == "large":
            return BytesIO(b"x" * 30)
        self.info(path)
        return BytesIO()


@pytest.fixture
def _odd() -> None:
    fsspec.register_implementation("odd", _Odd, clobber=True)
    _Odd.going_on.clear()


@pytest.mark.usefixtures("_odd")
def test_whatever_a_file_system_raises_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "LISTING_SECONDS", 0.01)
    slow = _told(_find("odd://wait"))
    _Odd.going_on.set()
    monkeypatch.undo()

    told = slow | _told(_find("odd://denied", "odd://died", "odd://exit", "odd://keys", "odd://host"))

    assert told == {
        "odd://wait": "given up after 0.01 seconds",
        "odd://denied": "no permission to read it: PermissionError: no entry",
        "odd://died": "cannot be read: KeyError: 'Ihr Schlüssel'",
        "odd://exit": "cannot be read: SystemExit: 3",
        "odd://keys": "there are no keys to read it with (no keys here); give them in the environment or in the files that the "
        "package for this kind of store reads: see docs/corpus.md",
        "odd://host": "could not be reached: nobody listens; check the network, the proxy or the address",
    }


class _Answering(BaseHTTPRequestHandler):
    """A server that answers with the status that is asked for."""

    def do_GET(self) -> None:
        self.send_response(int(self.path[1:4]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@pytest.fixture
def answering() -> Iterator[str]:
    """The address of a server on this machine."""
    with HTTPServer(("127.0.0.1", 0), _Answering) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def _why_unread(path: str) -> str:
    with pytest.raises(UnreadableSourceError) as raised:
        read_file(path)
    return raised.value.message.en


@pytest.mark.skipif(find_spec("aiohttp") is None, reason="aiohttp is not installed")
def test_what_a_server_answers_is_told(answering: str) -> None:
    told = [_why_unread(f"{answering}/{status}.docx").partition(",")[0] for status in (404, 410, 403, 500)]

    assert told == [
        "there is no file at this address",
        "there is no file at this address",
        "no permission to read it: ClientResponseError: 403",
        "cannot be read: ClientResponseError: 500",
    ]


@pytest.mark.skipif(find_spec("aiohttp") is None, reason="aiohttp is not installed")
@pytest.mark.parametrize("address", ["{server}/a.docx", "zip://a.docx::{server}/a.zip"])
def test_a_server_that_cannot_be_reached_is_told(address: str) -> None:
    with HTTPServer(("127.0.0.1", 0), _Answering) as server:  # its port is closed afterwards
        nobody = f"http://127.0.0.1:{server.server_port}"

    told = _why_unread(address.format(server=nobody))

    begin, end = (
        "could not be reached: Cannot connect to host 127.0.0.1",
        "; check the network, the proxy or the address",
    )
    assert (told.startswith(begin), told.endswith(end)) == (True, True)


@pytest.mark.usefixtures("_odd")
def test_reading_ends_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "READING_SECONDS", 0.01)

    with pytest.raises(UnreadableSourceError, match="given up after"):
        read_file("odd://wait")
    _Odd.going_on.set()


@pytest.mark.usefixtures("_odd")
def test_no_more_is_read_of_a_file_and_listed_at_an_address_than_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    _put("r/a.txt", "r/b.txt")
    monkeypatch.setattr(address, "MAX_FILES", 1)
    monkeypatch.setattr(address, "MAX_SOURCE_BYTES", 20)
    monkeypatch.setattr("gouji.run.read.MAX_SOURCE_BYTES", 20)

    assert _told(_find("memory://r")) == {"memory://r": "more than 1 files at this address; check it folder by folder"}
    with pytest.raises(LimitExceededError, match="more than 20 bytes"):
        read_file("odd://large")


@pytest.mark.skipif(sys.platform == "win32", reason="no folder can be called so there")
def test_a_folder_of_the_system_that_is_called_like_an_address_is_not_taken_for_it() -> None:
    Path("memory:/r").mkdir(parents=True)
    Path("memory:/r/a.txt").write_bytes(b"x")
    _put("r/b.txt")

    assert (_find("memory://r").files, _find("memory:/r").files) == (("memory://r/b.txt",), ("memory:/r/a.txt",))


def test_a_plain_path_is_no_other_location() -> None:
    assert [location_of(path) for path in ("a.txt", "b/c.docx", "none.zip", "none.zip/a.txt")] == [None] * 4
