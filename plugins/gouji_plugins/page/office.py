"""The files of an office's configuration: itself, what it extends, and the packs that it asks for."""

from __future__ import annotations

from collections.abc import Sequence
import os
from pathlib import Path

from gouji.api.running import Language, files_of_configuration

__all__ = ["members_of"]


def members_of(config: Path, language: Language | None = None) -> tuple[Sequence[tuple[str, bytes]], str]:
    """Return the files that a configuration is read from, by their paths in one folder, and its own path there.

    Raise `ConfigurationError` for one that cannot be used, in a *language* or that of the locale. A ``.git`` marks the folder as the one to which it belongs.
    """
    files = files_of_configuration(config, language)
    top = Path(os.path.commonpath([path.parent for path in files]))
    members = [(path.relative_to(top).as_posix(), data) for path, data in sorted(files.items())]
    return (*members, (".git", b"")), Path(os.path.normpath(config.absolute())).relative_to(top).as_posix()
