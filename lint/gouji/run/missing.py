"""Paths that are not there: what may have been meant by them."""

from __future__ import annotations

from collections.abc import Sequence
import os
from pathlib import Path

from gouji.message import Message

__all__ = ["not_there"]

_EMPTY = "''"
_MOST = 20
"""The most paths of which each is told, as a wrong list of files may name very many."""


def not_there(missing: Sequence[str]) -> Message:
    """Return the message for paths that are not there, each with the nearest one that is; of very many the first."""
    hints = [(path, _nearest(path)) for path in missing[:_MOST]]
    zh = [f"没有这个路径：{path or _EMPTY}" + (f"；是否为 {near}？" if near else "") for path, near in hints]
    en = [f"no such path: {path or _EMPTY}" + (f"; did you mean {near}?" if near else "") for path, near in hints]
    if more := len(missing) - len(hints):
        zh.append(f"另有 {more:,} 个路径不存在")
        en.append(f"{more:,} more")
    return Message("\n".join(zh), "\n".join(en))


def _nearest(path: str) -> str | None:
    """Return the path in the same folder whose name is most like that of a missing *path*; None for none."""
    from gouji.wording import nearest

    folder, slash, name = path.replace(os.sep, "/").rstrip("/").rpartition("/")
    try:
        names = [each.name for each in Path(folder or slash or ".").iterdir()]
    except OSError:
        return None
    near = nearest(name, names)
    return f"{folder}{slash}{near}" if near else None
