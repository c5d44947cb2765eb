"""Reports at an address (``s3://bucket/folder``), which fsspec reads; only who calls gouji can name one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
import re
from threading import Thread
from typing import Any, BinaryIO, TypeVar

from gouji.errors import LimitExceededError, UnreadableSourceError, UsageError
from gouji.installing import how_to_add
from gouji.message import Message
from gouji.run.location import Takes
from gouji.run.unreached import GONE, unknown_scheme, why_not_reached
from gouji.run.wanted import Met
from gouji.strangers import Fault, attempt
from gouji.text.source import MAX_SOURCE_BYTES
from gouji.value import Value, frozen

__all__ = ["LISTING_SECONDS", "MAX_FILES", "READING_SECONDS", "AtAddress"]

_T = TypeVar("_T")

LISTING_SECONDS = 600
"""So long may it take to list the files at an address."""

READING_SECONDS = 60
"""So long may it take to read one file."""

MAX_FILES = 1_000_000
"""Files at one address."""

_PASSWORD = re.compile(r"://[^/?#@]*:[^/?#@]*@")
_MAGIC = re.compile(r"[*?\[]")
_WEB = ("http", "https")
_MISSING = Message(
    "{address}：读取此类地址需要另行安装 fsspec，请运行：{how}",
    "{address}: addresses need an extra package, fsspec: {how}",
)
_UNKNOWN = Message(
    "{address}：不能识别或不能使用这类地址：{why}",
    "{address}: addresses of this kind are not known, or cannot be used: {why}",
)
_HAS_PASSWORD = Message(
    "{address}：地址中请勿写密码，输出会显示地址；请按 fsspec 的方式提供（环境变量或配置文件）",
    "{address}: write no password into an address, which all output shows; give it as fsspec takes it, in the environment or "
    "in its configuration",
)
_SLOW = Message("超过 {most:,} 秒仍未完成，已放弃", "given up after {most:,} seconds")
_MANY = Message(
    "该地址的文件超过 {most:,} 个，请分文件夹检查",
    "more than {most:,} files at this address; check it folder by folder",
)


@frozen
class AtAddress(Value):
    """What lies at an address: a file, a folder, or what a pattern with ``*`` fits."""

    address: str

    @property
    def top(self) -> str:
        """The part of the address that is no pattern."""
        found = _pattern_in(self.address)
        return (self.address if found is None else self.address[: found.start()].rpartition("/")[0]).rstrip("/")

    def is_there(self) -> bool:
        """Return true: whether something is there is known when it is listed."""
        return True

    def find(self, takes: Takes, met: Met) -> Iterator[str]:  # noqa: ARG002 (each file is told when it is read)
        """Yield the addresses of the files that are taken; raise `UsageError` where such addresses cannot be used."""
        system, root = self._system()
        if _pattern_in(self.address) is None and _within(LISTING_SECONDS, self.address, lambda: _is_file(system, root)):
            yield self.address
            return
        found = _within(LISTING_SECONDS, self.address, lambda: _listed(system, root, self.address))
        if len(found) > MAX_FILES:
            raise LimitExceededError(self.address, _MANY.format(most=MAX_FILES), limit="MAX_FILES")
        if not found:
            raise UnreadableSourceError(self.address, GONE, kind="file")
        top = self._path_of_top(root)
        for path in found:
            if takes(path[len(top) :].strip("/").split("/")):
                yield self._address_of(path, system, root)

    def open(self) -> BinaryIO:
        """Open the file, of which no more is read than a report may have."""
        system, path = self._system()
        return BytesIO(_within(READING_SECONDS, self.address, lambda: _content(system, path)))

    def _system(self) -> tuple[Any, str]:
        """Return the file system of fsspec and the path in it; raise `UsageError`, or `UnreadableSourceError`."""
        if _PASSWORD.search(self.address):
            raise UsageError(_HAS_PASSWORD.format(address=_PASSWORD.sub("://…@", self.address)))
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise UsageError(_MISSING.format(address=self.address, how=how_to_add("remote"))) from error
        made: tuple[Any, str] | Fault = attempt(lambda: url_to_fs(self.address))
        if isinstance(made, Fault):
            raise self._unusable(made)
        return made

    def _unusable(self, fault: Fault) -> UsageError | UnreadableSourceError:
        """Return the error for what fsspec makes no file system of; for some, it reads the file around them at once."""
        if isinstance(fault.error, (ImportError, ValueError, TypeError)):
            unknown = _UNKNOWN.format(address=self.address, why=fault.text)
            return UsageError(unknown_scheme(self.address, fault) or unknown)
        return UnreadableSourceError(self.address, why_not_reached(fault), kind="file")

    def _path_of_top(self, root: str) -> str:
        found = _MAGIC.search(root)
        return root if found is None else root[: found.start()].rpartition("/")[0]

    def _address_of(self, path: str, system: Any, root: str) -> str:
        """Return the address of a path of the file system, written as this one: with its scheme, and what it is chained to."""
        head, chain, tail = self.address.partition("::")
        if "://" not in head:  # a cache before another address
            head, chain, tail = self.address, "", ""
        if not root:
            start, path = head.find("://") + 3, path.lstrip("/")
        else:
            start = head.rfind(root)
        if start < 0:
            return f"{system.unstrip_protocol(path)}{chain}{tail}"
        return f"{head[:start]}{path}{chain}{tail}"


def _pattern_in(address: str) -> re.Match[str] | None:
    """Return where the pattern of an address begins; ``?`` is none in one of the web, where it begins a query."""
    found = _MAGIC.search(address.partition("::")[0] if "://" in address.partition("::")[0] else address)
    return None if found is not None and found[0] == "?" and address.startswith(_WEB) else found


def _is_file(system: Any, root: str) -> bool:
    """Return whether there is a file; what the web has at an address always is one."""
    protocols = (system.protocol,) if isinstance(system.protocol, str) else system.protocol
    return bool(set(protocols) & set(_WEB)) or system.info(root)["type"] == "file"


def _listed(system: Any, root: str, address: str) -> Sequence[str]:
    """Return the paths of all files in a folder, or of those that a pattern fits."""
    return sorted(system.find(root) if _pattern_in(address) is None else system.glob(root))


def _content(system: Any, path: str) -> bytes:
    with system.open(path, "rb") as stream:
        data: bytes = stream.read(MAX_SOURCE_BYTES + 1)
        return data


def _within(seconds: float, address: str, call: Callable[[], _T]) -> _T:
    """Return what a call of fsspec returns; raise `UnreadableSourceError` for whatever it raises, or where it takes longer."""
    done: list[_T | Fault] = []
    thread = Thread(target=lambda: done.append(attempt(call)), daemon=True)
    thread.start()
    thread.join(seconds)
    if not done:
        raise UnreadableSourceError(address, _SLOW.format(most=seconds), kind="slow")
    if isinstance(done[0], Fault):
        raise UnreadableSourceError(address, why_not_reached(done[0]), kind="file") from done[0].error
    return done[0]
