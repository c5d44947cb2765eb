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
from typing import TYPE_CHECKING

from gouji.binding.kind import Kind
from gouji.document.layout import Layout
from gouji.document.loader import Loader
from gouji.forms.model import Form
from gouji.output.annotator import Annotator
from gouji.output.format import Format
from gouji.plugins.command import Command
from gouji.plugins.executor import Executor
from gouji.rules.pack import Pack, PackSource
from gouji.rules.rule import AnyRule

__all__ = ["hookimpl", "hookspec"]

if TYPE_CHECKING:
    import pluggy

    from gouji.plugins.marks import PROJECT

    hookspec = pluggy.HookspecMarker(PROJECT)
    hookimpl = pluggy.HookimplMarker(PROJECT)
else:
    from gouji.plugins.marks import hookimpl, hookspec


@hookspec
def gouji_rules() -> Iterable[AnyRule]:
    """Return rules that are in force for every run."""
    raise NotImplementedError


@hookspec
def gouji_packs() -> Iterable[Pack | PackSource]:
    """Return packs: rules and settings that are in force where the configuration asks for the pack.

    One in YAML is named with its file (`PackSource`), which is read where the pack is asked for.
    """
    raise NotImplementedError


@hookspec
def gouji_kinds() -> Iterable[Kind]:
    """Return kinds of reports, each with its forms."""
    raise NotImplementedError


@hookspec
def gouji_forms() -> Iterable[Form]:
    """Return further official forms of kinds that this or another plugin brings."""
    raise NotImplementedError


@hookspec
def gouji_layouts() -> Iterable[Layout]:
    """Return layouts of tables in plain text."""
    raise NotImplementedError


@hookspec
def gouji_loaders(layouts: Sequence[Layout]) -> Iterable[Loader]:
    """Return loaders of file formats; one that reads lines of text may use ``layouts``, those of all plugins."""
    raise NotImplementedError


@hookspec
def gouji_formats() -> Iterable[Format]:
    """Return output formats."""
    raise NotImplementedError


@hookspec
def gouji_annotators() -> Iterable[Annotator]:
    """Return annotators: each writes findings into copies of the files that one loader reads."""
    raise NotImplementedError


@hookspec
def gouji_commands() -> Iterable[Command]:
    """Return subcommands of ``gouji``."""
    raise NotImplementedError


@hookspec
def gouji_executors() -> Iterable[Executor]:
    """Return executors: each has the work on many files done, in other processes or on other machines."""
    raise NotImplementedError
