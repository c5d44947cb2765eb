"""The block parser: markdown-it-py without its inline rules; finds the place of each line in its block."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
import re

import attrs
from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table as table_rule
from markdown_it.token import Token

from gouji_plugins.markdown.limits import MAX_NESTING, exceeded

__all__ = ["LineTable", "parse_blocks"]

_MARKER = re.compile(r"\d{1,9}[.)][ \t]*$")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ \t]))#+[ \t]*$")


def parse_blocks(text: str, name: str) -> list[Token]:
    r"""Parse *text*, whose lines end with ``\n``, into block tokens.

    Indented code is read as text: clerks indent, and reports hold no code. Definitions of links stay paragraphs. The
    ``lengths`` of a table's token tell how long each of its lines is without what the quotes and lists around it put
    before it.

    Raise `LimitExceededError` for quotes and lists nested too deep.
    """
    tokens = _parser().parse(text)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise exceeded(
            name,
            "MAX_NESTING",
            f"引用和列表嵌套超过 {MAX_NESTING} 层",
            f"quotes and lists nested more than {MAX_NESTING} deep",
        )
    return tokens


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    parser.disable(["code", "reference", "inline", "text_join"])
    parser.enable("table").block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    return parser


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table of GitHub's as one token, if markdown-it-py's own rule finds one; return whether it does."""
    if not table_rule(state, start, end, True):
        return False
    if silent:
        return True
    parent, state.parentType = state.parentType, "table"
    ends = state.md.block.ruler.getRules("blockquote")
    line = start + 2
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if any(rule(state, line, end, True) for rule in ends):
            break
        line += 1
    token = state.push("table", "table", 0)
    token.map = [start, line]
    token.meta["lengths"] = [state.eMarks[n] - state.bMarks[n] - state.tShift[n] for n in range(start, line)]
    state.parentType = parent
    state.line = line
    return True


@attrs.frozen(eq=False)
class LineTable:
    """The lines of a source without their line ends, and the offset of each."""

    texts: Sequence[str]
    starts: Sequence[int]

    def content(self, token: Token) -> list[tuple[int, str]]:
        """Return the lines of a paragraph or heading, each with its offset in the source.

        The number of a list item stands before its first line and belongs to the text.
        """
        first = token.map[0] if token.map else 0
        lines = []
        for number, text in enumerate(token.content.split("\n"), first):
            bare = text.strip()
            line = self.texts[number].rstrip()
            column = len(line) - len(bare)
            if number == first:
                column = self._before_marker(line, column)
            lines.append((self.starts[number] + column, line[column:]))
        return lines

    @staticmethod
    def _before_marker(line: str, column: int) -> int:
        marker = _MARKER.search(line, 0, column)
        return marker.start() if marker else column

    def heading(self, token: Token) -> list[tuple[int, str]]:
        """Return the text of a heading that begins with ``#``, with its offset in the source."""
        number = token.map[0] if token.map else 0
        line = mdTrim(self.texts[number])
        indent = self.texts[number].index(line)
        closing = _CLOSING_HASHES.search(line)
        if closing and closing.start() > 0:
            line = mdTrim(line[: closing.start()])
        column = indent + len(line) - len(token.content)
        return [(self.starts[number] + column, token.content)]

    def rows(self, token: Token) -> list[tuple[int, str]]:
        """Return the lines of a table, each with its offset in the source."""
        first = token.map[0] if token.map else 0
        lines = []
        for number, length in enumerate(token.meta["lengths"], first):
            text = self.texts[number]
            column = max(0, len(text) - length)
            lines.append((self.starts[number] + column, text[column:]))
        return lines
