"""Import gouji's own modules with one look at each, where Python takes seven.

Checking one file imports 240 modules of gouji. For each of them Python looks at the folder again, tries five names there
and works out the same paths several times, which is a tenth of such a run. Whatever is not as usual (no compiled file or
one of another source, an archive, a package that was moved) is left to Python, and so is the writing of compiled files.
"""

from __future__ import annotations

from importlib.machinery import BuiltinImporter, FrozenImporter, ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from marshal import loads
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

__all__ = ["OwnModules", "import_own_modules_fast"]

_OF_PYTHON: list[object] = [BuiltinImporter, FrozenImporter, PathFinder]
"""Whom Python asks, where nobody has put anything before or between; the first two know no module of gouji."""

_BY_TIME_AND_SIZE = bytes(4)
"""What a compiled file has where it is that of the source of the same time and size; others are of its digest."""


def import_own_modules_fast() -> None:
    """Have the modules of gouji's packages found so from now on, in this process.

    What others have put before Python's own search (a debugger, a tool that measures coverage) stays before this.
    """
    tag, finders = sys.implementation.cache_tag, sys.meta_path
    if tag and not sys.flags.optimize and PathFinder in finders:
        finders.insert(0 if finders == _OF_PYTHON else finders.index(PathFinder), OwnModules(f".{tag}.pyc"))


class OwnModules:
    """What Python asks where a module is; ``suffix`` is that of compiled files."""

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module is, or a package, whose parent lies at *path*; None where Python has to look itself."""
        if not path or not name.startswith("gouji"):
            return None
        own = name.rpartition(".")[2]
        return self._spec(name, path[0], own) or self._spec(name, f"{path[0]}{os.sep}{own}", "__init__")

    def _spec(self, name: str, folder: str, stem: str) -> ModuleSpec | None:
        source = f"{folder}{os.sep}{stem}.py"
        try:
            found = os.stat(source)
        except (OSError, ValueError):
            return None
        cached = f"{folder}{os.sep}__pycache__{os.sep}{stem}{self._suffix}"
        spec = ModuleSpec(name, _Loader(name, source, cached, found), origin=source)
        spec.submodule_search_locations = [folder] if stem == "__init__" else None
        spec.cached, spec.has_location = cached, True
        return spec


class _Loader(SourceFileLoader):
    """Python's loader of a source; it takes the compiled file at once where that begins as the one of this source does."""

    def __init__(self, name: str, source: str, cached: str, found: os.stat_result) -> None:
        super().__init__(name, source)
        time, size = int(found.st_mtime) & 0xFFFFFFFF, found.st_size & 0xFFFFFFFF
        self._head = MAGIC_NUMBER + _BY_TIME_AND_SIZE + (size << 32 | time).to_bytes(8, "little")
        self._cached = cached

    def get_code(self, fullname: str) -> CodeType | None:
        try:
            with open(self._cached, "rb", 0) as stream:
                data = stream.read()
        except OSError:
            data = b""
        if data.startswith(self._head):
            code: CodeType = loads(memoryview(data)[len(self._head) :])  # noqa: S302 (Python reads this file so)
            if code.co_filename == self.path:
                return code
        return super().get_code(fullname)
