"""The ``aliases`` and ``bodies`` of a configuration: other names of a body, and whose figures a government adds up."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.comparing.names import BodyList, key_of
from gouji.config.context import Context
from gouji.config.nodes import Mapping, Node, Scalar, Sequence
from gouji.config.settings import Setting
from gouji.message import Message
from gouji.wording import quoted

__all__ = ["LIST_KEYS", "read_aliases", "read_bodies"]

LIST_KEYS = ("complete", "bodies")
"""The keys of a government whose list says whether it is complete."""

_LIST = Message(
    "单位名称的列表，或带 complete 和 bodies 的映射", "a list of names, or a mapping with complete and bodies"
)
_NAME = Message("机关名称", "the name of a body")
_BOOLEAN = Message("true 或 false", "true or false")


def read_aliases(node: Node, context: Context) -> tuple[Setting, ...]:
    """Pairs of a body's name and its other names."""
    mapping = context.mapping(node, "aliases")
    owners: dict[str, str] = {key_of(key.text): key.text for key, _ in mapping.entries} if mapping else {}
    found = []
    for key, value in mapping.entries if mapping else ():
        others = []
        for text, item in context.texts(value, key.text):
            owner = owners.setdefault(key_of(text), key.text)
            if not key_of(text):
                context.unfit(item, key.text, _NAME)
            elif owner != key.text:
                context.wrong(item, _taken(text, owner))
            else:
                others.append(text)
        if not key_of(key.text):
            context.unfit(key, "aliases", _NAME)
        else:
            found.append(context.setting((key.text, tuple(others)), key))
    return tuple(found)


def _taken(text: str, owner: str) -> Message:
    """Why a text cannot be another name of a body."""
    name = quoted(text)
    if key_of(text) == key_of(owner):
        return Message(f"{name.zh}另有自己的一项", f"{name.en} has an entry of its own")
    return Message(f"{name.zh}已是“{owner}”的名称", f"{name.en} is a name of '{owner}' already")


def read_bodies(node: Node, context: Context) -> tuple[Setting, ...]:
    """The lists of governments, those that stand within others too."""
    found: dict[str, Setting] = {}
    mapping = context.mapping(node, "bodies")
    for key, value in mapping.entries if mapping else ():
        _read_list(key, value, context, found)
    return tuple(found.values())


def _read_list(key: Scalar, value: Node, context: Context, found: dict[str, Setting]) -> None:
    complete = False
    items: Node = value
    if isinstance(value, Mapping):
        entries = {each.text: node for each, node in context.entries(value, key.text, LIST_KEYS)}
        complete = _boolean(entries["complete"], context) if "complete" in entries else False
        if "bodies" not in entries:
            context.wrong(value, Message(f"“{key.text}”缺少 bodies", f"'{key.text}' has no bodies"))
            return
        items = entries["bodies"]
    if not isinstance(items, Sequence):
        context.unfit(items, key.text, _LIST)
        return
    own, name = key_of(key.text), quoted(key.text)
    if not own:
        context.unfit(key, "bodies", _NAME)
        return
    if own in found:
        context.wrong(key, Message(f"{name.zh}已有列表", f"{name.en} has a list already"))
        return
    found[own] = context.setting(None, key)
    bodies: dict[str, str] = {}
    for text, item in _names(items, key.text, context, found):
        if key_of(text) in {"", own, *bodies}:
            other = quoted(text)
            context.wrong(item, Message(f"{name.zh}不能再列{other.zh}", f"{name.en} cannot list {other.en} again"))
        else:
            bodies[key_of(text)] = text
    found[own] = context.setting(BodyList(key.text, tuple(bodies.values()), complete), key)


def _names(items: Sequence, name: str, context: Context, found: dict[str, Setting]) -> Iterator[tuple[str, Node]]:
    """The names in a list; one with a list of its own is a mapping."""
    for item in items.items:
        if isinstance(item, Mapping):
            for key, value in item.entries:
                _read_list(key, value, context, found)
                yield key.text, key
        else:
            yield from context.texts(item, name)


def _boolean(node: Node, context: Context) -> bool:
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return node.value
    context.unfit(node, "complete", _BOOLEAN)
    return False
