"""The keys ``extends`` and ``packs``, which refer to things outside of the file, and ``root``, their bound."""

from __future__ import annotations

from itertools import islice
import re

from gouji.config.plugins import with_broken
from gouji.message import Message
from gouji.rules.catalogue import Catalogue
from gouji.there import is_there
from gouji.wording import one_of, quoted
from gouji.yaml.context import Context
from gouji.yaml.nodes import Node, Scalar
from gouji.yaml.setting import Setting
from gouji.yaml.shapes import Schema, Shape, one_or_many

__all__ = ["BUILT_IN_SETS", "EVERYTHING", "EXTENDS", "PACKS", "ROOT"]

EVERYTHING = "gouji:all"
BUILT_IN_SETS = ("gouji:recommended", EVERYTHING)

_PATH_PATTERN = r"^(?!gouji:)(?![/\\~])(?![A-Za-z]:)[^\x00-\x1f]{1,1000}$"
"""What a relative path in ``extends`` looks like."""

_BESIDE = r"[^\x00-\x1f./\\:*?\"<>|][^\x00-\x1f/\\:*?\"<>|]{0,59}"
"""What a file or folder beside the configuration may be called."""

_MOST_FILES = 1_000
_SEPARATORS = re.compile("[、，；;]")
_SEVERAL = Message(
    "几个规则包写作 [./a.yaml, ./b.yaml]，用半角方括号和半角逗号", "several packs are written [./a.yaml, ./b.yaml]"
)


def _read_extended(node: Scalar, name: str, context: Context) -> Setting[str] | None:
    if "://" in node.text:
        from gouji.packs.references import why_no_reference

        why = why_no_reference(node.text)
        if why is not None:
            context.wrong(node, why)
            return None
    if node.text in BUILT_IN_SETS or re.search(_PATH_PATTERN, node.text):
        return context.setting(node.text, node)
    expected = one_of(BUILT_IN_SETS)
    expected = Message(f"{expected.zh}，或相对路径", f"{expected.en}, or a relative path")
    context.unfit(node, name, expected, context.near(node.text, BUILT_IN_SETS))
    return None


def _extends_schema(_catalogue: Catalogue, _language: str) -> Schema:
    return {"anyOf": [{"enum": list(BUILT_IN_SETS)}, {"type": "string", "pattern": _PATH_PATTERN}]}


def _read_pack(node: Scalar, _name: str, context: Context) -> Setting[str] | None:
    from gouji.packs.references import is_path, read_reference, split_version, why_no_reference

    why = why_no_reference(node.text)
    if why is not None and not _is_there(node.text, context):
        context.wrong(node, why)
        return None
    if _SEPARATORS.search(node.text) and not _is_there(node.text, context):
        context.wrong(node, _SEVERAL)
        return None
    near = None if _is_there(node.text, context) else _near_path(node.text, context)
    if near is not None:
        name = quoted(node.text)
        context.wrong(node, Message(f"没有文件{name.zh}", f"there is no file {name.en}"), None, near)
        return None
    if is_path(node.text) or "\\" in node.text:
        reference = read_reference(node, context.folder, context)
        return None if reference is None else context.setting(reference, node)
    wanted = split_version(node.text)[0]
    known = context.catalogue.pack_names
    if wanted in known:
        return context.setting(node.text, node)
    name = quoted(node.text)
    what = Message(f"没有安装规则包{name.zh}", f"the pack {name.en} is not installed")
    what = with_broken(what, context.catalogue)
    path = _path_of(wanted, context)
    if path is None and not known:
        what = Message(f"{what.zh}；没有任何规则包", f"{what.en}; there is no pack at all")
    expected = one_of(known) if known and path is None else None
    context.wrong(node, what, expected, path or context.near(wanted, known))
    return None


def _path_of(name: str, context: Context) -> str | None:
    """Return the path of a pack by this name beside the configuration, which its author has most likely meant."""
    if not re.fullmatch(_BESIDE, name):
        return None
    return next((f"./{each}" for each in (f"{name}.yaml", name) if _is_there(each, context)), None)


def _near_path(path: str, context: Context) -> str | None:
    """Return the path of a YAML file beside the configuration that is like a path to a file beside it."""
    name = path.removeprefix("./")
    if not path.startswith("./") or not re.fullmatch(_BESIDE, name):
        return None
    try:
        files = [each.name for each in islice(context.folder.iterdir(), _MOST_FILES)]
    except OSError:
        return None
    near = context.near(name, [each for each in files if each.endswith((".yaml", ".yml")) and each[0] != "."])
    return None if near is None else f"./{near}"


def _is_there(name: str, context: Context) -> bool:
    """Return whether there is a file or folder at a path that is relative to the configuration."""
    return is_there(context.folder / name)


def _packs_schema(catalogue: Catalogue, _language: str) -> Schema:
    from gouji.packs.references import PATH_PATTERN

    names = catalogue.pack_names
    named = "|".join(sorted(map(re.escape, names)))
    paths: Schema = {"type": "string", "pattern": PATH_PATTERN, "x-words": "pack"}
    if not names:
        return paths
    return {
        "anyOf": [
            {"enum": sorted(names), "x-words": "pack"},
            {"type": "string", "pattern": f"^(?:{named})==.+$"},
            paths,
        ]
    }


EXTENDS = one_or_many(_read_extended, _extends_schema)
PACKS = one_or_many(_read_pack, _packs_schema)


def _read_root(node: Node, name: str, context: Context) -> Setting[bool] | None:
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return context.setting(node.value, node)
    context.unfit(node, name, Message("true 或 false", "true or false"))
    return None


ROOT = Shape(_read_root, lambda _catalogue, _language: {"type": "boolean"})
