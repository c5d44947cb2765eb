"""What gouji brings itself, through the hooks that strangers use: the loader of plain text, the output formats."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.document.loader import TEXT_LOADER, Loader
from gouji.output.format import Format
from gouji.output.formats import BUILT_IN
from gouji.plugins.hookspecs import hookimpl

__all__ = ["gouji_formats", "gouji_loaders"]


@hookimpl
def gouji_loaders() -> Iterable[Loader]:
    """Return the loader of plain text."""
    return (TEXT_LOADER,)


@hookimpl
def gouji_formats() -> Iterable[Format]:
    """Return the formats that are always there."""
    return BUILT_IN
