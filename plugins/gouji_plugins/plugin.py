"""What this package hands over: loaders of formats beyond plain text."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.api import Loader, hookimpl
from gouji_plugins.office.loaders import LOADERS as OFFICE_LOADERS

__all__ = ["gouji_loaders"]


@hookimpl
def gouji_loaders() -> Iterable[Loader]:
    """The loaders of DOCX and XLSX."""
    return OFFICE_LOADERS
