"""Classify what loaded plugins bring: rules, packs, kinds, layouts, loaders, formats, annotators, commands, executors, each name once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from gouji.binding.kind import Kind, Kinds
from gouji.document.layout import Layout
from gouji.document.loader import Loader
from gouji.errors import FormError
from gouji.forms.model import Form
from gouji.message import Message
from gouji.output.annotator import Annotator
from gouji.output.format import Format
from gouji.plugins import built_in
from gouji.plugins.command import Command
from gouji.plugins.executor import Executor
from gouji.plugins.hooks import Hooks
from gouji.plugins.model import BUILT_IN, LoadedPlugin, Plugins
from gouji.plugins.rule_kinds import unknown_kind, with_kind
from gouji.plugins.unique import check_once, unreplaced
from gouji.rules.pack import Pack, PackSource
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


_PACKS = _Kind("gouji_packs", (Pack, PackSource), _own_name)
_RULES = _Kind("gouji_rules", (Rule, AcrossRule), lambda rule: (rule.name, *rule.meta.former_names))
_KINDS_OF_REPORTS = _Kind("gouji_kinds", (Kind,), _own_name)
_FORMS = _Kind("gouji_forms", (Form,), lambda form: (form.qualified,))
_LAYOUTS = _Kind("gouji_layouts", (Layout,), _own_name)
_LOADERS = _Kind("gouji_loaders", (Loader,), _own_name)
_FORMATS = _Kind("gouji_formats", (Format,), _own_name)
_ANNOTATORS = _Kind("gouji_annotators", (Annotator,), _own_name)
_COMMANDS = _Kind("gouji_commands", (Command,), _own_name)
_EXECUTORS = _Kind("gouji_executors", (Executor,), _own_name)
_KINDS = (
    _PACKS,
    _RULES,
    _KINDS_OF_REPORTS,
    _FORMS,
    _LAYOUTS,
    _LOADERS,
    _FORMATS,
    _ANNOTATORS,
    _COMMANDS,
    _EXECUTORS,
)


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

    kinds = _kinds(hooks, brought(_KINDS_OF_REPORTS), brought(_FORMS))
    own, every_pack = brought(_RULES), brought(_PACKS)
    of_packs = [pack for pack in every_pack if isinstance(pack, Pack)]
    _check_rules(hooks, own, of_packs, kinds)
    rules = [_of(hooks, _RULES, rule, with_kind(rule, kinds)) for rule in own]
    rules.sort(key=lambda rule: (rule.code, rule.name))
    packs = sorted((_named(hooks, pack, kinds) for pack in of_packs), key=lambda pack: pack.name)
    layouts = tuple(brought(_LAYOUTS))
    return Plugins(
        found=tuple(plugin.found for plugin in loaded),
        rules=tuple(rules),
        packs=tuple(packs),
        kinds=kinds,
        layouts=layouts,
        loaders=tuple(brought(_LOADERS, layouts=layouts)),
        formats=tuple([_guarded_format(hooks, format_) for format_ in brought(_FORMATS)]),
        annotators=tuple(brought(_ANNOTATORS)),
        commands=tuple([_guarded_command(hooks, command) for command in brought(_COMMANDS)]),
        executors=tuple(brought(_EXECUTORS)),
        pack_sources=tuple([pack for pack in every_pack if isinstance(pack, PackSource)]),
    )


def _guarded_command(hooks: Hooks, command: Command) -> Command:
    """Return a plugin's command as one whose failures name the plugin; one of gouji itself unchanged."""
    if hooks.is_built_in(command):
        return command
    from gouji.plugins.guard import guarded_command

    return guarded_command(command, hooks.origin(_COMMANDS.hook, command), hooks.package(command))


def _guarded_format(hooks: Hooks, format_: Format) -> Format:
    """Return a plugin's format as one whose failures name the plugin; one of gouji itself unchanged."""
    if hooks.is_own(format_):
        return format_
    from gouji.plugins.guard import guarded_format

    return guarded_format(format_, hooks.origin(_FORMATS.hook, format_), hooks.package(format_))


def _kinds(hooks: Hooks, kinds: Sequence[Kind], forms: Sequence[Form]) -> Kinds:
    """Return the kinds with their forms; raise `PluginError` where a plugin's do not go together, else `FormError`."""
    try:
        return Kinds(kinds, forms)
    except FormError as error:
        brought: list[tuple[str, Kind | Form, str]] = [(_FORMS.hook, form, form.qualified) for form in forms]
        brought += [(_KINDS_OF_REPORTS.hook, kind, name) for kind in kinds for name in _names_in(kind)]
        for hook, item, name in brought:
            if name == error.form and not hooks.is_own(item):
                raise hooks.error(hook, item, str(error), str(error)) from error
        raise


def _names_in(kind: Kind) -> tuple[str, ...]:
    return (kind.name, *(form.qualified for form in kind.forms))


def _named(hooks: Hooks, pack: Pack, kinds: Kinds) -> Pack:
    """Return the pack with its own name, its distribution and the kind of report set in each of its rules."""
    rules = [_of(hooks, _PACKS, pack, with_kind(rule, kinds)) for rule in pack.named().rules]
    return evolve(pack, rules=tuple(rules))


def _of(hooks: Hooks, kind: _Kind, item: Any, rule: AnyRule) -> AnyRule:
    """Return a rule with the distribution set that brought it; one of gouji itself unchanged."""
    return rule if hooks.is_own(item) else rule.with_meta(distribution=hooks.origin(kind.hook, item).en)


def _check_rules(hooks: Hooks, rules: Sequence[AnyRule], packs: Sequence[Pack], kinds: Kinds) -> None:
    """Raise `PluginError` for a rule of an unknown kind, and for one whose code or, in a pack, name is taken."""
    of_packs = [(_PACKS.hook, pack, rule) for pack in packs for rule in pack.rules]
    every = [*((_RULES.hook, rule, rule) for rule in rules), *of_packs]
    for hook, item, rule in every if kinds else ():
        _refuse(hooks, hook, item, unknown_kind(with_kind(rule, kinds).meta, kinds))
    names = {name for rule in rules for name in _RULES.names(rule)}
    for hook, pack, rule in of_packs:
        _refuse(hooks, hook, pack, _taken(pack, rule.name) if rule.name in names else None)
        names.add(rule.name)
    _check_codes(hooks, every)


def _check_codes(hooks: Hooks, brought: Iterable[tuple[str, Any, AnyRule]]) -> None:
    """Raise `PluginError` for two rules of one code; those that gouji itself brings may share one."""
    first: dict[str, tuple[str, Any, AnyRule]] = {}
    for hook, item, rule in brought:
        other_hook, other_item, other = first.setdefault(rule.code, (hook, item, rule))
        if other is not rule and not (hooks.is_own(item) and hooks.is_own(other_item)):
            origin = hooks.origin(other_hook, other_item)
            message = Message(
                f"规则 {rule.name!r} 的代码 {rule.code} 已由来自 {origin.zh} 的规则 {other.name!r} 使用",
                f"the code {rule.code} of the rule {rule.name!r} is that of {other.name!r} already, from {origin.en}",
            )
            _refuse(hooks, hook, item, message)


def _refuse(hooks: Hooks, hook: str, item: object, wrong: Message | None) -> None:
    """Raise `PluginError` about a thing that a hook brought, where something is wrong with it."""
    if wrong is not None:
        raise hooks.error(hook, item, wrong.zh, wrong.en)


def _taken(pack: Pack, name: str) -> Message:
    return Message(
        f"规则包 {pack.name!r} 带有规则 {name!r}，而已有同名规则",
        f"the pack {pack.name!r} brings a rule {name!r}, and there is one already",
    )
