"""The key ``plugins``: plugins disabled by name, for a whole run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.errors import PluginError
from gouji.message import Message
from gouji.rules.catalogue import Catalogue
from gouji.wording import nearest, one_of, quoted, wording
from gouji.yaml.problems import Problem
from gouji.yaml.shapes import Key, Schema, Shape, mapping, one_or_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gouji.yaml.context import Context
    from gouji.yaml.nodes import Node
    from gouji.yaml.setting import Setting

__all__ = ["PLUGINS", "disabled_bringer", "not_disabled", "with_broken"]

_DISABLE = Message("插件的名称（入口点的名称）", "the names of plugins (those of their entry points)")
_NOT_HERE = Message(
    "插件{name}不能在这里停用：插件在检查文件之前加载；请写入对当前文件夹生效的配置，或 --config 指定的配置",
    "the plugin {name} cannot be disabled here: plugins are loaded before any file is checked; this belongs into the "
    "configuration that holds for the working directory, or into the one that --config names",
)


def _schema_of_name(catalogue: Catalogue, _language: str) -> Schema:
    return {"enum": _names(catalogue)} if _names(catalogue) else {"not": {}}


def _names(catalogue: Catalogue) -> list[str]:
    """Return the names of all installed plugins, disabled ones too."""
    return sorted({plugin.name for plugin in (*catalogue.plugins, *catalogue.disabled)})


_NAMES = one_or_many(lambda node, _name, context: context.setting(node.text, node), _schema_of_name)
_KEYS = mapping(Key("disable", _NAMES, _DISABLE))


def _read(node: Node, name: str, context: Context) -> tuple[Setting[str], ...]:
    names: tuple[Setting[str], ...] = _KEYS.read(node, name, context).get("disable", ())
    return names


PLUGINS = Shape(_read, _KEYS.schema)


def not_disabled(names: tuple[Setting[str], ...], catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each name of no installed plugin, and for each plugin not disabled in this run."""
    known, off = _names(catalogue), {plugin.name for plugin in catalogue.disabled}
    for name in names:
        word = quoted(name.value)
        if name.value not in known:
            what = Message(f"没有安装插件{word.zh}", f"the plugin {word.en} is not installed")
            yield Problem(wording(what, one_of(known) if known else None, nearest(name.value, known)), name.place)
        elif name.value not in off:
            yield Problem(_NOT_HERE.format(name=word), name.place)


def disabled_bringer(word: str, catalogue: Catalogue) -> str | None:
    """Return the disabled plugin that brings a rule of that name or code; None for none.

    The disabled plugins are imported for that, so ask only where a run ends with an error anyway.
    """
    if not catalogue.disabled:
        return None
    from gouji.plugins.classify import classify
    from gouji.plugins.finder import find, load

    off = {plugin.name for plugin in catalogue.disabled}
    for plugin in (plugin for plugin in find() if plugin.name in off):
        try:
            brought = classify(load([plugin]), complete=False)
        except PluginError:
            continue
        if word in Catalogue.of(brought).by_key:
            return plugin.name
    return None


def with_broken(what: Message, catalogue: Catalogue) -> Message:
    """Return the message that there is nothing of some name, with the plugins that cannot be used, which may bring it."""
    if not catalogue.broken:
        return what
    zh, en = "；".join(each.zh for each in catalogue.broken), "; ".join(each.en for each in catalogue.broken)
    return Message(f"{what.zh}（有插件无法使用：{zh}）", f"{what.en} (plugins that cannot be used: {en})")
