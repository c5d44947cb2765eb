"""Read the nodes of a pack into its model; everything that is wrong is reported at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from gouji.binding.kind import Kind
from gouji.message import Message
from gouji.packs.accepts import Accepts, headings_in, labels_in, other_row, row_called
from gouji.packs.called import places_by_word, places_shown
from gouji.packs.folder import HEAD, Part
from gouji.packs.keys import PACK, PART
from gouji.packs.model import PackFile, PackRule
from gouji.packs.read_rule import read_rule
from gouji.packs.references import read_reference
from gouji.packs.values import Localized
from gouji.rules.catalogue import Catalogue
from gouji.there import is_file
from gouji.wording import one_of, quoted
from gouji.yaml.context import Context
from gouji.yaml.nodes import Mapping as MappingNode
from gouji.yaml.nodes import Node, Scalar, kind_of
from gouji.yaml.problems import Problem
from gouji.yaml.setting import Setting
from gouji.yaml.shapes import Shape, wrong_colon

__all__ = ["likely_kinds", "read_pack"]

_TEXT = Message("一段文字", "a text")
_KEYS = Message(
    "若干“键: 值”，每行一个：先写 pack: 名称，再写 rules:，各条规则写在它下面",
    "a mapping of keys to values: pack: and its name, then rules: and below it the rules",
)
_NO_KIND = Message("没有报告种类", "there is no kind of report ")
_WHICH_KIND = Message("有几种报告，规则包须写明 kind", "there are several kinds of reports; write the pack's kind")
_NO_SECTION = Message("没有部分", "unknown section ")
_NO_ROW = Message("没有行", "unknown row ")
_A_ROW = Message(
    "指标的名称去掉最后一段，如 requests.granted（gouji extract 列出指标）",
    "the name of a fact without its last part, as requests.granted (gouji extract lists facts)",
)
_OF_FOLDER = Message(
    "这是规则包文件夹 {name} 的一部分，不能单独使用；请写整个文件夹",
    "this is a part of the pack in the folder {name}; write the folder",
)
_OTHER_ROW = Message(
    "{word}是 {other} 的写法，不能又算作 {name}", "{word} is the label of {other}; it cannot be that of {name} too"
)
_TWICE = Message("{what}重复；{where}已有", "{what} is used twice; it is in {where} already")


def read_pack(
    parts: Sequence[Part], folder: Path, kinds: Mapping[str, Kind], catalogue: Catalogue, problems: list[Problem]
) -> PackFile | None:
    """Read the files of a pack, that of the pack itself first; return None where it has no name or kind.

    Paths in it are relative to *folder*. What is wrong is added to *problems*.
    """
    contexts = [Context(part.source, folder, catalogue, problems) for part in parts]
    nodes = [part.node or MappingNode((), 0) for part in parts]
    if _is_of_folder(parts, folder):
        contexts[0].wrong(nodes[0], _OF_FOLDER.format(name=folder.name))
        return None
    tables = (PACK, *(PART for _ in parts[1:]))
    values = [_keys_of(*each) for each in zip(tables, nodes, contexts, strict=True)]
    head, context = values[0], contexts[0]
    kind = _kind(head.get("kind"), nodes[0], kinds, context)
    if kind is None:
        return None
    source = head["source"].text if head.get("source") else ""
    rules = [
        rule
        for own, own_context in zip(values, contexts, strict=True)
        for node in own.get("rules", ())
        if (rule := read_rule(node, kind, source, own_context)) is not None
    ]
    _check_twice(rules, problems)
    name = head.get("pack")
    if name is None:
        return None
    title = head.get("title")
    return PackFile(
        name=name.text,
        title=title.message if isinstance(title, Localized) else Message(name.text, name.text),
        place=context.place(name),
        version=head["version"].text if head.get("version") else "",
        kind=kind.name,
        source=source,
        extends=tuple(_extended(head.get("extends", ()), folder, context)),
        settings=head.get("settings"),
        accepts=_accepts(head.get("accepts", {}), kind, context),
        rules=tuple(rules),
        digest=sha256(b"\0".join(part.source.data for part in parts)).hexdigest(),
        folder=folder,
    )


def _is_of_folder(parts: Sequence[Part], folder: Path) -> bool:
    """Return whether one file is read that is no pack by itself, but one of those of a folder that is a pack."""
    if len(parts) > 1 or parts[0].source.name.endswith(HEAD) or not is_file(folder / HEAD):
        return False
    node = parts[0].node
    return not isinstance(node, MappingNode) or all(key.text != "pack" for key, _ in node.entries)


def _keys_of(table: Shape[dict[str, Any]], node: Node, context: Context) -> dict[str, Any]:
    """Return the values of a file's keys; report a file that is a list or a text as a whole."""
    if isinstance(node, MappingNode):
        return table.read(node, "", context)
    if not wrong_colon(node, context):
        kind = _TEXT if isinstance(node, Scalar) else kind_of(node)  # what is no pack is not quoted
        context.wrong(node, Message(f"规则包是{kind.zh}", f"the pack is {kind.en}"), _KEYS)
    return {}


def _kind(named: Scalar | None, node: Node, kinds: Mapping[str, Kind], context: Context) -> Kind | None:
    """Return the kind that a pack names, else the only one that a pack can be for; a name that no kind has is reported."""
    if named is not None and named.text in kinds:
        return kinds[named.text]
    likely = likely_kinds(kinds)
    if named is not None:
        word = quoted(named.text)
        what = Message(f"{_NO_KIND.zh}{word.zh}", f"{_NO_KIND.en}{word.en}")
        meant = (kind.name for kind in kinds.values() if named.text in kind.title.zh)
        context.wrong(named, what, one_of(kinds), next(meant, None) or context.near(named.text, kinds))
    elif len(likely) != 1:
        context.wrong(node, _WHICH_KIND, one_of(kinds))
    return likely[0] if len(likely) == 1 else None


def likely_kinds(kinds: Mapping[str, Kind]) -> list[Kind]:
    """Return the kinds that a pack which names none can be for."""
    return [kind for kind in kinds.values() if kind.subjects.types] or list(kinds.values())


def _extended(nodes: Iterable[Scalar], folder: Path, context: Context) -> Iterator[Setting[str]]:
    """Yield the packs that a pack builds on; report what is neither a name nor a relative path."""
    for node in nodes:
        reference = read_reference(node, folder, context)
        if reference is not None:
            yield Setting(reference, "", context.place(node))


def _accepts(values: Mapping[str, Any], kind: Kind, context: Context) -> Accepts:
    """Return further right wordings; report sections and rows that the forms do not have."""
    sections = dict.fromkeys(name for form in kind.forms for name in headings_in(form))
    labels = dict.fromkeys(name for form in kind.forms for name in labels_in(form))
    _check_labels(values.get("labels", ()), kind, context)
    return Accepts(
        kind.name,
        tuple(_texts(values.get("headings", ()), sections, _NO_SECTION, _headed(kind, sections), context)),
        tuple(_texts(values.get("labels", ()), labels, _NO_ROW, _labelled(kind), context)),
    )


def _check_labels(entries: Iterable[tuple[Scalar, tuple[Scalar, ...]]], kind: Kind, context: Context) -> None:
    """Report labels that are those of another row already."""
    for key, texts in entries:
        for text in texts:
            other = other_row(kind.forms, key.text, text.text)
            if other is not None:
                context.wrong(text, _OTHER_ROW.format(word=quoted(text.text), other=other, name=key.text))


def _headed(kind: Kind, sections: Iterable[str]) -> tuple[Message, Callable[[str], str | None]]:
    """Return the sections of a kind as a message lists them, and which of them is meant by a word."""
    own = set(sections)

    def meant(word: str) -> str | None:
        place = places_by_word(kind.forms).get(word)
        return place if place in own else None

    return places_shown(kind.forms, sections), meant


def _labelled(kind: Kind) -> tuple[Message, Callable[[str], str | None]]:
    """Return what rows are called as a message tells it, and which of them is meant by a word."""
    return _A_ROW, lambda word: row_called(kind.forms, word)


def _texts(
    entries: Iterable[tuple[Scalar, tuple[Scalar, ...]]],
    known: Iterable[str],
    unknown: Message,
    meant: tuple[Message, Callable[[str], str | None]],
    context: Context,
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield texts by what they are of; report what is unknown, with what was meant by it, else what can be written."""
    known = set(known)
    for key, texts in entries:
        if key.text in known:
            yield key.text, tuple([text.text for text in texts])
        else:
            word = quoted(key.text)
            what = Message(f"{unknown.zh}{word.zh}", f"{unknown.en}{word.en}")
            near = meant[1](key.text) or context.near(key.text, known)
            context.wrong(key, what, None if near else meant[0], near)


def _check_twice(rules: Iterable[PackRule], problems: list[Problem]) -> None:
    """Report codes and names that two rules of a pack have."""
    seen: dict[str, PackRule] = {}
    for rule in rules:
        for word in (rule.code, rule.name):
            other = seen.setdefault(word, rule)
            if other is not rule:
                place = f"{other.place.source.name}:{other.place.line}"
                shown = quoted(word)
                what = Message(
                    _TWICE.zh.format(what=shown.zh, where=f" {place} "), _TWICE.en.format(what=shown.en, where=place)
                )
                problems.append(Problem(what, rule.place))
