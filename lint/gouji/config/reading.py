"""Nodes → what a configuration file says; everything that is wrong is told, all at once."""

from __future__ import annotations

from collections.abc import Callable
import re
from typing import TYPE_CHECKING, Any

from gouji.config.context import MAPPING, Context
from gouji.config.globs import Glob
from gouji.config.names_reading import read_aliases, read_bodies
from gouji.config.nodes import Mapping, Node, Sequence, kind_of
from gouji.config.problems import Place
from gouji.config.rule_reading import read_rules
from gouji.config.said import Extended, Override, Said
from gouji.config.settings import Setting
from gouji.message import LANGUAGES, Message
from gouji.wording import nearest, one_of, quoted

if TYPE_CHECKING:
    from gouji.waivers.model import Waiver

__all__ = ["BUILT_IN_SETS", "EXTENDS_PATTERN", "FAIL_ON", "KEYS", "OVERRIDE_KEYS", "PACK_KEYS", "read_said"]

KEYS = ("extends", "packs", "language", "fail-on", "exclude", "rules", "overrides", "waivers", "aliases", "bodies")
"""The keys of a configuration file."""

PACK_KEYS = ("rules", "overrides")
"""The keys of a pack's settings."""

OVERRIDE_KEYS = ("files", "rules")

FAIL_ON = ("error", "warning", "info", "never")

BUILT_IN_SETS = ("gouji:recommended", "gouji:all")

EXTENDS_PATTERN = r"^(?!gouji:)(?![/\\~])(?![A-Za-z]:)[^\x00-\x1f]{1,1000}$"
"""What a relative path in ``extends`` looks like."""

_GLOB = Message(
    "通配符（*、?、[…]、**），用 / 分隔，不含 !、{…}、\\ 和 ..",
    "a glob of *, ?, […] and **, with / between parts and without !, {…}, \\ and ..",
)


def read_said(node: Node, context: Context, keys: tuple[str, ...] = KEYS) -> Said:
    """All that a file (or, with `PACK_KEYS`, a pack) says."""
    if not isinstance(node, Mapping):
        kind = kind_of(node)
        context.wrong(node, Message(f"配置是{kind.zh}", f"the configuration is {kind.en}"), MAPPING)
        return Said()
    readers: dict[str, Callable[[Node, Context], object]] = {
        "extends": _extends,
        "packs": _packs,
        "language": lambda node, context: context.choice(node, "language", LANGUAGES),
        "fail-on": lambda node, context: context.choice(node, "fail-on", FAIL_ON),
        "exclude": lambda node, context: _globs(node, "exclude", context),
        "rules": read_rules,
        "overrides": _overrides,
        "waivers": _waivers,
        "aliases": read_aliases,
        "bodies": read_bodies,
    }
    said: dict[str, Any] = {}
    for key, value in context.entries(node, "", keys):
        said[key.text.replace("-", "_")] = readers[key.text](value, context)
    return Said(**said)


def _extends(node: Node, context: Context) -> tuple[Extended, ...]:
    extended = []
    for text, item in context.texts(node, "extends"):
        if text in BUILT_IN_SETS or re.search(EXTENDS_PATTERN, text):
            extended.append(Extended(text, context.place(item)))
            continue
        expected = one_of(BUILT_IN_SETS)
        expected = Message(f"{expected.zh}，或相对路径", f"{expected.en}, or a relative path")
        context.unfit(item, "extends", expected, nearest(text, BUILT_IN_SETS))
    return tuple(extended)


def _packs(node: Node, context: Context) -> tuple[tuple[Setting, Place], ...]:
    packs = []
    known = context.catalogue.packs
    for text, item in context.texts(node, "packs"):
        if text in known:
            packs.append((context.setting(text, item), context.place(item)))
            continue
        name = quoted(text)
        what = Message(f"没有安装规则包{name.zh}", f"the pack {name.en} is not installed")
        if known:
            context.wrong(item, what, one_of(known), nearest(text, known))
        else:
            context.wrong(item, Message(f"{what.zh}；没有任何规则包", f"{what.en}; there is no pack at all"))
    return tuple(packs)


def _globs(node: Node, name: str, context: Context) -> tuple[tuple[Glob, str], ...]:
    globs = []
    for text, item in context.texts(node, name):
        glob = Glob.parse(text)
        if glob is None:
            context.unfit(item, name, _GLOB)
        else:
            globs.append((glob, context.origin(item.offset)))
    return tuple(globs)


def _waivers(node: Node, context: Context) -> tuple[Waiver, ...]:
    from gouji.config.waiver_reading import read_waivers

    return read_waivers(node, context)


def _overrides(node: Node, context: Context) -> tuple[Override, ...]:
    if not isinstance(node, Sequence):
        context.unfit(node, "overrides", Message("列表，每项有 files 和 rules", "a list of files with rules"))
        return ()
    return tuple(_override(item, context) for item in node.items)


def _override(node: Node, context: Context) -> Override:
    values = {key.text: value for key, value in context.entries(node, "overrides", OVERRIDE_KEYS)}
    for key in OVERRIDE_KEYS if isinstance(node, Mapping) else ():
        if key not in values:
            context.wrong(node, Message(f"overrides 的这一项缺少 {key}", f"this item of overrides has no {key}"))
    files = _globs(values["files"], "files", context) if "files" in values else ()
    rules = read_rules(values["rules"], context) if "rules" in values else ()
    return Override(tuple(glob for glob, _ in files), rules)
