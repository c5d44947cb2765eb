"""The hooks that a plugin may implement: the reference for those who write one.

A plugin is a module (or object) named by an entry point of the group ``gouji``. Each of its hook
functions is decorated with ``gouji.api.hookimpl`` and returns what it brings; it is called once, at
start. What is built in comes through the same hooks.

The hooks are pluggy's: plugins are called in the order of their names, gouji's own first; ``tryfirst``
and ``trylast`` change that. The order decides between loaders that are equally sure. A wrapper
(``wrapper=True``) is given a list for each plugin and returns such lists: it may add, drop or replace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pluggy

from gouji.binding.kind import Kind
from gouji.document.layout import Layout
from gouji.document.loader import Loader
from gouji.forms.model import Form
from gouji.output.format import Format
from gouji.plugins.command import Command
from gouji.rules.pack import Pack
from gouji.rules.rule import AnyRule

__all__ = ["PROJECT", "hookimpl", "hookspec"]

PROJECT = "gouji"
"""The name of the pluggy project and of the group of entry points."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def gouji_rules() -> Iterable[AnyRule]:
    """Rules that are always there."""
    raise NotImplementedError


@hookspec
def gouji_packs() -> Iterable[Pack]:
    """Rule packs: rules and settings that are on where the configuration asks for the pack."""
    raise NotImplementedError


@hookspec
def gouji_kinds() -> Iterable[Kind]:
    """Kinds of reports, each with its forms."""
    raise NotImplementedError


@hookspec
def gouji_forms() -> Iterable[Form]:
    """Further official forms of kinds that are there."""
    raise NotImplementedError


@hookspec
def gouji_layouts() -> Iterable[Layout]:
    """Layouts of tables in plain text."""
    raise NotImplementedError


@hookspec
def gouji_loaders(layouts: Sequence[Layout]) -> Iterable[Loader]:
    """Loaders of file formats; who reads lines of text may take the ``layouts`` that there are."""
    raise NotImplementedError


@hookspec
def gouji_formats() -> Iterable[Format]:
    """Output formats."""
    raise NotImplementedError


@hookspec
def gouji_commands() -> Iterable[Command]:
    """Subcommands of ``gouji``."""
    raise NotImplementedError
