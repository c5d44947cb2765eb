"""What this package hands over."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.api import Loader, hookimpl
from gouji_plugins.markdown.loader import MARKDOWN_LOADER

__all__ = ["gouji_loaders"]


@hookimpl
def gouji_loaders() -> Iterable[Loader]:
    """Every loader of a format other than plain text."""
    return (MARKDOWN_LOADER,)
