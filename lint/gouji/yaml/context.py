"""The context of reading nodes: what it depends on, and the problems found so far."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
import re
from typing import TypeVar

from gouji.message import Message
from gouji.rules.catalogue import Catalogue
from gouji.text.source import Source
from gouji.value import Entity, frozen
from gouji.wording import nearest, wording
from gouji.yaml.nodes import Node, Scalar, kind_of
from gouji.yaml.problems import Place, Problem
from gouji.yaml.setting import Setting

__all__ = ["Context"]

_Value = TypeVar("_Value")
_MOST_COMPARED = 100
"""After so many problems no nearest word is looked for: it takes milliseconds."""


@frozen
class Context(Entity):
    """The source that is read, the folder its paths are relative to, the catalogue of names, the problems so far.

    ``pack`` is the rule pack whose settings are read, "" for a file that a person writes. ``own`` tells whether the
    source is the pack's own file; else it is the file that asks for the pack. ``knows_all`` tells whether the catalogue has
    every rule: not where a pack that is asked for could not be read.
    """

    source: Source
    folder: Path
    catalogue: Catalogue
    problems: list[Problem]
    pack: str = ""
    own: bool = False
    knows_all: bool = True

    def wrong(self, node: Node, what: Message, expected: Message | None = None, near: str | None = None) -> None:
        """Report a problem at a node."""
        message = wording(what, expected, near)
        if self.pack and not self.own:
            message = Message(
                f"规则包 {self.pack} 的设置有误：{message.zh}", f"wrong settings in the pack {self.pack}: {message.en}"
            )
        self.problems.append(Problem(message, self.place(node)))

    def unfit(self, node: Node, name: str, expected: Message, near: str | None = None) -> None:
        """Report that the value of *name* is of another kind than expected."""
        kind = kind_of(node)
        if isinstance(node, Scalar) and node.value is None and self._is_comment(node):
            expected = Message(
                f"{expected.zh}（以 # 开头的文字要加引号）", f"{expected.en} (in quotes, if it begins with #)"
            )
        self.wrong(node, Message(f"{name} 的值是{kind.zh}", f"{name} is {kind.en}"), expected, near)

    def _is_comment(self, node: Scalar) -> bool:
        """Return whether a comment stands where the value of a key was expected."""
        return re.match(r"[^\s:]+:[ \t]+#", self.source.text[node.offset : node.offset + 100]) is not None

    def near(self, word: str, known: Iterable[str]) -> str | None:
        """Return the known word that is most like a word, None for none; it is not looked for where much is wrong."""
        return nearest(word, known) if self.compares else None

    @property
    def compares(self) -> bool:
        """Whether the nearest of known words is still looked for, which takes long: not where much is wrong."""
        return len(self.problems) < _MOST_COMPARED

    def place(self, node: Node) -> Place:
        """Return the place of a node."""
        return Place(self.source, node.offset)

    def setting(self, value: _Value, node: Node) -> Setting[_Value]:
        """Return a value as a setting with its origin and place."""
        place = self.place(node)
        origin = f"{self.source.name}:{place.line}"
        if self.pack:
            origin = f"pack {self.pack} ({origin})" if self.own else f"pack {self.pack}"
        return Setting(value, origin, place)
