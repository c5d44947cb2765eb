"""What this package hands over: loaders of formats beyond plain text, and output formats."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.api import Format, Loader, hookimpl
from gouji_plugins.github import GITHUB
from gouji_plugins.html.loader import HTML_LOADER
from gouji_plugins.legacy.loader import LEGACY_LOADER
from gouji_plugins.markdown.loader import MARKDOWN_LOADER
from gouji_plugins.office.loaders import LOADERS as OFFICE_LOADERS
from gouji_plugins.pdf.loader import PDF_LOADER

__all__ = ["gouji_formats", "gouji_loaders"]


@hookimpl
def gouji_loaders() -> Iterable[Loader]:
    """Every loader of a format other than plain text."""
    return (HTML_LOADER, LEGACY_LOADER, MARKDOWN_LOADER, *OFFICE_LOADERS, PDF_LOADER)


@hookimpl
def gouji_formats() -> Iterable[Format]:
    """Every output format that is no part of the core."""
    return (GITHUB,)
