"""The bounds of what a configuration may extend: its repository, and the folders that the user names."""

from __future__ import annotations

from collections.abc import Mapping
import os
from pathlib import Path
import re

from gouji.config.file import FILE_NAME, MAX_CONFIGURATION_BYTES
from gouji.message import Message
from gouji.value import Value, frozen
from gouji.yaml.opening import read_regular

__all__ = ["VARIABLE", "Bounds", "repository_root"]

VARIABLE = "GOUJI_EXTENDS_PATH"
"""The environment variable with the folders outside of the repository that may be read, separated as in ``PATH``."""

_SAYS_ROOT = re.compile(rb"^root: *(?:true|True|TRUE)\b", re.MULTILINE)


@frozen
class Bounds(Value):
    """The folders, without links, whose files a configuration may extend; the first is the root of its repository."""

    folders: tuple[Path, ...]

    @classmethod
    def of(cls, folder: Path, environment: Mapping[str, str]) -> Bounds:
        """Return the bounds of a configuration in a folder."""
        named = [Path(name) for name in environment.get(VARIABLE, "").split(os.pathsep) if name]
        return cls(tuple(_real(each) for each in (repository_root(folder), *named)))

    def refused(self, path: Path) -> Message | None:
        """Return why a file may not be read; None where it may, wherever links lead."""
        real = _real(path)
        if any(real.is_relative_to(folder) for folder in self.folders):
            return None
        root = self.folders[0]
        return Message(
            f"不读取仓库（{root}）以外的文件；如以上级文件夹为仓库的根，请在其 .gouji.yaml 中写 root: true；"
            f"如需读取其他文件夹，请用环境变量 {VARIABLE} 指定",
            f"not read: it is outside of the repository ({root}); root: true in the .gouji.yaml of a folder above makes "
            f"that the root, and the environment variable {VARIABLE} names other folders",
        )


def repository_root(folder: Path) -> Path:
    """Return the closest folder, upward, that has a ``.git`` or whose configuration says ``root: true``.

    Where there is none, it is the folder itself.
    """
    for each in (folder, *folder.parents):
        if _is_there(each / ".git") or _says_root(each / FILE_NAME):
            return each
    return folder


def _says_root(path: Path) -> bool:
    try:
        return _SAYS_ROOT.search(read_regular(path, MAX_CONFIGURATION_BYTES)) is not None
    except OSError:
        return False


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except OSError:
        return False
    return True


def _real(path: Path) -> Path:
    """Return a path without links; the path itself where they go in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path
