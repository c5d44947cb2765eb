"""The block tokens of a Markdown file → the blocks of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

import attrs
from markdown_it.token import Token

from gouji.api.documents import Block, Comment, Message, Paragraph, Picture, Source, Span, Table, Vocabulary, fold
from gouji_plugins.markdown.comments import MARK, MOST_COMMENTS, comments_between
from gouji_plugins.markdown.front_matter import FrontMatter, read_front_matter
from gouji_plugins.markdown.inline import visible
from gouji_plugins.markdown.limits import MAX_CELLS, exceeded
from gouji_plugins.markdown.paragraphs import paragraphs_of
from gouji_plugins.markdown.parser import LineTable, parse_blocks
from gouji_plugins.markdown.places import Raw
from gouji_plugins.markdown.raw_html import HtmlTables, is_seen
from gouji_plugins.markdown.tables import Line, read_table

__all__ = ["Reader"]

_DEFINITION = re.compile(
    r" {0,3}\[(?P<label>[^\[\]^][^\[\]]{0,200})\]:[ \t]*"
    r"(?:<[^<>]*>|(?:https?://|mailto:|[./#])\S*)(?:[ \t]+[\"'(].*|[ \t]*)"
)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,80}\]:[ \t]*")
_TITLE_BLOCKS = 8
_STRUCK = Message("第 {line} 行：删除线中的文字未计入", "line {line}: text struck through was left out")


@attrs.define(eq=False)
class Reader:
    """Reads one file. ``notes``, ``comments`` and ``has_code`` are complete once its blocks were read."""

    source: Source
    vocabulary: Vocabulary
    lines: LineTable
    front: FrontMatter
    definitions: frozenset[str]
    html_tables: HtmlTables
    has_comments: bool
    notes: list[Message] = attrs.field(factory=list)
    comments: list[Comment] = attrs.field(factory=list)
    has_code: bool = False

    @classmethod
    def of(cls, source: Source, vocabulary: Vocabulary) -> Reader:
        """Prepare to read a source: find its lines, front matter, link definitions and HTML tables."""
        starts = source.line_starts
        ends = (*starts[1:], len(source.text))
        texts = [source.text[start:end].rstrip("\r\n") for start, end in zip(starts, ends, strict=True)]
        definitions = [_DEFINITION.fullmatch(text) for text in texts if "]:" in text]
        return cls(
            source,
            vocabulary,
            LineTable(texts, starts),
            read_front_matter(texts),
            frozenset(match["label"].casefold().strip() for match in definitions if match),
            HtmlTables.of(source.text),
            MARK in source.text,
        )

    def blocks(self) -> list[Block]:
        """Read every block in reading order; raise `LimitExceededError` for nesting or tables beyond the limits."""
        skipped = self.front.lines
        tokens = parse_blocks("\n" * skipped + "\n".join(self.lines.texts[skipped:]), self.source.name)
        found = list(self._walk(tokens))
        title = self._front_title(found)
        return [title, *found] if title else found

    def _walk(self, tokens: Sequence[Token]) -> Iterator[Block]:
        heading: Token | None = None
        resume = 0
        for token in tokens:
            if token.map is None:
                heading = None if token.type == "heading_close" else heading
                continue
            first, after = token.map
            if first < resume:
                continue
            if token.type == "heading_open":
                heading = token
            elif token.type == "inline":
                yield from self._text(token, heading)
            elif token.type == "table":
                yield from self._table(token)
            elif token.type == "fence":
                self.has_code = True
            elif token.type == "html_block":
                start, end = self.lines.starts[first], self._line_start(after)
                end = self.html_tables.end(start, end)
                yield from self._html(start, end)
                resume = self.source.position(max(start, end - 1)).line

    def _line_start(self, number: int) -> int:
        starts = self.lines.starts
        return starts[number] if number < len(starts) else len(self.source.text)

    def _text(self, token: Token, heading: Token | None) -> Iterator[Block]:
        if heading is None:
            lines = self._without_definitions(self.lines.content(token))
            yield from self._paragraphs(lines)
        else:
            is_setext = heading.markup in ("=", "-")
            lines = self.lines.content(token) if is_setext else self.lines.heading(token)
            yield from self._paragraphs(lines, int(heading.tag[1]))

    def _without_definitions(self, lines: Sequence[Line]) -> list[Line]:
        """Drop the lines that define links, and the marks of footnotes."""
        kept = []
        for start, text in lines:
            if text.startswith("[") and "]:" in text:
                if _DEFINITION.fullmatch(text):
                    continue
                if mark := _FOOTNOTE.match(text):
                    start, text = start + mark.end(), text[mark.end() :]
            kept.append((start, text))
        return kept

    def _paragraphs(self, lines: Sequence[Line], level: int = 0) -> Iterator[Block]:
        raw = Raw.of(lines)
        seen = visible(raw.text, self.definitions)
        if self.has_comments and "<!--" not in "".join([piece.text for piece in seen.pieces]):
            self._note_comments(lines, in_table=False)
        yield from paragraphs_of(raw, seen.pieces, self.vocabulary, level)
        for image in seen.images:
            yield Picture(raw.source(image.start), raw.source(image.end - 1) + 1, image.description)
        if seen.struck:
            self._note_struck(lines[0][0])

    def _note_comments(self, lines: Sequence[Line], *, in_table: bool) -> None:
        start, text = lines[-1]
        if len(self.comments) < MOST_COMMENTS:
            self.comments += comments_between(self.source, lines[0][0], start + len(text), in_table=in_table)

    def _note_struck(self, offset: int) -> None:
        line = self.source.position(offset).line
        self.notes.append(_STRUCK.format(line=line))

    def _table(self, token: Token) -> Iterator[Block]:
        lines = self.lines.rows(token)
        if lines[0][1].count("|") * len(lines) > MAX_CELLS:
            zh, en = f"表格的单元格超过 {MAX_CELLS:,} 个", f"a table of more than {MAX_CELLS:,} cells"
            raise exceeded(self.source.name, "MAX_CELLS", zh, en)
        for found in read_table(lines, self.vocabulary, self.definitions):
            if isinstance(found, Table):
                if self.has_comments and not any("<!--" in cell.text for cell in found.cells):
                    self._note_comments(lines, in_table=True)
                yield found
            else:
                yield from self._paragraphs([found])
        if any("~~" in text for _, text in lines):
            self._note_struck(lines[0][0])

    def _html(self, start: int, end: int) -> Iterator[Block]:
        if self.has_comments and len(self.comments) < MOST_COMMENTS:
            from gouji_plugins.html.comments import comments_of

            self.comments += comments_of(self.source, Span(start, end))
        if is_seen(self.source.text[start:end]):
            from gouji_plugins.html.document import read_fragment

            yield from read_fragment(self.source, start, end, self.vocabulary)

    def _front_title(self, blocks: Sequence[Block]) -> Paragraph | None:
        """Return the title of the front matter as a heading; None if there is none or the text repeats it."""
        if self.front.title is None:
            return None
        text = self.front.metadata["title"]
        lines = [block for block in blocks[:_TITLE_BLOCKS] if isinstance(block, Paragraph)]
        if any(line.level == 1 or fold(line.text) == fold(text) for line in lines):
            return None
        number, column = self.front.title
        start = self.lines.starts[number] + column
        return Paragraph(text, start, start + len(text), level=1)
