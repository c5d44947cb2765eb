"""Fingerprint the code of gouji and its plugins, on which results depend beside settings and content."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
import os
from pathlib import Path
import sys

from gouji._version import __version__
from gouji.plugins.model import Plugins

__all__ = ["build_fingerprint"]


def build_fingerprint(plugins: Plugins) -> str:
    """Return a hash of versions and of each source file's name, size and time, which any edit changes."""
    parts = [sys.version, __version__]
    parts += [f"{plugin.name} {plugin.distribution} {plugin.version} {plugin.target}" for plugin in plugins.found]
    packages = {"gouji", *(plugin.target.partition(":")[0].partition(".")[0] for plugin in plugins.found)}
    for package in sorted(packages):
        parts += _files_of(package)
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _files_of(package: str) -> Iterator[str]:
    module = sys.modules.get(package)
    for folder in getattr(module, "__path__", ()):
        yield from _files_in(folder)
    if module is not None and not hasattr(module, "__path__") and module.__file__:
        found = Path(module.__file__).stat()
        yield f"{module.__file__} {found.st_size} {found.st_mtime_ns}"


def _files_in(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files_in(entry.path)
        elif entry.is_file():
            status = entry.stat()
            yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
