"""Find → load → classify: from entry points to rules, packs, kinds, loaders and formats.

Each step is a function over small records. Whatever is wrong with a plugin is a `PluginError` that
names the plugin and its distribution; plugins are sorted by name, so that the order of installation
changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from importlib import import_module

from gouji.errors import PluginError
from gouji.message import Message
from gouji.plugins.classify import classify
from gouji.plugins.installed import installed_entries
from gouji.plugins.marks import PROJECT
from gouji.plugins.model import BUILT_IN, FoundPlugin, LoadedPlugin, Plugins
from gouji.strangers import Fault, attempt
from gouji.value import evolve

__all__ = ["find", "load", "load_plugins"]


def find() -> tuple[FoundPlugin, ...]:
    """Return the plugins of all installed distributions, sorted by name."""
    found = [
        FoundPlugin(entry.name, entry.distribution, entry.version, entry.target) for entry in installed_entries(PROJECT)
    ]
    return tuple(sorted(found, key=lambda plugin: (plugin.name, plugin.distribution)))


def load(found: Iterable[FoundPlugin]) -> tuple[LoadedPlugin, ...]:
    """Import each plugin and return it; raise `PluginError` for two of one name and for one that fails."""
    owners = {BUILT_IN.name: BUILT_IN}
    return tuple([_loaded(plugin, owners) for plugin in found])


def _loaded(plugin: FoundPlugin, owners: dict[str, FoundPlugin]) -> LoadedPlugin:
    """Import a plugin; raise `PluginError` where that fails, or where one of the *owners* of names has its name."""
    other = owners.setdefault(plugin.name, plugin)
    if other is not plugin:
        message = Message(
            f"有两个插件名为 {plugin.name!r}：一个来自 {other.distribution} {other.version}，一个来自 "
            f"{plugin.distribution} {plugin.version}；请卸载其中一个",
            f"two plugins are named {plugin.name!r}: one of {other.distribution} {other.version} and one of "
            f"{plugin.distribution} {plugin.version}; uninstall one of them",
        )
        raise PluginError(plugin.name, plugin.distribution, message)
    return LoadedPlugin(plugin, _imported(plugin))


def _imported(plugin: FoundPlugin) -> object:
    found = attempt(partial(_import, plugin.target))
    if isinstance(found, Fault):
        what = found.told((plugin.package,))
        raise plugin.error(
            f"无法从 {plugin.target} 导入：{what}", f"could not be imported from {plugin.target}: {what}"
        ) from found.error
    return found


def _import(target: str) -> object:
    module, _, attribute = target.partition(":")
    implementation: object = import_module(module)
    for name in filter(None, attribute.split(".")):
        implementation = getattr(implementation, name)
    return implementation


def load_plugins(disabled: Collection[str] = ()) -> Plugins:
    """Find, load and classify the plugins, except those whose names are *disabled*; return what they bring.

    Those that cannot be used are left out, and the errors about them stand beside what the others bring. Raises
    `PluginError` only for a plugin of gouji itself.
    """
    wanted, off = _found(disabled)
    loaded, broken = _loadable(wanted)
    while True:
        try:
            plugins = classify(loaded, complete=not off and not broken)
        except PluginError as error:
            rest = [plugin for plugin in loaded if plugin.found.name != error.plugin]
            if error.distribution == BUILT_IN.distribution or len(rest) == len(loaded):
                raise
            error.only_packs = all(_brings_only_packs(each) for each in loaded if each not in rest)
            loaded = rest
            broken.append(error)
        else:
            return evolve(plugins, disabled=off, broken=tuple(broken)) if off or broken else plugins


def _brings_only_packs(plugin: LoadedPlugin) -> bool:
    hooks = {name for name in dir(plugin.implementation) if name.startswith("gouji_")}
    return hooks == {"gouji_packs"}


def _found(disabled: Collection[str]) -> tuple[tuple[FoundPlugin, ...], tuple[FoundPlugin, ...]]:
    """Return the plugins that are to be loaded, and those that are disabled."""
    found = find()
    off = tuple(plugin for plugin in found if plugin.name in disabled)
    return tuple(plugin for plugin in found if plugin not in off), off


def _loadable(found: Iterable[FoundPlugin]) -> tuple[list[LoadedPlugin], list[PluginError]]:
    """Import each plugin, and return those that can be imported with the errors about the others."""
    loaded: list[LoadedPlugin] = []
    broken: list[PluginError] = []
    owners = {BUILT_IN.name: BUILT_IN}
    for plugin in found:
        try:
            loaded.append(_loaded(plugin, owners))
        except PluginError as error:
            if plugin.is_own:
                raise
            broken.append(error)
    return loaded, broken
