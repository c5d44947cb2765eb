"""Find → load → classify: from entry points to rules, packs, kinds, loaders and formats.

Each step is a function over small records. Whatever is wrong with a plugin is a `PluginError` that
names the plugin and its distribution; plugins are sorted by name, so that the order of installation
changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from importlib import import_module

from gouji.errors import PluginError
from gouji.message import Message
from gouji.plugins.classify import classify
from gouji.plugins.hookspecs import PROJECT
from gouji.plugins.installed import installed_entries
from gouji.plugins.model import BUILT_IN, FoundPlugin, LoadedPlugin, Plugins
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
    loaded: list[LoadedPlugin] = []
    owners = {BUILT_IN.name: BUILT_IN}
    for plugin in found:
        other = owners.setdefault(plugin.name, plugin)
        if other is not plugin:
            message = Message(
                f"有两个插件名为 {plugin.name!r}：一个来自 {other.distribution} {other.version}，一个来自 "
                f"{plugin.distribution} {plugin.version}；请卸载其中一个",
                f"two plugins are named {plugin.name!r}: one of {other.distribution} {other.version} and one of "
                f"{plugin.distribution} {plugin.version}; uninstall one of them",
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
        what = f"{type(error).__name__}: {error}"
        raise plugin.error(
            f"无法从 {plugin.target} 导入：{what}", f"could not be imported from {plugin.target}: {what}"
        ) from error
    return implementation


def load_plugins(disabled: Collection[str] = ()) -> Plugins:
    """Find, load and classify the plugins, except those whose names are *disabled*; return what they bring."""
    found = find()
    off = tuple(plugin for plugin in found if plugin.name in disabled)
    plugins = classify(load(plugin for plugin in found if plugin not in off), complete=not off)
    return evolve(plugins, disabled=off) if off else plugins
