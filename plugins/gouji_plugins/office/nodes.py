"""XML → nodes of turbohtml, made in a third of the time of a tree; a node becomes an element where more is asked of it."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
import re
from typing import Protocol, cast
from xml.etree.ElementTree import Element, ParseError

from gouji_plugins.office.trees import tree_of
from gouji_plugins.turbo import core

__all__ = ["Node", "OddNodeError", "element_of", "nodes_of"]

_HEAD = 200
"""Bytes in which a part declares its encoding."""

_MOST_ATTRIBUTES = 200
"""Attributes of an element that is around others; Word declares some 40 namespaces."""


class OddNodeError(Exception):
    """A node that is made no element, so that the tree must be read."""


class Node(Protocol):
    """An element with its name as the part writes it, or a text, which has no ``tag`` and no ``attr``."""

    @property
    def tag(self) -> str:
        """The name, with its prefix."""

    @property
    def data(self) -> str:
        """The characters of a text; an element has none."""

    @property
    def attrs(self) -> Mapping[str, str]:
        """All attributes."""

    @property
    def children(self) -> Sequence[Node]:
        """What is in it, in its order."""

    @property
    def parent(self) -> Node | None:
        """What it is in."""

    @property
    def inner_xml(self) -> str:
        """What is in it as XML; each element there declares the prefixes that it needs."""

    def attr(self, name: str, /) -> str | None:
        """Return the value of an attribute, named as the part writes it."""


def nodes_of(data: bytes, prefix: str, namespace: str) -> Node | None:
    """Parse XML, as `checked` gives it, and return its root; in it *prefix*, and no other, stands for *namespace*.

    Return None where that is not so, where there are comments or the like, and for XML that is damaged: of that the
    parser of trees tells the place.
    """
    turbohtml = core()
    if turbohtml is None or _has_asides(data) or not _is_declared_once(data, prefix, namespace):
        return None
    try:
        root = cast("Node | None", turbohtml.parse_xml(data.removeprefix(BOM_UTF8).decode()).root)
    except (UnicodeDecodeError, turbohtml.HTMLParseError):
        return None
    return root if root is not None and root.attr(f"xmlns:{prefix}") == namespace else None


def _has_asides(data: bytes) -> bool:
    """Return whether there may be comments, CDATA, instructions for programs or a declaration of another encoding."""
    declaration = data[:_HEAD].lower().partition(b"?>")[0]
    is_other = b"encoding" in declaration and b"utf-8" not in declaration
    has_marks = b"!" in data and b"<!" in data
    return is_other or has_marks or (data.count(b"?") > 2 and b"<?" in data[1:])


def _is_declared_once(data: bytes, prefix: str, namespace: str) -> bool:
    declarations = re.findall(rb"xmlns:%s\s*=" % prefix.encode(), data)
    return len(declarations) == 1 == data.count(namespace.encode())


def element_of(node: Node) -> Element:
    """Return the element that a node is, with all that is in it, but without its own attributes.

    Raise `OddNodeError` where the tree's parser refuses it, and where more is declared around it than any program does.
    """
    prefix = node.tag.rpartition(":")[0]
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    uri: str | None = None
    above: Node | None = node
    while above is not None and hasattr(above, "attrs"):
        if len(above.attrs) > _MOST_ATTRIBUTES:
            raise OddNodeError
        uri = above.attr(name) if uri is None else uri
        above = above.parent
    declared = f' {name}="{_escaped(uri)}"' if uri else ""
    try:
        return tree_of(f"<{node.tag}{declared}>{node.inner_xml}</{node.tag}>".encode())
    except ParseError as error:
        raise OddNodeError from error


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
