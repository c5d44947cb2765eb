"""The archive of the page: gouji as it is installed, the wheels, and an office's configuration."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import distribution, entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
import re
import tarfile
from zipfile import ZipFile, ZipInfo

__all__ = [
    "archive",
    "members_of_gouji",
    "members_of_stdlib",
    "members_of_tar",
    "members_of_wheel",
    "plugins_of_others",
]

_LEFT_OUT = frozenset(
    {
        "__pycache__",
        "gouji/__main__.py",
        "gouji/cli",
        "gouji/docs",
        "gouji_plugins/lsp",
        "markdown_it/cli",
        "pypdfium2_cli",
        "testing",
    }
)
"""Folders and files, by name or path, that no check in a browser needs."""

_LEFT_OUT_OF_STDLIB = """
    _pydatetime _pyio _pyrepl _sysconfigdata__emscripten_wasm32-emscripten antigravity asyncio/tools
    asyncio/windows_events asyncio/windows_utils bdb cProfile cmd colorsys compileall configparser doctest
    filecmp fileinput ftplib graphlib http/cookiejar http/cookies http/server imaplib logging/config
    logging/handlers mailbox modulefinder multiprocessing netrc optparse pdb pickletools plistlib poplib
    profile pstats pty pyclbr pydoc rlcompleter runpy sched shelve smtplib socketserver statistics symtable
    tabnanny tarfile this timeit trace unittest wave webbrowser wsgiref xml/dom xmlrpc zipapp
"""
"""Modules that only programmers use, and such as need a network or other processes."""

_CODECS_LEFT_OUT = re.compile(r"encodings/(?:cp(?!125|437|9)|hp_|koi8|kz1048|mac_|palmos|ptcp|tis_)")
"""Encodings of DOS, of mainframes and of old Macintoshes."""

_TIME = (1980, 1, 1, 0, 0, 0)


def members_of_gouji() -> Iterator[tuple[str, bytes]]:
    """Yield the files of gouji with their paths, and what tells its version and plugins to ``importlib.metadata``."""
    found = distribution("gouji")
    plugins = {entry.module.split(".")[0] for entry in found.entry_points.select(group="gouji")}
    for package in ("gouji", *sorted(plugins)):
        yield from _walked(files(package), package)
    for name in ("METADATA", "entry_points.txt"):
        yield f"gouji-{found.version}.dist-info/{name}", (found.read_text(name) or "").encode()


def plugins_of_others() -> Sequence[str]:
    """Return the names of the installed distributions that bring plugins, but for gouji's own."""
    found = {entry.dist.name for entry in entry_points(group="gouji") if entry.dist is not None}
    return sorted(found - {"gouji"})


def _walked(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        inner = f"{path}/{entry.name}"
        if entry.name in _LEFT_OUT or inner in _LEFT_OUT:
            continue
        if entry.is_dir():
            yield from _walked(entry, inner)
        elif not entry.name.endswith((".pyc", ".pyi")):
            yield inner, entry.read_bytes()


def members_of_wheel(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a wheel with their paths; of what describes it, the licences alone."""
    with ZipFile(BytesIO(data)) as wheel:
        for name in sorted(wheel.namelist()):
            if not (name.endswith(("/", ".pyi", ".c")) or _is_among(_LEFT_OUT, name) or _only_describes(name)):
                yield name, wheel.read(name)


def _is_among(paths: Collection[str], name: str) -> bool:
    """Return whether a path, or a folder that it is in, is among *paths*."""
    parts = name.split("/")
    return any("/".join(parts[:depth]) in paths for depth in range(1, len(parts) + 1))


def _only_describes(name: str) -> bool:
    return ".dist-info/" in name and "licen" not in name.lower()


def members_of_stdlib(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files of Pyodide's standard library, without what no check in a browser needs."""
    left_out = frozenset(_LEFT_OUT_OF_STDLIB.split())
    with ZipFile(BytesIO(data)) as zipped:
        for name in sorted(zipped.namelist()):
            if not (_is_among(left_out, name.removesuffix(".py")) or _CODECS_LEFT_OUT.match(name)):
                yield name, zipped.read(name)


def members_of_tar(data: bytes, names: Iterable[str]) -> Mapping[str, bytes]:
    """Return some files of a package of npm by their names; raise `KeyError` for one that it does not have."""
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=BytesIO(data), mode="r:gz") as package:
        for name in names:
            stream = package.extractfile(f"package/{name}")
            if stream is None:
                raise KeyError(name)
            found[name] = stream.read()
    return found


def archive(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of files, none of them compressed, for it is compressed as a whole; equal files give equal bytes."""
    out = BytesIO()
    with ZipFile(out, "w") as zipped:
        for name, data in members:
            zipped.writestr(ZipInfo(name, _TIME), data)
    return out.getvalue()
