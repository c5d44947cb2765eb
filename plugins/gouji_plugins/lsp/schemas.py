"""Find the parts of a JSON Schema, with gouji's marks, that describe a place, and what they allow there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from gouji_plugins.lsp.entries import Step

__all__ = ["Schema", "follows", "marks", "nodes_at", "properties_of", "values_of"]

Schema: TypeAlias = Mapping[str, Any]
_SCALARS = frozenset({"string", "integer", "number", "boolean"})
_FLAGS = (True, False)


def nodes_at(schema: Schema, path: Sequence[Step]) -> list[Schema]:
    """Return the parts of a schema that describe what stands at a path."""
    nodes = list(_expanded(schema, schema))
    for step in path:
        below = [found for node in nodes for found in _below(node, step)]
        nodes = [each for node in below for each in _expanded(node, schema)]
    return nodes


def _below(node: Schema, step: Step) -> Iterator[Schema]:
    if isinstance(step, int):
        found = node.get("items")
    else:
        found = properties_of(node).get(step, node.get("additionalProperties"))
    if isinstance(found, Mapping):
        yield found


def _expanded(node: Schema, schema: Schema, depth: int = 0) -> Iterator[Schema]:
    """Yield a part of a schema with the parts that it refers to."""
    yield node
    if depth > len(schema):
        return
    names = (str(node.get("$ref", "")).removeprefix("#/$defs/"), node.get("x-ref", ""))
    others = [schema["$defs"][name] for name in names if name in schema.get("$defs", {})]
    for each in (*others, *node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())):
        yield from _expanded(each, schema, depth + 1)


def properties_of(node: Schema) -> Mapping[str, Schema]:
    """Return the keys that a part of a schema names, each with what describes its value."""
    return {**node.get("properties", {}), **node.get("x-properties", {})}


def values_of(node: Schema) -> list[object]:
    """Return the values that a part of a schema names, without ``false`` where it only stands for ``off``."""
    values = list(node.get("enum", _FLAGS if node.get("type") == "boolean" else ()))
    return [each for each in values if not (each is False and "off" in values)]


def marks(nodes: Sequence[Schema], name: str) -> list[Any]:
    """Return what parts of a schema have under a keyword, each once."""
    found: list[Any] = []
    for node in nodes:
        if name in node and node[name] not in found:
            found.append(node[name])
    return found


def follows(nodes: Sequence[Schema]) -> str:
    """Return what stands after a key whose value these describe: ``mapping``, ``mappings``, ``list`` or ``text``."""
    is_text = any(node.get("enum") or "x-words" in node or _types(node) & _SCALARS for node in nodes)
    is_mapping = any(properties_of(node) or "object" in _types(node) or "x-ref" in node for node in nodes)
    items = [node["items"] for node in nodes if isinstance(node.get("items"), Mapping)]
    if is_text or (is_mapping and items) or not (is_mapping or items):
        return "text"
    if is_mapping:
        return "mapping"
    return "mappings" if any(properties_of(item) for item in items) else "list"


def _types(node: Schema) -> set[str]:
    types = node.get("type", ())
    return {types} if isinstance(types, str) else set(types)
