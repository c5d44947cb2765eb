"""What gouji itself brings, through the same hooks as other plugins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.document.layout import LAYOUTS, Layout
from gouji.document.loader import Loader, text_loader
from gouji.output.format import Format
from gouji.output.formats import BUILT_IN
from gouji.plugins.command import COMMANDS, Command
from gouji.plugins.executor import PROCESSES, Executor
from gouji.plugins.hookspecs import hookimpl

__all__ = ["gouji_commands", "gouji_executors", "gouji_formats", "gouji_layouts", "gouji_loaders"]


@hookimpl
def gouji_layouts() -> Iterable[Layout]:
    """Return the layouts of published reports."""
    return LAYOUTS


@hookimpl
def gouji_loaders(layouts: Sequence[Layout]) -> Iterable[Loader]:
    """Return the loader of plain text, which reads tables in the given layouts."""
    return (text_loader(layouts),)


@hookimpl
def gouji_formats() -> Iterable[Format]:
    """Return the built-in output formats."""
    return BUILT_IN


@hookimpl
def gouji_commands() -> Iterable[Command]:
    """Return the built-in commands."""
    return COMMANDS


@hookimpl
def gouji_executors() -> Iterable[Executor]:
    """Return the executor that is always there."""
    return (PROCESSES,)
