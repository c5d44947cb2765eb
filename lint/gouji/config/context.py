"""What reading a configuration needs to know, and how it tells what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import attrs

from gouji.config.nodes import Mapping, Node, Scalar, Sequence, kind_of
from gouji.config.problems import Place, Problem
from gouji.config.settings import Setting
from gouji.message import Message
from gouji.rules.catalogue import Catalogue
from gouji.text.source import Source
from gouji.wording import nearest, one_of, quoted, wording

__all__ = ["MAPPING", "TEXTS", "Context"]

MAPPING = Message("键: 值的映射", "a mapping of keys to values")
TEXTS = Message("文字或文字列表", "a text or a list of texts")


@attrs.frozen(eq=False, repr=False)
class Context:
    """The source that is read, what its names may be, and the problems so far.

    ``origin`` tells where a setting at an offset came from. ``about`` goes before each problem: the
    pack whose settings are read.
    """

    source: Source
    catalogue: Catalogue
    problems: list[Problem]
    origin: Callable[[int], str]
    about: Message | None = None

    def wrong(self, node: Node, what: Message, expected: Message | None = None, near: str | None = None) -> None:
        """Tell that something is wrong at a node."""
        message = wording(what, expected, near)
        if self.about is not None:
            message = Message(f"{self.about.zh}{message.zh}", f"{self.about.en}{message.en}")
        self.problems.append(Problem(message, self.place(node)))

    def unfit(self, node: Node, name: str, expected: Message, near: str | None = None) -> None:
        """Tell that the value of *name* is another kind of thing than expected."""
        kind = kind_of(node)
        self.wrong(node, Message(f"{name} 的值是{kind.zh}", f"{name} is {kind.en}"), expected, near)

    def place(self, node: Node) -> Place:
        """Where a node stands."""
        return Place(self.source, node.offset)

    def setting(self, value: object, node: Node) -> Setting:
        """A value with its origin."""
        return Setting(value, self.origin(node.offset))

    def mapping(self, node: Node, name: str) -> Mapping | None:
        """A node that must be a mapping."""
        if isinstance(node, Mapping):
            return node
        self.unfit(node, name, MAPPING)
        return None

    def entries(self, node: Node, name: str, known: Iterable[str]) -> Iterator[tuple[Scalar, Node]]:
        """The entries of a mapping whose keys are known; another key is told."""
        keys = tuple(known)
        mapping = self.mapping(node, name)
        for key, value in mapping.entries if mapping else ():
            if key.text in keys:
                yield key, value
            else:
                word = quoted(key.text)
                what = Message(f"未知的键{word.zh}", f"unknown key {word.en}")
                self.wrong(key, what, one_of(keys), nearest(key.text, keys))

    def choice(self, node: Node, name: str, words: tuple[str, ...]) -> Setting | None:
        """A node that must be one of some words."""
        if isinstance(node, Scalar) and node.value in words and isinstance(node.value, str):
            return self.setting(node.value, node)
        near = nearest(node.text, words) if isinstance(node, Scalar) else None
        self.unfit(node, name, one_of(words), near)
        return None

    def texts(self, node: Node, name: str) -> Iterator[tuple[str, Scalar]]:
        """A text, or each of a list of texts."""
        for item in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(item, Scalar) and isinstance(item.value, str):
                yield item.value, item
            elif isinstance(item, Scalar) and item.value is not None:
                self.unfit(item, name, Message("文字：请加引号", "a text: write it in quotes"))
            else:
                self.unfit(item, name, TEXTS)
