"""Find → load → classify: from entry points to rules, packs, forms, loaders and formats.

Each step is a function over small records. What is wrong with a plugin is a `PluginError` that
names the plugin and its distribution; everything is sorted, so that the order of installation
changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from importlib import import_module
from typing import TypeVar

import attrs
import pluggy

from gouji.document.loader import TEXT_LOADER, Loader
from gouji.errors import PluginError
from gouji.forms.model import Form
from gouji.output.format import Format
from gouji.plugins import hookspecs
from gouji.plugins.installed import installed_entries
from gouji.rules.pack import Pack
from gouji.rules.rule import Rule
from gouji.value import Value

__all__ = ["FoundPlugin", "LoadedPlugin", "Plugins", "classify", "find", "load", "load_plugins"]

_Item = TypeVar("_Item")


@attrs.frozen(eq=False, repr=False)
class FoundPlugin(Value):
    """An entry point: the plugin's name, its distribution and version, what to import."""

    name: str
    distribution: str
    version: str
    target: str


@attrs.frozen(eq=False, repr=False)
class LoadedPlugin(Value):
    """A plugin and the object that implements its hooks."""

    found: FoundPlugin
    implementation: object


@attrs.frozen(eq=False, repr=False)
class Plugins:
    """All that plugins bring, sorted; ``found`` are the plugins themselves."""

    found: tuple[FoundPlugin, ...]
    rules: tuple[Rule, ...]
    packs: tuple[Pack, ...]
    forms: tuple[Form, ...]
    loaders: tuple[Loader, ...]
    formats: tuple[Format, ...]


def find() -> tuple[FoundPlugin, ...]:
    """The plugins of all installed distributions, sorted by name."""
    found = [
        FoundPlugin(entry.name, entry.distribution, entry.version, entry.target)
        for entry in installed_entries(hookspecs.PROJECT)
    ]
    return tuple(sorted(found, key=lambda plugin: (plugin.name, plugin.distribution)))


def load(found: Iterable[FoundPlugin]) -> tuple[LoadedPlugin, ...]:
    """Import each plugin; raises `PluginError` for two of one name and for one that fails."""
    loaded: list[LoadedPlugin] = []
    owners: dict[str, FoundPlugin] = {}
    for plugin in found:
        other = owners.setdefault(plugin.name, plugin)
        if other is not plugin:
            message = (
                f"two plugins are named {plugin.name!r}: one of {other.distribution} {other.version} and one of "
                f"{plugin.distribution} {plugin.version}; uninstall one of them"
            )
            raise PluginError(plugin.name, plugin.distribution, message)
        loaded.append(LoadedPlugin(plugin, _imported(plugin)))
    return tuple(loaded)


def _imported(plugin: FoundPlugin) -> object:
    try:
        module, _, attribute = plugin.target.partition(":")
        implementation: object = import_module(module)
        for name in filter(None, attribute.split(".")):
            implementation = getattr(implementation, name)
    except Exception as error:
        message = (
            f"the plugin {plugin.name!r} of {plugin.distribution} {plugin.version} could not be imported from "
            f"{plugin.target}: {type(error).__name__}: {error}"
        )
        raise PluginError(plugin.name, plugin.distribution, message) from error
    return implementation


def classify(loaded: Sequence[LoadedPlugin]) -> Plugins:
    """Register each plugin with pluggy and call its hooks; raises `PluginError` for a misfit."""
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    for plugin in loaded:
        try:
            manager.register(plugin.implementation, plugin.found.name)
        except (pluggy.PluginValidationError, ValueError) as error:
            raise _misfit(plugin.found, str(error)) from error
    by_name = {plugin.found.name: plugin.found for plugin in loaded}
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        name = manager.get_name(error.plugin) or "?"
        unknown = [hook.name for hook in manager.get_hookcallers(error.plugin) or () if not hook.has_spec()]
        known = ", ".join(sorted(name for name in vars(hookspecs) if name.startswith("gouji_")))
        raise _misfit(by_name[name], f"there is no hook {', '.join(unknown)}; the hooks are {known}") from error
    packs = _brought(manager, by_name, "gouji_packs", Pack, lambda pack: [pack.name])
    rules = _brought(manager, by_name, "gouji_rules", Rule, lambda rule: [rule.name, *rule.former_names])
    names = {name for rule in rules for name in (rule.name, *rule.former_names)}
    for pack in packs:
        for rule in pack.rules:
            if rule.name in names:
                message = f"the pack {pack.name!r} brings a rule {rule.name!r}, and there is one already"
                raise PluginError(pack.name, pack.name, message)
            names.add(rule.name)
    forms = _brought(manager, by_name, "gouji_forms", Form, lambda form: [(form.family, form.id)])
    built_in = {TEXT_LOADER.name}
    loaders = _brought(manager, by_name, "gouji_loaders", Loader, lambda loader: [loader.name], built_in=built_in)
    formats = _brought(manager, by_name, "gouji_formats", Format, lambda format_: [format_.name])
    return Plugins(
        found=tuple(plugin.found for plugin in loaded),
        rules=tuple(sorted(rules, key=lambda rule: (rule.code, rule.name))),
        packs=tuple(sorted(map(_named, packs), key=lambda pack: pack.name)),
        forms=tuple(sorted(forms, key=lambda form: (form.family, form.id))),
        loaders=(TEXT_LOADER, *sorted(loaders, key=lambda loader: loader.name)),
        formats=tuple(sorted(formats, key=lambda format_: format_.name)),
    )


def _named(pack: Pack) -> Pack:
    """A pack each of whose rules names it."""
    if all(rule.pack for rule in pack.rules):
        return pack
    rules = tuple(rule if rule.pack else attrs.evolve(rule, pack=pack.name) for rule in pack.rules)
    return attrs.evolve(pack, rules=rules)


def _misfit(plugin: FoundPlugin, what: str) -> PluginError:
    message = f"the plugin {plugin.name!r} of {plugin.distribution} {plugin.version} does not fit: {what}"
    return PluginError(plugin.name, plugin.distribution, message)


def _brought(
    manager: pluggy.PluginManager,
    by_name: dict[str, FoundPlugin],
    hook: str,
    kind: type[_Item],
    keys: Callable[[_Item], Sequence[Hashable]],
    *,
    built_in: Collection[Hashable] = (),
) -> list[_Item]:
    """Call one hook plugin by plugin, so that a failure can name its plugin."""
    items: list[_Item] = []
    owners: dict[Hashable, FoundPlugin] = {}
    for implementation in sorted(getattr(manager.hook, hook).get_hookimpls(), key=lambda i: i.plugin_name):
        plugin = by_name[implementation.plugin_name]
        try:
            brought = list(implementation.function())
        except Exception as error:
            raise _misfit(plugin, f"its {hook} failed: {type(error).__name__}: {error}") from error
        for item in brought:
            if not isinstance(item, kind):
                what = f"its {hook} gave a {type(item).__name__} where a {kind.__name__} was expected"
                raise _misfit(plugin, what)
            for key in keys(item):
                if key in built_in:
                    raise _misfit(plugin, f"{kind.__name__} {key!r} is there already, from gouji itself")
                other = owners.setdefault(key, plugin)
                if other is not plugin or any(key in keys(known) for known in items):
                    raise _misfit(plugin, f"{kind.__name__} {key!r} is there already, from {other.distribution}")
            items.append(item)
    return items


def load_plugins() -> Plugins:
    """All three steps."""
    return classify(load(find()))
