"""Which entries of a folder a search wants by their names: files of the extensions that are read, and folders not hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gouji.checking.diagnostic import Failure

__all__ = ["ARCHIVES", "Met", "Taking", "is_beside", "is_passed_over", "is_taken", "is_wanted"]

ARCHIVES = frozenset({".7z", ".gz", ".rar", ".tar", ".tgz", ".zip"})
"""Extensions of archives, in which there may be reports; a search opens none that it comes upon."""

_IGNORED_FOLDERS = frozenset({"node_modules", "__pycache__"})
"""Folders that a search leaves out, beside those whose name begins with a dot (``.git``, ``.venv``)."""

_BESIDE = ("~$", ".~", "._")
"""How the names of files begin that Word, Excel, WPS, LibreOffice and macOS keep beside others."""


def is_taken(parts: Sequence[str], extensions: frozenset[str]) -> bool:
    """Return whether a search of a folder takes the file that these folders and this name lead to from there."""
    return not any(is_passed_over(folder) for folder in parts[:-1]) and is_wanted(parts[-1], extensions)


def is_wanted(name: str, extensions: frozenset[str]) -> bool:
    """Return whether a file of this name is taken from a folder."""
    extension = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    return extension in extensions and not is_beside(name)


def is_beside(name: str) -> bool:
    """Return whether a file's name is one that programs give to what they keep beside a file."""
    return name.startswith(_BESIDE)


def is_passed_over(name: str) -> bool:
    """Return whether a folder of this name is not searched."""
    return name.startswith(".") or name in _IGNORED_FOLDERS


class Met:
    """What a search comes upon and does not take: failures, archives that it does not open, configurations in an archive."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self.archives: list[str] = []
        self.configurations: list[str] = []


class Taking:
    """Whether a search takes what lies below *top*, with the answer for each folder on the way kept."""

    def __init__(self, top: str, extensions: frozenset[str], excludes: Callable[[str], bool]) -> None:
        self._top, self._extensions, self._excludes = top, extensions, excludes
        self._excluded: dict[str, bool] = {}

    def __call__(self, parts: Sequence[str], extensions: frozenset[str] | None = None) -> bool:
        """Return whether the file is taken that these folders and this name lead to, by other *extensions* where they are given."""
        if not is_taken(parts, self._extensions if extensions is None else extensions):
            return False
        folders = (f"{self._top}/{'/'.join(parts[:end])}" for end in range(1, len(parts)))
        return not any(map(self._leaves_out, folders)) and not self._excludes(f"{self._top}/{'/'.join(parts)}")

    def _leaves_out(self, folder: str) -> bool:
        if folder not in self._excluded:
            self._excluded[folder] = self._excludes(folder)
        return self._excluded[folder]
