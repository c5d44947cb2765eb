"""How packs are referred to: by name, by name and version, or by the path of a file or folder."""

from __future__ import annotations

from pathlib import Path
import re

from gouji.message import Message
from gouji.wording import quoted, wording
from gouji.yaml.context import Context
from gouji.yaml.nodes import Scalar

__all__ = [
    "NAME_PATTERN",
    "PATH_PATTERN",
    "is_path",
    "read_reference",
    "split_version",
    "why_no_reference",
    "written_reference",
]

NAME_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(==[0-9A-Za-z][0-9A-Za-z.+_-]*)?$"
PATH_PATTERN = r"^(?![/\\~])(?![A-Za-z]:)(?=.*(?:/|\.yaml$))[^\x00-\x1f\\]{1,1000}$"
"""What a relative path of a pack looks like: it has a slash or ends in ``.yaml``."""

_RELATIVE = Message("相对于所在文件的路径，用 / 分隔", "a path with / that is relative to this file")

_ADDRESS = r"^(?:[A-Za-z][A-Za-z0-9+.-]*://|[A-Za-z0-9._-]+@[^/]+:|www\.)"
_COMPARED = r"^(?P<pack>[^=<>~!@\s]+)\s*(?P<sign>[=<>~!]=?|@|\s)\s*(?P<version>[0-9][^/=<>~!\s]*)$"
_NO_ADDRESS = Message(
    "{word}是网址，不能写网址；请先把文件放进仓库（复制或 git submodule），再写路径",
    "{word} is an address; put the file into the repository, as a copy or a git submodule, and write its path",
)
_NO_VERSION = Message("路径后面不能写版本", "a path has no version")
_EXACTLY = Message("版本只能用 ==", "a version is asked for with ==")


def is_path(text: str) -> bool:
    """Return whether a reference is a path."""
    return "/" in text or text.endswith(".yaml") or Path(text).is_absolute()


def split_version(reference: str) -> tuple[str, str]:
    """Return the name or path in a reference, and the version that it asks for ("" for any)."""
    if is_path(reference):
        return reference, ""
    name, _, version = reference.partition("==")
    return name, version


def why_no_reference(text: str) -> Message | None:
    """Return why a text cannot refer to a pack: an address, a path with a version, or a version without ``==``; None: it can."""
    if re.search(_ADDRESS, text):
        return _NO_ADDRESS.format(word=quoted(text))
    match = None if text.endswith(".yaml") else re.search(_COMPARED, text)
    if match is None:
        return None
    if is_path(match["pack"]):
        return wording(_NO_VERSION, near=match["pack"])
    return None if match["sign"] == "==" else wording(_EXACTLY, near=f"{match['pack']}=={match['version']}")


def read_reference(node: Scalar, folder: Path, context: Context) -> str | None:
    """Return a reference, a path made absolute; None, with a problem, for what is none or a path that is not relative."""
    text = node.text
    why = why_no_reference(text)
    if why is not None:
        context.wrong(node, why)
        return None
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
