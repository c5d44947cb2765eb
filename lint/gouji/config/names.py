"""The keys ``aliases`` and ``bodies``: other names of a body, and the bodies whose figures a government adds up."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.comparing.names import Alias, SubjectList
from gouji.message import Language, Message
from gouji.rules.catalogue import Catalogue
from gouji.wording import quoted
from gouji.yaml.context import Context
from gouji.yaml.nodes import Mapping, Node, Scalar, Sequence
from gouji.yaml.setting import Setting
from gouji.yaml.shapes import Key, Schema, Shape, as_mapping, boolean, mapping, one_or_many, texts_of

__all__ = ["ALIASES", "BODIES", "bodies_definition"]


_NAME_PATTERN = r"[0-9A-Za-z\u3400-\u9fff]"
_LIST = Message(
    "单位名称的列表，或 complete 和 bodies 两个键", "a list of names, or a mapping with complete and bodies"
)
_NAME = Message("机关名称", "the name of a body")
_COMPLETE = Message("列表是否完整（默认：false）", "whether the list has them all (default: false)")
_MISSING = Message("“{name}”缺少 {key}", "'{name}' has no {key}")


def _read_aliases(node: Node, name: str, context: Context) -> tuple[Setting[Alias], ...]:
    entries = as_mapping(node, name, context).entries
    owners: dict[str, str] = {context.catalogue.subject_key(key.text): key.text for key, _ in entries}
    found = []
    for key, value in entries:
        others = []
        for item in texts_of(value, key.text, context):
            own = context.catalogue.subject_key(item.text)
            owner = owners.setdefault(own, key.text)
            if not own:
                context.unfit(item, key.text, _NAME)
            elif owner != key.text:
                context.wrong(item, _taken(item.text, owner, context))
            else:
                others.append(item.text)
        own_key = context.catalogue.subject_key(key.text)
        if not own_key:
            context.unfit(key, name, _NAME)
        else:
            found.append(context.setting(Alias(key.text, tuple(others), own_key), key))
    return tuple(found)


def _taken(text: str, owner: str, context: Context) -> Message:
    """Return why a text cannot be another name of a body."""
    name = quoted(text)
    if context.catalogue.subject_key(text) == context.catalogue.subject_key(owner):
        return Message(f"{name.zh}另有自己的一项", f"{name.en} has an entry of its own")
    return Message(f"{name.zh}已是“{owner}”的名称", f"{name.en} is a name of '{owner}' already")


def _read_bodies(node: Node, name: str, context: Context) -> tuple[Setting[SubjectList], ...]:
    """Read the lists of bodies of governments, nested ones too."""
    lists: dict[str, Setting[SubjectList] | None] = {}
    for key, value in as_mapping(node, name, context).entries:
        _read_list(key, value, context, lists)
    return tuple(setting for setting in lists.values() if setting is not None)


def _read_list(key: Scalar, value: Node, context: Context, lists: dict[str, Setting[SubjectList] | None]) -> None:
    """Read the bodies of one government into ``lists``, where None marks a list that is being read."""
    complete = False
    items: Node = value
    if isinstance(value, Mapping):
        values = _WHOLE_LIST.read(value, key.text, context)
        if "bodies" not in values:
            return
        complete, items = values.get("complete") or False, values["bodies"]
    if not isinstance(items, Sequence):
        context.unfit(items, key.text, _LIST)
        return
    own, name = context.catalogue.subject_key(key.text), quoted(key.text)
    if not own:
        context.unfit(key, "bodies", _NAME)
        return
    if own in lists:
        context.wrong(key, Message(f"{name.zh}已有列表", f"{name.en} has a list already"))
        return
    lists[own] = None
    bodies: dict[str, str] = {}
    for item in _names(items, key.text, context, lists):
        if context.catalogue.subject_key(item.text) in {"", own, *bodies}:
            other = quoted(item.text)
            context.wrong(item, Message(f"{name.zh}不能再列{other.zh}", f"{name.en} cannot list {other.en} again"))
        else:
            bodies[context.catalogue.subject_key(item.text)] = item.text
    lists[own] = context.setting(SubjectList(key.text, tuple(bodies.values()), complete, own), key)


def _names(
    items: Sequence, name: str, context: Context, lists: dict[str, Setting[SubjectList] | None]
) -> Iterator[Scalar]:
    """Yield the names in a list; a name with a list of its own is a mapping."""
    for item in items.items:
        if isinstance(item, Mapping):
            for key, value in item.entries:
                _read_list(key, value, context, lists)
                yield key
        else:
            yield from texts_of(item, name, context)


def _schema_of_name(_catalogue: Catalogue, _language: str) -> Schema:
    return {"type": "string", "pattern": _NAME_PATTERN}


def _schema_of_list(catalogue: Catalogue, language: Language) -> Schema:
    return {"type": "array", "items": {"anyOf": [_schema_of_name(catalogue, language), _schema_of_bodies()]}}


def _schema_of_bodies(*_: object) -> Schema:
    return {"$ref": "#/$defs/bodies"}


def bodies_definition(catalogue: Catalogue, language: Language) -> Schema:
    """Return the schema of nested lists of bodies: a government with its bodies, which may have their own."""
    shapes = [_schema_of_list(catalogue, language), _WHOLE_LIST.schema(catalogue, language)]
    return {
        "type": "object",
        "propertyNames": {"pattern": _NAME_PATTERN},
        "additionalProperties": {"anyOf": shapes},
    }


_NAMES = one_or_many(lambda node, _name, _context: node.text, _schema_of_name)
_WHOLE_LIST = mapping(
    Key("complete", boolean, _COMPLETE),
    Key("bodies", Shape(lambda node, _name, _context: node, _schema_of_list), required=True),
    missing=_MISSING,
)
ALIASES = Shape(
    _read_aliases,
    lambda catalogue, language: {"type": "object", "additionalProperties": _NAMES.schema(catalogue, language)},
)
BODIES = Shape(_read_bodies, _schema_of_bodies)
