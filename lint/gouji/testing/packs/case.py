"""The cases of a pack's rules, as their file has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import attrs

from gouji.binding.kind import Kind
from gouji.forms.model import Form
from gouji.message import Message
from gouji.packs.keys import CASE
from gouji.packs.model import PackRule
from gouji.packs.rule_reading import forms_in
from gouji.testing.packs.case_figures import read_figures
from gouji.there import is_file
from gouji.value import Entity, Value
from gouji.wording import quoted
from gouji.yaml.context import Context
from gouji.yaml.nodes import Mapping as MappingNode
from gouji.yaml.nodes import Node, Scalar
from gouji.yaml.offsets import offset_in
from gouji.yaml.problems import Place

__all__ = ["Composed", "Content", "PackCase", "Whole", "cases_of"]

_CONTENT = Message(
    "文字、{text: 文字, facts: {…}}（可只写其一）或 {report: 文件}",
    "a text, {text: …, facts: {…}} with one or both, or {report: FILE}",
)
_ONE = Message("一个例子应有 bad 或 good，且只有一个", "a case has either bad or good")
_BESIDE = Message(
    "{key} 与 {name} 并列，不写在 {name} 之下；请另起一行，与 {name} 对齐",
    "{key} stands beside {name}, not below it: on a line of its own, in the column of {name}",
)
_FACTS, _TEXT, _REPORT = "facts", "text", "report"


@attrs.frozen(eq=False, repr=False)
class Composed(Value):
    """A sound report that has lines of a ``text`` in place of its own, and figures as they are printed; the others follow."""

    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@attrs.frozen(eq=False, repr=False)
class Whole(Value):
    """A whole report, by its path."""

    path: Path


Content: TypeAlias = Composed | Whole


@attrs.frozen(eq=False, repr=False)
class PackCase(Entity):
    """A case: its content, whether it is a bad one, and of that where the finding stands and what it says.

    ``prior`` is the report of the year before. ``place`` is that of the case in the YAML, ``nodes`` are its values there,
    by their keys: ``at``, ``message``, and ``text`` and ``prior`` for the texts of the two reports.
    """

    rule: PackRule
    is_bad: bool
    content: Content
    place: Place
    prior: Content | None = None
    at: str | None = None
    message: str | None = None
    nodes: Mapping[str, Scalar] = attrs.field(factory=dict)

    @property
    def same(self) -> tuple[object, ...]:
        """Return what two cases that prove the same have in common."""
        return self.rule.name, self.content, self.prior

    def place_of(self, key: str, index: int | None = None) -> Place:
        """Return the place of one of the case's values, or of a character of it; that of the case where there is none."""
        node, source = self.nodes.get(key), self.place.source
        if node is None:
            return self.place
        return Place(source, node.offset if index is None else offset_in(source.text, node, index))


def cases_of(rule: PackRule, kind: Kind, context: Context) -> Iterator[PackCase]:
    """Yield the cases of a rule for a kind of report; what is wrong with one is reported to the context.

    Files that cases name are in the context's folder.
    """
    for node in rule.cases:
        before = len(context.problems)
        values = CASE.read(node, "cases", context)
        if len(context.problems) > before:
            continue
        given = [key for key in ("bad", "good") if key in values]
        if len(given) != 1:
            context.wrong(node, _ONE)
            continue
        forms = forms_in(kind, rule.years)
        content = _content(values[given[0]], given[0], forms, context)
        prior = _content(values["prior"], "prior", kind.forms, context) if "prior" in values else None
        if content is not None and len(context.problems) == before:
            nodes = {key: value for key in ("at", "message") if isinstance(value := values.get(key), Scalar)}
            told = {key: each.text for key, each in nodes.items()}
            texts = {"text": given[0], "prior": "prior"}
            nodes |= {key: text for key, name in texts.items() if (text := _text_of(values.get(name))) is not None}
            place = context.place(node)
            yield PackCase(rule, given[0] == "bad", content, place, prior, **told, nodes=nodes)


def _text_of(node: Node | None) -> Scalar | None:
    """Return the node of the text of a content."""
    if isinstance(node, MappingNode):
        return next((value for key, value in node.entries if key.text == _TEXT and isinstance(value, Scalar)), None)
    return node if isinstance(node, Scalar) else None


def _content(node: Node, name: str, forms: tuple[Form, ...], context: Context) -> Content | None:
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return Composed(node.value)
    entries = {key.text: value for key, value in node.entries} if isinstance(node, MappingNode) else {}
    if set(entries) == {_REPORT}:
        return _whole(entries[_REPORT], context)
    if isinstance(node, MappingNode) and (beside := _beside(node)) is not None:
        context.wrong(beside, _BESIDE.format(key=beside.text, name=name))
        return None
    if not entries or set(entries) - {_TEXT, _FACTS}:
        context.unfit(node, name, _CONTENT)
        return None
    text = entries.get(_TEXT)
    if text is not None and not (isinstance(text, Scalar) and isinstance(text.value, str)):
        context.unfit(text, f"{name}.{_TEXT}", Message("文字", "a text"))
        return None
    facts = read_figures(entries[_FACTS], f"{name}.{_FACTS}", forms, context) if _FACTS in entries else ()
    return None if facts is None else Composed(text.text if text is not None else "", facts)


def _beside(node: MappingNode) -> Scalar | None:
    """Return the first key of a content that stands beside one."""
    return next((key for key, _ in node.entries if key.text in ("prior", "at", "message")), None)


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
    if not is_file(path):
        name = quoted(node.text)
        what = Message(f"规则包的文件夹里没有文件{name.zh}", f"there is no file {name.en} in the pack's folder")
        context.wrong(node, what)
        return None
    return Whole(path)
