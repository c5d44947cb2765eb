"""Print a sample as DOCX: paragraphs and merged tables, in the ways in which Word may hold the same text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import attrs

from gouji.document.model import Locator
from gouji.testing.grid import Grid
from gouji.testing.lines import Line
from gouji.testing.office.archive import XML, content_types, relations, zipped
from gouji.testing.office.merges import PlacedCell, full_rows, in_two
from gouji.testing.office.numbered import NumberedLists
from gouji.testing.office.runs import field, runs
from gouji.testing.rendered import Place, Rendered, Renderer
from gouji.testing.sample import SampleReport
from gouji.testing.shapes import grid_of
from gouji.value import Value, frozen

__all__ = ["WordStyle", "render_word", "word_renderer"]

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMESPACES = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)


@frozen
class WordStyle(Value):
    """How a document holds its text.

    ``numbered`` types ordinals as automatic numbering. ``tracked`` leaves deletions beside the text
    and marks it as inserted, ``cut`` splits texts into several runs, ``controls`` puts the cells of
    values into content controls, ``fields`` makes values the results of fields, ``hidden`` adds
    hidden text. ``split`` cuts long tables in two, with the header again. ``boxed`` puts the title
    into a text box, ``spaced`` adds empty paragraphs, ``headed`` gives headings a style, ``strict``
    uses the namespaces of ISO 29500 Strict.
    """

    numbered: bool = False
    tracked: bool = False
    cut: bool = False
    controls: bool = False
    fields: bool = False
    hidden: bool = False
    split: bool = False
    boxed: bool = False
    spaced: bool = False
    headed: bool = False
    strict: bool = False


def word_renderer(style: WordStyle | None = None, name: str = "report.docx") -> Renderer:
    """Return the renderer of Word documents in *style*."""
    return partial(render_word, style=style or WordStyle(), name=name)


def render_word(sample: SampleReport, style: WordStyle, name: str = "report.docx") -> Rendered:
    """Print *sample* as a Word document."""
    writer = _Writer(style)
    writer.title(sample.title)
    writer.lines(sample.preface)
    for chapter in sample.chapters:
        if chapter.heading:
            writer.paragraph(chapter.heading, [chapter.key], "Heading1" if style.headed else "")
        writer.lines(chapter.lines)
        for table in chapter.tables:
            writer.table(grid_of(sample, table))
    return Rendered(_package("".join(writer.parts), writer.lists, style), name, writer.places)


@attrs.define
class _Writer:
    """Write the body, counting paragraphs and tables as locators do."""

    style: WordStyle
    parts: list[str] = attrs.field(factory=list)
    places: dict[str, Place] = attrs.field(factory=dict)
    lists: NumberedLists = attrs.field(factory=NumberedLists)
    _paragraphs: int = 0
    _tables: int = 0

    def title(self, lines: Iterable[Line]) -> None:
        """Write the title: paragraphs, or the lines of a text box."""
        lines = list(lines)
        if not lines:
            return
        keys = ["title", *(key for line in lines for key in line.keys)]
        if not self.style.boxed:
            for line in lines:
                self.paragraph(line.text, ["title", *line.keys])
            return
        inner = "".join(f"<w:p>{runs(line.text, cut=self.style.cut)}</w:p>" for line in lines)
        self._add(keys, _box(inner))

    def lines(self, lines: Iterable[Line]) -> None:
        """Write paragraphs of running text."""
        for line in lines:
            self.paragraph(line.text, line.keys)

    def paragraph(self, text: str, keys: Iterable[str] = (), style: str = "") -> None:
        """Write a paragraph and record its place under *keys*."""
        keys = tuple(keys)
        is_heading = any(key.startswith("heading.") for key in keys)
        self._add(keys, self._content(text, style, is_heading=is_heading))
        if self.style.spaced:
            self._add((), "")

    def _add(self, keys: Iterable[str], content: str) -> None:
        self._paragraphs += 1
        place: Locator = {"paragraph": self._paragraphs}
        for key in keys:
            self.places.setdefault(key, place)
        self.parts.append(f"<w:p>{content}</w:p>")

    def _content(self, text: str, style: str = "", *, value: bool = False, is_heading: bool = False) -> str:
        """Return the content of a ``w:p``; a value such as ``1.5`` is not taken for an ordinal."""
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        numbered = ""
        if self.style.numbered and not value and (found := self.lists.take(text, in_heading=is_heading)):
            numbered, text = found
        properties = f"<w:pPr>{named}{numbered}</w:pPr>" if named or numbered else ""
        return properties + runs(text, cut=self.style.cut, tracked=self.style.tracked, hidden=self.style.hidden)

    def table(self, grid: Grid) -> None:
        """Write a table, split in two where the style asks for it."""
        rows = full_rows(grid)
        for piece in in_two(rows) if self.style.split else (rows,):
            self._tables += 1
            written = "".join(self._row(row, number) for number, row in enumerate(piece, 1))
            columns = '<w:gridCol w:w="900"/>' * grid.width
            self.parts.append(f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{written}</w:tbl>")
            if self.style.split:
                self._add((), "")

    def _row(self, row: Iterable[PlacedCell], number: int) -> str:
        written = []
        for at, placed in enumerate(row, 1):
            place: Locator = {"table": self._tables, "row": number, "cell": at}
            if placed.begins and placed.cell.key and not placed.again:
                self.places[placed.cell.key] = place
            written.append(self._cell(placed))
        return f"<w:tr>{''.join(written)}</w:tr>"

    def _cell(self, placed: PlacedCell) -> str:
        cell = placed.cell
        span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
        merge = "" if cell.row_span == 1 else '<w:vMerge w:val="restart"/>' if placed.begins else "<w:vMerge/>"
        content = self._content(cell.text, value=cell.is_value) if placed.begins else ""
        if cell.is_value and self.style.fields and content:
            content = field(content)
        paragraph = f"<w:p>{content}</w:p>"
        if cell.is_value and self.style.controls and content:
            paragraph = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
        return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{paragraph}</w:tc>"


def _box(inner: str) -> str:
    """Return a text box, in both forms in which Word writes it."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>"
    drawing = (
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    picture = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _package(body: str, lists: NumberedLists, style: WordStyle) -> bytes:
    main = _STRICT_MAIN if style.strict else _MAIN
    head = f'xmlns:w="{main}"'
    kinds = {"word/document.xml": "wordprocessingml.document.main", "word/styles.xml": "wordprocessingml.styles"}
    parts = {
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}, strict=style.strict),
        "word/_rels/document.xml.rels": relations(
            {"rId1": ("styles", "styles.xml"), "rId2": ("numbering", "numbering.xml")}, strict=style.strict
        ),
        "word/document.xml": f"{XML}<w:document {head} {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"{XML}<w:styles {head}>{_STYLES}</w:styles>",
        "word/numbering.xml": f"{XML}<w:numbering {head}>{lists.xml}</w:numbering>",
    }
    kinds["word/numbering.xml"] = "wordprocessingml.numbering"
    return zipped({"[Content_Types].xml": content_types(kinds), **parts})
