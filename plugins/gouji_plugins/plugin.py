"""What this package hands over: loaders of formats beyond plain text, and output formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.api.documents import Format, Late, Layout, Loader, hookimpl
from gouji_plugins.loaders import loaders

__all__ = ["gouji_formats", "gouji_loaders"]

_GITHUB = "annotations for GitHub Actions"


@hookimpl
def gouji_loaders(layouts: Sequence[Layout]) -> Iterable[Loader]:
    """Every loader of a format other than plain text."""
    return loaders(layouts)


@hookimpl
def gouji_formats() -> Iterable[Format]:
    """Every output format that is no part of the core."""
    return (Format("github", _GITHUB, Late("gouji_plugins.github:render")),)
