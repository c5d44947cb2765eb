"""XML → a tree in memory, which in a browser is no deeper than it can be freed."""

from __future__ import annotations

import sys
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser, fromstring

__all__ = ["cut_to", "tree_of"]

_LEVELS = 400
"""A tree is freed level by level, which a browser's stack bears some thousand times; reports have 30 levels."""


def tree_of(data: bytes, *, in_browser: bool = sys.platform == "emscripten") -> Element:
    """Parse XML, which is bounded in size and declares no entities; raise `ParseError`.

    In a browser the tree has no element below the 400th level, as far down as no reader looks.
    """
    if not in_browser:
        return fromstring(data)  # noqa: S314 (no document type, no entities: `checked` has seen to that)
    builder = TreeBuilder()
    parser = XMLParser(target=builder)  # noqa: S314 (as above)
    try:
        parser.feed(data)
        return cut_to(_LEVELS, parser.close())
    except ParseError:
        begun: Element | None = builder.close()
        if begun is not None:
            cut_to(_LEVELS, begun)
        raise


def cut_to(levels: int, tree: Element) -> Element:
    """Return a tree without what lies deeper than some levels; that is freed element by element."""
    level = [tree]
    for _ in range(levels):
        level = [child for each in level for child in each]
        if not level:
            return tree
    for top in level:
        for each in list(top.iter()):
            each.clear()
    return tree
