"""What this package hands over: loaders of formats beyond plain text, and output formats."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.api import Format, Loader, hookimpl
from gouji_plugins.github import GITHUB
from gouji_plugins.office.loaders import LOADERS as OFFICE

__all__ = ["gouji_formats", "gouji_loaders"]


@hookimpl
def gouji_formats() -> Iterable[Format]:
    """Every output format that is no part of the core."""
    return (GITHUB,)


@hookimpl
def gouji_loaders() -> Iterable[Loader]:
    """The loaders of office files."""
    return OFFICE
