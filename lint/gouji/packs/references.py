"""How packs are referred to: by name, by name and version, or by the path of a file or folder."""

from __future__ import annotations

from pathlib import Path
import re

from gouji.message import Message
from gouji.wording import quoted
from gouji.yaml.context import Context
from gouji.yaml.nodes import Scalar

__all__ = ["NAME_PATTERN", "PATH_PATTERN", "is_path", "read_reference", "split_version", "written_reference"]

NAME_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(==[0-9A-Za-z][0-9A-Za-z.+_-]*)?$"
PATH_PATTERN = r"^(?![/\\~])(?![A-Za-z]:)(?=.*(?:/|\.yaml$))[^\x00-\x1f\\]{1,1000}$"
"""What a relative path of a pack looks like: it has a slash or ends in ``.yaml``."""

_RELATIVE = Message("相对于所在文件的路径，用 / 分隔", "a path with / that is relative to this file")


def is_path(text: str) -> bool:
    """Return whether a reference is a path."""
    return "/" in text or text.endswith(".yaml") or Path(text).is_absolute()


def split_version(reference: str) -> tuple[str, str]:
    """Return the name or path in a reference, and the version that it asks for ("" for any)."""
    if is_path(reference):
        return reference, ""
    name, _, version = reference.partition("==")
    return name, version


def read_reference(node: Scalar, folder: Path, context: Context) -> str | None:
    """Return a reference, a path made absolute; None, with a problem, for a path that is not relative."""
    text = node.text
    if "\\" not in text and not is_path(text):
        return text
    if not re.search(PATH_PATTERN, text):
        word = quoted(text)
        context.wrong(node, Message(f"不是规则包：{word.zh}", f"{word.en} is no pack"), _RELATIVE)
        return None
    return str(_joined(folder, text))


def _joined(folder: Path, text: str) -> Path:
    """Return a path below a folder; ``..`` is taken out without following links."""
    path = folder
    for part in text.split("/"):
        if part not in ("", "."):
            path = path.parent if part == ".." else path / part
    return path


def written_reference(reference: str, folder: Path) -> str:
    """Return a reference as a file in a folder writes it."""
    if not is_path(reference):
        return reference
    path = Path(reference)
    up = next((number for number, each in enumerate((folder, *folder.parents)) if path.is_relative_to(each)), None)
    if up is None:
        return path.as_posix()
    below = path.relative_to((folder, *folder.parents)[up]).as_posix()
    return "../" * up + below if up else f"./{below}"
