"""Classify what loaded plugins bring: rules, packs, kinds, layouts, loaders, formats, commands, each name once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from gouji.binding.kind import Kind, Kinds
from gouji.document.layout import Layout
from gouji.document.loader import Loader
from gouji.errors import PluginError
from gouji.forms.model import Form
from gouji.message import Message
from gouji.output.format import Format
from gouji.plugins import built_in
from gouji.plugins.command import Command, guarded
from gouji.plugins.hooks import Hooks
from gouji.plugins.model import BUILT_IN, LoadedPlugin, Plugins
from gouji.plugins.rule_kinds import unknown_kind, with_kind
from gouji.plugins.unique import check_once, unreplaced
from gouji.rules.pack import Pack
from gouji.rules.rule import AcrossRule, AnyRule, Rule
from gouji.value import evolve

__all__ = ["classify"]


class _Kind:
    """What a hook may bring: of which classes, and by which names, each of which may occur once."""

    __slots__ = ("hook", "items", "names")

    def __init__(self, hook: str, items: tuple[type[Any], ...], names: Callable[[Any], Iterable[Hashable]]) -> None:
        self.hook = hook
        self.items = items
        self.names = names


def _own_name(item: Any) -> tuple[str]:
    return (item.name,)


_PACKS = _Kind("gouji_packs", (Pack,), _own_name)
_RULES = _Kind("gouji_rules", (Rule, AcrossRule), lambda rule: (rule.name, *rule.meta.former_names))
_KINDS_OF_REPORTS = _Kind("gouji_kinds", (Kind,), _own_name)
_FORMS = _Kind("gouji_forms", (Form,), lambda form: (form.qualified,))
_LAYOUTS = _Kind("gouji_layouts", (Layout,), _own_name)
_LOADERS = _Kind("gouji_loaders", (Loader,), _own_name)
_FORMATS = _Kind("gouji_formats", (Format,), _own_name)
_COMMANDS = _Kind("gouji_commands", (Command,), _own_name)
_KINDS = (_PACKS, _RULES, _KINDS_OF_REPORTS, _FORMS, _LAYOUTS, _LOADERS, _FORMATS, _COMMANDS)


def classify(loaded: Sequence[LoadedPlugin], *, complete: bool = True) -> Plugins:
    """Register the plugins with pluggy, call their hooks and return what they bring; raise `PluginError` for a misfit.

    Where the plugins are not ``complete``, one of them may replace a thing that is not there.
    """
    by_name = sorted(loaded, key=lambda plugin: plugin.found.name)
    hooks = Hooks([LoadedPlugin(BUILT_IN, built_in), *by_name], {kind.hook: kind.items for kind in _KINDS})

    def brought(kind: _Kind, **arguments: object) -> list[Any]:
        items = unreplaced(hooks, kind.hook, hooks.call(kind.hook, **arguments), complete=complete)
        check_once(hooks, kind.hook, items, kind.names)
        return items

    kinds = Kinds(brought(_KINDS_OF_REPORTS), brought(_FORMS))
    packs = sorted((_named(pack, kinds) for pack in brought(_PACKS)), key=lambda pack: pack.name)
    rules = [with_kind(rule, kinds) for rule in brought(_RULES)]
    rules.sort(key=lambda rule: (rule.code, rule.name))
    _check_packs(packs, rules)
    _check_kinds((*rules, *(rule for pack in packs for rule in pack.rules)), kinds)
    layouts = tuple(brought(_LAYOUTS))
    return Plugins(
        found=tuple(plugin.found for plugin in loaded),
        rules=tuple(rules),
        packs=tuple(packs),
        kinds=kinds,
        layouts=layouts,
        loaders=tuple(brought(_LOADERS, layouts=layouts)),
        formats=tuple(brought(_FORMATS)),
        commands=tuple([_guarded(hooks, command) for command in brought(_COMMANDS)]),
    )


def _guarded(hooks: Hooks, command: Command) -> Command:
    """Return a plugin's command as one whose failures name the plugin; a built-in command unchanged."""
    return command if hooks.is_built_in(command) else guarded(command, hooks.origin(_COMMANDS.hook, command))


def _named(pack: Pack, kinds: Kinds) -> Pack:
    """Return the pack with its own name and kind of report set in each of its rules."""
    return evolve(pack, rules=tuple(with_kind(rule, kinds) for rule in pack.named().rules))


def _check_kinds(rules: Iterable[AnyRule], kinds: Kinds) -> None:
    """Raise `PluginError` where a rule is of an unknown kind."""
    for rule in rules if kinds else ():
        wrong = unknown_kind(rule.meta, kinds)
        if wrong is not None:
            raise PluginError(rule.name, rule.meta.pack or "?", wrong)


def _check_packs(packs: Iterable[Pack], rules: Iterable[AnyRule]) -> None:
    """Raise `PluginError` where a pack brings a rule whose name is taken."""
    names = {name for rule in rules for name in _RULES.names(rule)}
    for pack in packs:
        for rule in [each.meta for each in pack.rules]:
            if rule.name in names:
                message = Message(
                    f"规则包 {pack.name!r} 带有规则 {rule.name!r}，而已有同名规则",
                    f"the pack {pack.name!r} brings a rule {rule.name!r}, and there is one already",
                )
                raise PluginError(pack.name, pack.name, message)
            names.add(rule.name)
