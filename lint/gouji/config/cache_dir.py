"""The key ``cache-dir``: a folder below that of the configuration file, so that no file can name another place."""

from __future__ import annotations

from pathlib import Path
import re
from typing import TYPE_CHECKING

from gouji.message import Message
from gouji.value import Value, frozen
from gouji.yaml.nodes import Scalar
from gouji.yaml.shapes import Schema, Shape

if TYPE_CHECKING:
    from gouji.rules.catalogue import Catalogue
    from gouji.yaml.context import Context
    from gouji.yaml.nodes import Node
    from gouji.yaml.setting import Setting

__all__ = ["CACHE_DIR", "CacheDir"]

_PART = r"(?!\.\.?(?:/|$))[^/\\:~\x00-\x1f]{1,200}"
_PATTERN = rf"^{_PART}(?:/{_PART}){{0,20}}$"
"""What a path looks like that stays below its folder on every system."""

_EXPECTED = Message(
    "相对路径，不超出本文件所在的文件夹（其他位置请用 --cache-dir 或环境变量 GOUJI_CACHE_DIR）",
    "a relative path that stays in the folder of this file (--cache-dir and GOUJI_CACHE_DIR may name another place)",
)


@frozen
class CacheDir(Value):
    """A folder, as the parts of a path below that of the configuration file."""

    folder: Path
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return "/".join(self.parts)


def _read(node: Node, name: str, context: Context) -> Setting[CacheDir] | None:
    if isinstance(node, Scalar) and isinstance(node.value, str) and re.search(_PATTERN, node.value):
        return context.setting(CacheDir(context.folder, tuple(node.value.split("/"))), node)
    context.unfit(node, name, _EXPECTED)
    return None


def _schema(_catalogue: Catalogue, _language: str) -> Schema:
    return {"type": "string", "pattern": _PATTERN}


CACHE_DIR = Shape(_read, _schema)
