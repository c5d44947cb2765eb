"""Tell what a path names that is no file or folder of the system; each kind of location is a module, imported when it is named."""

from __future__ import annotations

import os
import re

from gouji.run.location import Location
from gouji.run.windows import system_form
from gouji.there import is_file

__all__ = ["container_of", "is_address", "is_on_disk", "location_of", "top_of"]

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:::[^/]+)*://")
_END_OF_ARCHIVE = re.compile(r"\.zip(?=/|$)", re.IGNORECASE | re.ASCII)


def location_of(path: str) -> Location | None:
    """Return what a path names in an archive, the archive as a whole, or what an address names; None for a path of the system.

    An archive that is a document of Word or Excel under another name is a file as any other.
    """
    if is_address(path):
        from gouji.run.address import AtAddress

        return AtAddress(path)
    path = path.replace(os.sep, "/")
    archive = _archive_in(path)
    if archive is None:
        return None
    from gouji.run.archive import InArchive

    place = InArchive.at(archive, path[len(archive) :])
    return None if place.is_document() else place


def is_address(path: str) -> bool:
    """Return whether a path begins with a scheme, of two letters at least: Windows has drives of one."""
    return _ADDRESS.match(path) is not None


def is_on_disk(path: str) -> bool:
    """Return whether a file that was found is one of the system."""
    return not is_address(path) and container_of(path) == path


def top_of(path: str) -> str:
    """Return the path from which what it names is searched: that of an address without its pattern."""
    location = location_of(path)
    return path if location is None else location.top


def container_of(path: str) -> str:
    """Return the archive that the path of a file leads into; the path itself where it is one of the system."""
    archive = None if is_address(path) else _archive_in(path.replace(os.sep, "/"))
    return path if archive is None else archive


def _archive_in(path: str) -> str | None:
    """Return the beginning of a path, or all of it, that is an archive; a folder may be called so, too."""
    archives = (path[: end.end()] for end in _END_OF_ARCHIVE.finditer(path))
    return next((archive for archive in archives if is_file(system_form(archive))), None)
