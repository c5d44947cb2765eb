"""A sample report printed on pages: what the child process would tell of its PDF, with known places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
import re

import attrs
import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.testing import Grid, GridCell, Line, Rendered, SampleReport, grid_of
from gouji.testing.checker import Checker
from gouji.testing.paper import paper_of
from gouji_gongkai.testing import least_report
from gouji_plugins.pdf.document import document_of
from gouji_plugins.pdf.extract import Box, Page

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP, BOTTOM = 60.0, 535.0, 110.0, 730.0
SIZE, STEP = 10.5, 15.0
TITLE_SIZE = 20.0


@attrs.frozen
class PrintStyle:
    """``repeated`` prints a table's header again on the next page, ``cut`` breaks rows where a page ends
    (never the header).

    ``rows`` is how many lines of a table stand on a page after the first break, 0 for as many as fit;
    ``numbered`` prints page numbers, ``headed`` a running header; tables that are not ``ruled`` have no
    lines.
    """

    repeated: bool = False
    cut: bool = False
    rows: int = 0
    numbered: bool = True
    headed: bool = False
    ruled: bool = True


@attrs.frozen(eq=False)
class Printed(Rendered):
    """Pages, and where on them what has a key begins: the page and the box of its line or cell."""

    pages: list[Page] = attrs.field(factory=list, repr=False)


def width_of(text: str, size: float = SIZE) -> float:
    return sum(size / 2 if character.isascii() else size for character in text)


def wrapped(text: str, room: float, size: float = SIZE) -> list[str]:
    """The lines of a text; words and numbers are not broken."""
    lines = [""]
    for word in re.findall(r"[\x21-\x7e]+|[^\x21-\x7e]", text):
        if lines[-1] and width_of(lines[-1] + word, size) > room:
            lines.append("")
        lines[-1] += word
    return lines


class Printer:
    def __init__(self, style: PrintStyle) -> None:
        self.style = style
        self.pages: list[Page] = []
        self.places: dict[str, dict[str, object]] = {}
        self.y = BOTTOM
        self.new_page()

    def new_page(self) -> None:
        page = Page(WIDTH, HEIGHT, [], [], [])
        self.pages.append(page)
        self.y = TOP
        number = len(self.pages)
        if self.style.headed:
            page.lines.append(("政府信息公开年度报告汇编", LEFT, 40.0, 200.0, 50.0, 10.0))
        if self.style.numbered:
            page.lines.append((f"— {number} —", 280.0, 800.0, 310.0, 810.0, 10.0))

    def room(self, height: float) -> None:
        if self.y + height > BOTTOM:
            self.new_page()

    def note(self, key: str, box: Box, page: int | None = None) -> None:
        if key:
            self.places.setdefault(key, {"page": page or len(self.pages), "bbox": [*box]})

    def line(self, text: str, x: float, size: float = SIZE) -> Box:
        box = (x, self.y, x + width_of(text, size), self.y + size)
        self.pages[-1].lines.append((text, *box, size))
        return box

    def paragraph(self, line: Line, *, indent: float = 2 * SIZE, size: float = SIZE, whole: str = "") -> None:
        """A paragraph; its keys' places are the lines on which their pieces begin."""
        starts = {}
        at = 0
        for piece in line:
            starts[piece.key] = at
            at += len(piece.text)
        first = wrapped(line.text, RIGHT - LEFT - indent, size)[0]
        rest = line.text[len(first) :]
        lines = [first, *(wrapped(rest, RIGHT - LEFT, size) if rest else ())]
        at = 0
        for number, text in enumerate(lines):
            self.room(size)
            box = self.line(text, LEFT + (0 if number else indent), size)
            for key, start in starts.items():
                if at <= start < at + len(text):
                    self.note(key, box)
            if not number:
                self.note(whole, box)
            at += len(text)
            self.y += size + 4

    def table(self, grid: Grid) -> None:
        """A table, in parts where it meets the end of a page."""
        columns = [LEFT + (RIGHT - LEFT) * number / grid.width for number in range(grid.width + 1)]
        placed = list(spread(grid))
        texts = [wrapped(cell.text, columns[c + cell.column_span] - columns[c] - 4) for _, c, cell in placed]
        starts = heights(len(grid.rows), placed, texts)
        figures = [row for row, _, cell in placed if cell.is_figure]
        labels = starts[min(figures)]
        header = labels if self.style.repeated else 0
        self.room(4 * STEP)
        at, total = 0, starts[-1]
        while at < total:
            offset = header if at >= header > 0 else 0
            fits = max(offset + 2, int((BOTTOM - self.y) / STEP)) - offset
            if self.style.rows and at:
                fits = min(fits, self.style.rows)
            end = min(total, at + fits)
            if end < total and not self.style.cut:
                end = max([start for start in starts if at < start <= end] or [min(s for s in starts if s > at)])
            end = max(end, labels)
            parts = ([(0, header)] if offset else []) + [(at, end)]
            self.part(columns, placed, texts, starts, parts)
            at = end
            if at < total:
                self.new_page()
        self.y += STEP

    def part(
        self,
        columns: Sequence[float],
        placed: Sequence[tuple[int, int, GridCell]],
        texts: Sequence[Sequence[str]],
        starts: Sequence[int],
        parts: Sequence[tuple[int, int]],
    ) -> None:
        cells = []
        for first, last in parts:
            top = self.y - first * STEP
            for (row, column, cell), lines in zip(placed, texts, strict=True):
                begin, end = max(first, starts[row]), min(last, starts[row + cell.row_span])
                if begin >= end:
                    continue
                box = (columns[column], top + begin * STEP, columns[column + cell.column_span], top + end * STEP)
                shown = []
                for number, text in enumerate(lines, starts[row]):
                    if text and begin <= number < end:
                        y = top + number * STEP + 2
                        line_box = (box[0] + 2, y, box[0] + 2 + width_of(text), y + SIZE)
                        shown.append((text, *line_box, SIZE))
                if shown:
                    self.note(cell.key, around(shown))
                elif not cell.text:
                    self.note(cell.key, box)
                cells.append((*box, shown))
            self.y += (last - first) * STEP
        if self.style.ruled:
            self.pages[-1].tables.append(cells)
        else:
            self.pages[-1].lines.extend(sorted((line for cell in cells for line in cell[4]), key=lambda line: line[2]))


def around(lines: Sequence[tuple[str, float, float, float, float, float]]) -> Box:
    """The box of all lines of a cell."""
    lefts, tops, rights, bottoms = zip(*(line[1:5] for line in lines), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def spread(grid: Grid) -> Iterable[tuple[int, int, GridCell]]:
    """Every cell with the row and column that it begins in."""
    for number, row in enumerate(grid.spread):
        column = 0
        for cell in row:
            above = cell
            if cell is not None:
                yield number, column, cell
            else:
                above = next(c for r, c0, c in covering(grid, number) if c0 == column)
            column += above.column_span


def covering(grid: Grid, number: int) -> Iterable[tuple[int, int, GridCell]]:
    """The cells from rows above that reach into a row."""
    reach: dict[int, tuple[int, GridCell]] = {}
    for row_number, row in enumerate(grid.rows[: number + 1]):
        waiting = iter(row)
        column = 0
        while column < grid.width:
            begun, above = reach.get(column, (0, None))
            if above is not None and begun + above.row_span > row_number:
                if row_number == number:
                    yield begun, column, above
            else:
                above = next(waiting, None)
                if above is None:
                    break
                reach[column] = (row_number, above)
            column += above.column_span


def heights(count: int, placed: Sequence[tuple[int, int, GridCell]], texts: Sequence[Sequence[str]]) -> list[int]:
    """The line that each row begins on, and the one after the last: rows are as high as their cells need."""
    needed = [1] * count
    for (row, _, cell), lines in zip(placed, texts, strict=True):
        if cell.row_span == 1:
            needed[row] = max(needed[row], len(lines))
    for (row, _, cell), lines in zip(placed, texts, strict=True):
        last = row + cell.row_span - 1
        needed[last] += max(0, len(lines) - sum(needed[row : last + 1]))
    return [sum(needed[:row]) for row in range(count + 1)]


def print_report(sample: SampleReport, style: PrintStyle) -> Printed:
    printer = Printer(style)
    for number, line in enumerate(sample.title):
        printer.paragraph(line, indent=3 * TITLE_SIZE, size=TITLE_SIZE, whole="" if number else "title")
    for line in sample.preface:
        printer.paragraph(line)
    for chapter in sample.chapters:
        if chapter.heading:
            printer.paragraph(Line.of("{text}", {"text": chapter.heading}, marked={"text": chapter.key}))
        for line in chapter.lines:
            printer.paragraph(line)
        for table in chapter.tables:
            printer.table(grid_of(sample, table))
    return Printed(b"%PDF-", "report.pdf", printer.places, pages=printer.pages)


class PageChecker(Checker):
    """Checks printed pages."""

    def read(self, rendered: Rendered) -> Report:
        assert isinstance(rendered, Printed)
        return self.binder.bind(document_of(rendered.pages, rendered.data, rendered.name, self.binder.vocabularies))


@pytest.fixture(scope="session")
def pages_checker(plugins: Plugins, binder: Binder) -> PageChecker:
    return PageChecker(plugins, binder)


@pytest.fixture(scope="session")
def printed() -> Callable[..., Printed]:
    return lambda sample, **style: print_report(sample, PrintStyle(**style))


@pytest.fixture(scope="session")
def read(pages_checker: PageChecker) -> Callable[[Printed], Report]:
    return pages_checker.read


@pytest.fixture(scope="session")
def check(pages_checker: PageChecker) -> Callable[[Printed], list[Diagnostic]]:
    return pages_checker.check


@pytest.fixture(scope="session")
def samples(plugins: Plugins) -> Mapping[str, SampleReport]:
    """A report of each form, every figure another than its neighbours'."""
    years = {"2019": 2019, "2021": 2024}
    return {
        form.id: least_report(
            form,
            subject="临川县水务局",
            period=years[form.id],
            figures={fact: str(number % 97) for number, fact in enumerate(form.slots)},
        )
        for form in plugins.forms
        if form.id in years
    }


HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SHEET = b"/MediaBox[0 0 595 842]"
TEXT = b"BT /F1 12 Tf 50 700 Td (Hello) Tj ET\n"


@pytest.fixture(scope="session")
def sheet() -> Callable[..., bytes]:
    """A builder: a PDF of one page with a word; ``content`` is drawn beside it, ``objects`` are its objects from 6."""

    def built(
        content: bytes = b"",
        objects: Iterable[bytes] = (),
        *,
        named: bytes = b"",
        page: bytes = SHEET,
        tree: bytes = b"/Count 1/Kids[3 0 R]",
        contents: bytes = b"5 0 R",
        text: bytes = TEXT,
        font: bytes = HELVETICA,
    ) -> bytes:
        return paper_of(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages" + tree + b">>",
                b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 4 0 R>>/XObject<<"
                + named
                + b">>>>/Contents "
                + contents
                + page
                + b">>",
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                b"<</Length %d>>stream\n%s\nendstream" % (len(text + content), text + content),
                *objects,
            ]
        )

    return built


@pytest.fixture(scope="session")
def form() -> Callable[..., bytes]:
    """A builder: a form that draws ``content``, with the names of other forms in it."""

    def built(content: bytes, *, named: bytes = b"", matrix: bytes = b"1 0 0 1 0 0") -> bytes:
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 999 999]/Matrix[%s]/Resources<</XObject<<%s>>>>" % (
            matrix,
            named,
        )
        return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)

    return built


@pytest.fixture(scope="session")
def image() -> bytes:
    """The object of a picture of one dot."""
    entries = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1"
    return b"<<%s>>stream\n0\nendstream" % entries
