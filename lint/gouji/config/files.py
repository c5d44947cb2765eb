"""The text of a configuration file, within its limit."""

from __future__ import annotations

from pathlib import Path

from gouji.config.problems import Place, Problem
from gouji.errors import UnreadableSourceError
from gouji.message import Message
from gouji.text.display import visible
from gouji.text.source import Source

__all__ = ["MAX_CONFIGURATION_BYTES", "read_source", "shown_path"]

MAX_CONFIGURATION_BYTES = 512 * 1024
"""The largest configuration file that is read, in bytes; most have a few hundred."""


def shown_path(file: Path) -> str:
    """A path as it is told: from the working directory where it is below it, ``/`` between parts."""
    here = Path.cwd()
    return visible((file.relative_to(here) if file.is_relative_to(here) else file).as_posix())


def read_source(file: Path, place: Place | None, problems: list[Problem]) -> Source | None:
    """Read a file; where that fails, a problem at ``place`` (that extends it) or at its beginning says why."""
    name = shown_path(file)
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_CONFIGURATION_BYTES + 1)
    except (OSError, ValueError) as error:
        problems.append(Problem(_unreadable(name, error), place))
        return None
    if len(data) > MAX_CONFIGURATION_BYTES:
        limit = f"{MAX_CONFIGURATION_BYTES:,}"
        what = Message(f"配置文件超过 {limit} 字节", f"the configuration file has more than {limit} bytes")
        problems.append(Problem(what, Place(Source.from_text("", name), 0)))
        return None
    try:
        return Source.from_bytes(data, name)
    except UnreadableSourceError as error:
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        before = data[: error.offset or 0].decode("utf-8", "replace").removeprefix("\ufeff")
        problems.append(Problem(error.message, Place(Source.from_text(text, name), len(before))))
        return None


def _unreadable(name: str, error: OSError | ValueError) -> Message:
    reason = str(error.strerror if isinstance(error, OSError) else error)
    why = Message(reason, reason)
    if isinstance(error, FileNotFoundError):
        why = Message("文件不存在", "the file is not there")
    return Message(f"无法读取配置文件 {name}：{why.zh}", f"cannot read the configuration file {name}: {why.en}")
