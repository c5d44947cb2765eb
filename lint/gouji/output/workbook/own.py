"""Know a workbook again that gouji wrote."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from gouji.output.workbook.book import CREATOR

__all__ = ["is_own_workbook"]

_PROPERTIES = "docProps/core.xml"
_MAX_PROPERTIES = 65_536


def is_own_workbook(path: Path) -> bool:
    """Return whether the file is a workbook of which gouji is the author."""
    try:
        with ZipFile(path) as archive, archive.open(_PROPERTIES) as stream:
            return f"<dc:creator>{CREATOR}</dc:creator>".encode() in stream.read(_MAX_PROPERTIES)
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError):
        return False
