"""The cases of a pack's rules, as their file has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import attrs

from gouji.message import Message
from gouji.packs.keys import CASE
from gouji.packs.model import PackRule
from gouji.rules.catalogue import Catalogue
from gouji.value import Entity, Value
from gouji.yaml.context import Context
from gouji.yaml.nodes import Mapping as MappingNode
from gouji.yaml.nodes import Node, Scalar
from gouji.yaml.problems import Place, Problem

__all__ = ["Content", "Figures", "PackCase", "Snippet", "Whole", "cases_of"]

_CONTENT = Message("文字、{facts: …} 或 {report: 文件}", "a text, {facts: …} or {report: FILE}")
_ONE = Message("一个例子应有 bad 或 good，且只有一个", "a case has either bad or good")
_FACTS = "facts"
_REPORT = "report"


@attrs.frozen(eq=False, repr=False)
class Snippet(Value):
    """Lines that stand in a sound report in place of its own."""

    text: str


@attrs.frozen(eq=False, repr=False)
class Figures(Value):
    """Figures, as they are printed, that a sound report has; the others follow."""

    facts: tuple[tuple[str, str], ...]


@attrs.frozen(eq=False, repr=False)
class Whole(Value):
    """A whole report, by its path."""

    path: Path


Content: TypeAlias = Snippet | Figures | Whole


@attrs.frozen(eq=False, repr=False)
class PackCase(Entity):
    """A case: its content, whether it is a bad one, and of that where the finding stands and what it says.

    ``prior`` is the report of the year before. ``place`` is that of the case in the YAML.
    """

    rule: PackRule
    is_bad: bool
    content: Content
    place: Place
    prior: Content | None = None
    at: str | None = None
    message: str | None = None

    @property
    def same(self) -> tuple[object, ...]:
        """Return what two cases that prove the same have in common."""
        return self.rule.name, self.content, self.prior


def cases_of(rule: PackRule, folder: Path, catalogue: Catalogue, problems: list[Problem]) -> Iterator[PackCase]:
    """Yield the cases of a rule; what is wrong with one is added to the problems. Files are those of a folder."""
    context = Context(rule.place.source, folder, catalogue, problems)
    for node in rule.cases:
        before = len(problems)
        values = CASE.read(node, "cases", context)
        if len(problems) > before:
            continue
        given = [key for key in ("bad", "good") if key in values]
        if len(given) != 1:
            context.wrong(node, _ONE)
            continue
        content = _content(values[given[0]], given[0], context)
        prior = _content(values["prior"], "prior", context) if "prior" in values else None
        if content is not None and len(problems) == before:
            at, message = values.get("at"), values.get("message")
            place = context.place(node)
            yield PackCase(rule, given[0] == "bad", content, place, prior, _text(at), _text(message))


def _text(value: object) -> str | None:
    """Return the text of a value that is a text or the node of one."""
    return value.text if isinstance(value, Scalar) else value if isinstance(value, str) else None


def _content(node: Node, name: str, context: Context) -> Content | None:
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return Snippet(node.value)
    entries: Mapping[str, tuple[Scalar, Node]] = (
        {key.text: (key, value) for key, value in node.entries} if isinstance(node, MappingNode) else {}
    )
    if set(entries) == {_REPORT}:
        return _whole(entries[_REPORT][1], context)
    if set(entries) == {_FACTS}:
        return _figures(entries[_FACTS][1], context)
    context.unfit(node, name, _CONTENT)
    return None


def _whole(node: Node, context: Context) -> Whole | None:
    """Return a report of the pack's folder; what leads out of it is no part of the pack."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        context.unfit(node, _REPORT, Message("文件名", "the name of a file"))
        return None
    folder = context.folder.resolve()
    path = (folder / node.value).resolve()
    if not path.is_relative_to(folder):
        context.wrong(node, Message("文件应在规则包的文件夹内", "the file must be in the pack's folder"))
        return None
    if not path.is_file():
        context.wrong(node, Message(f"没有文件“{node.text}”", f"there is no file '{node.text}'"))
        return None
    return Whole(path)


def _figures(node: Node, context: Context) -> Figures | None:
    known = context.catalogue.facts
    if not isinstance(node, MappingNode):
        context.unfit(node, _FACTS, Message("数字: 值", "facts, each with its figure"))
        return None
    figures: list[tuple[str, str]] = []
    for key, value in node.entries:
        if key.text not in known:
            from gouji.wording import nearest, quoted

            word = quoted(key.text)
            context.wrong(key, Message(f"没有数字{word.zh}", f"unknown fact {word.en}"), None, nearest(key.text, known))
        elif not isinstance(value, Scalar):
            context.unfit(value, key.text, Message("一个值", "one value"))
        else:
            figures.append((key.text, _printed(value)))
    return Figures(tuple(figures))


def _printed(node: Scalar) -> str:
    """Return a figure as a report prints it; ``true`` and ``false`` are 是 and 否, nothing is a blank."""
    if isinstance(node.value, bool):
        return "是" if node.value else "否"
    return "" if node.value is None else node.text.replace("_", "")
