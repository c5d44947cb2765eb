"""What this package hands over: output formats."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.api import Format, hookimpl
from gouji_plugins.github import GITHUB

__all__ = ["gouji_formats"]


@hookimpl
def gouji_formats() -> Iterable[Format]:
    """Every output format that is no part of the core."""
    return (GITHUB,)
