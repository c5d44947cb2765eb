"""The shapes of globs in a configuration: how they are read, and their JSON Schema."""

from __future__ import annotations

from gouji.config.globs import Glob, Globs
from gouji.message import Message
from gouji.rules.catalogue import Catalogue
from gouji.yaml.context import Context
from gouji.yaml.nodes import Scalar
from gouji.yaml.setting import Setting
from gouji.yaml.shapes import Schema, Shape, one_or_many

__all__ = ["EXCLUDE", "FILES"]

_EXPECTED = Message(
    "通配符（*、?、[…]、**），用 / 分隔，不含 !、{…}、\\ 和 ..",
    "a glob of *, ?, […] and **, with / between parts and without !, {…}, \\ and ..",
)


def _read_glob(node: Scalar, name: str, context: Context) -> Glob | None:
    glob = Glob.parse(node.text)
    if glob is None:
        context.unfit(node, name, _EXPECTED)
    return glob


def _read_excluded(node: Scalar, name: str, context: Context) -> Setting[Globs] | None:
    glob = _read_glob(node, name, context)
    return None if glob is None else context.setting(Globs(context.folder, (glob,)), node)


def _glob_schema(_catalogue: Catalogue, _language: str) -> Schema:
    return {"$ref": "#/$defs/glob"}


FILES: Shape[tuple[Glob, ...]] = one_or_many(_read_glob, _glob_schema)
EXCLUDE: Shape[tuple[Setting[Globs], ...]] = one_or_many(_read_excluded, _glob_schema)
