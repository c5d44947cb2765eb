"""Read the text of a YAML file that may be anything, within the limit of its sort."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from gouji.errors import UnreadableSourceError
from gouji.message import Message
from gouji.text.display import visible
from gouji.text.source import Source
from gouji.value import Value, frozen
from gouji.yaml.opening import read_regular
from gouji.yaml.problems import Place, Problem

__all__ = ["ReadBytes", "Readable", "read_file", "read_source", "shown_path"]


_ABSENT = Message("文件不存在", "the file is not there")


@frozen
class Readable(Value):
    """A sort of files: its noun for messages, and the most bytes that one may have."""

    noun: Message
    limit: int


ReadBytes: TypeAlias = Callable[[Path, Readable], bytes]
"""Returns the bytes of a file, no more than one beyond the limit of its sort; raises OSError or ValueError."""


def read_file(file: Path, readable: Readable) -> bytes:
    """Return the bytes of a file as it is saved, no more than one beyond the limit of its sort; raise OSError or ValueError."""
    return read_regular(file, readable.limit + 1)


def shown_path(file: Path, working: Path | None = None) -> str:
    """Return a path as messages show it: relative to a folder (that of the process) that it is below, with ``/``."""
    working = working or Path.cwd()
    return visible((file.relative_to(working) if file.is_relative_to(working) else file).as_posix())


def read_source(
    file: Path,
    readable: Readable,
    place: Place | None,
    problems: list[Problem],
    working: Path | None = None,
    *,
    read: ReadBytes = read_file,
) -> Source | None:
    """Read the text of a file; report a failure at ``place`` (that refers to it) or at the file's beginning."""
    name = shown_path(file, working)
    try:
        data = read(file, readable)
    except (OSError, ValueError) as error:
        problems.append(Problem(_unreadable(name, readable.noun, error), place))
        return None
    if len(data) > readable.limit:
        noun, limit = readable.noun, f"{readable.limit:,}"
        what = Message(f"{noun.zh}超过 {limit} 字节", f"the {noun.en} has more than {limit} bytes")
        problems.append(Problem(what, Place(Source.from_text("", name), 0)))
        return None
    try:
        return Source.from_bytes(data, name)
    except UnreadableSourceError as error:
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        before = data[: error.offset or 0].decode("utf-8", "replace").removeprefix("\ufeff")
        place = Place(Source.from_text(text, name), len(before))
        problems.append(Problem(error.message, place, quoted="\0" not in text))
        return None


def _unreadable(name: str, noun: Message, error: OSError | ValueError) -> Message:
    from gouji.reasons import why_refused

    why = _ABSENT if isinstance(error, FileNotFoundError) else why_refused(error)
    return Message(f"无法读取{noun.zh} {name}：{why.zh}", f"cannot read the {noun.en} {name}: {why.en}")
