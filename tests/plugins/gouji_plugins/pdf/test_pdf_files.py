"""PDF files of another program's making: what they say, and what is said of those that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
import io
import re
from typing import Any
import zlib

import pytest

from gouji.api import Picture, Report, Table
from gouji.api.documents import LimitExceededError, UnreadableSourceError, Vocabularies
from gouji.binding.bind import Binder
from gouji.document.loader import load
from gouji.plugins.model import Plugins
from gouji.testing import Grid, SampleReport, grid_of
from gouji_plugins.pdf import extract as extract_module
from gouji_plugins.pdf.document import read_pdf
from gouji_plugins.pdf.extract import extract

pdfium = pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
reportlab = pytest.importorskip("reportlab", reason="reportlab, which makes the files, is not installed")

FONT = "STSong-Light"
VOCABULARIES = Vocabularies(())


def story(sample: SampleReport, lacking: str = "") -> Iterable[Any]:
    """The report as reportlab's flowables: its own line breaks, page breaks and merged cells.

    Its tables have no rules at the side that is *lacking*.
    """
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    body = ParagraphStyle("body", fontName=FONT, fontSize=10.5, leading=16, wordWrap="CJK", firstLineIndent=21)
    title = ParagraphStyle("title", parent=body, fontSize=18, leading=26, alignment=1, firstLineIndent=0)
    # Punctuation hangs over the edge of a cell: it is kept off the figure in the next one.
    cell = ParagraphStyle("cell", parent=body, fontSize=7, leading=8, firstLineIndent=0, rightIndent=7)
    for line in sample.title:
        yield Paragraph(line.text, title)
    for line in sample.preface:
        yield Paragraph(line.text, body)
    for section in sample.form.sections:
        yield Paragraph(sample.headings[section.id], body)
        yield from (Paragraph(line.text, body) for line in sample.prose.get(section.id, ()))
        for table in sample.form.tables:
            if table.section == section.id:
                yield table_of(grid_of(sample, table.id), cell, lacking)


_SIDES = {
    "LINEBEFORE": ((0, 0), (0, -1)),
    "LINEAFTER": ((-1, 0), (-1, -1)),
    "LINEABOVE": ((0, 0), (-1, 0)),
    "LINEBELOW": ((0, -1), (-1, -1)),
}


def table_of(grid: Grid, style: Any, lacking: str = "") -> Any:
    from reportlab.lib.colors import black
    from reportlab.platypus import Paragraph, Table, TableStyle

    contents: list[list[Any]] = [[""] * grid.width for _ in grid.rows]
    commands: list[Any] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    for name in ("INNERGRID", "LINEBEFORE", "LINEAFTER", "LINEABOVE", "LINEBELOW"):
        if name != lacking:
            begin, end = _SIDES.get(name, ((0, 0), (-1, -1)))
            commands.append((name, begin, end, 0.5, black))
    commands += [(f"{side}PADDING", (0, 0), (-1, -1), 1) for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")]
    for number, row in enumerate(grid.spread):
        column = 0
        for cell in row:
            while cell is not None and contents[number][column] is None:
                column += 1
            if cell is None:
                column += 1
                continue
            for below in range(number, number + cell.row_span):
                contents[below][column : column + cell.column_span] = [None] * cell.column_span
            contents[number][column] = Paragraph(cell.text, style)
            commands.append(("SPAN", (column, number), (column + cell.column_span - 1, number + cell.row_span - 1)))
            column += cell.column_span
    table = Table([[content or "" for content in row] for row in contents], colWidths=[480 / grid.width] * grid.width)
    table.setStyle(TableStyle(commands))
    return table


def pdf_of(flowables: Iterable[Any], **options: Any) -> bytes:
    """A PDF with a running header and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    def furnish(canvas: Any, document: Any) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(60, 810, "政府信息公开工作年度报告")
        canvas.drawString(290, 30, f"- {document.page} -")

    output = io.BytesIO()
    document = SimpleDocTemplate(output, pagesize=A4, leftMargin=55, rightMargin=55, **options)
    document.build(list(flowables), onFirstPage=furnish, onLaterPages=furnish)
    return output.getvalue()


@pytest.fixture(scope="module")
def read(plugins: Plugins, binder: Binder) -> Callable[[bytes], Report]:
    return lambda data: binder.bind(load(data, "report.pdf", binder.vocabularies, plugins.loaders))


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_report_is_read_back_and_each_figure_stands_in_its_box(
    form: str, samples: Mapping[str, SampleReport], read: Callable[[bytes], Report]
) -> None:
    data = pdf_of(story(samples[form]))
    report = read(data)

    assert {fact.id: fact.raw for fact in report.facts.values()} == samples[form].figures
    assert (report.period.value, report.subject.value) == (samples[form].period, "临川县水务局")
    document = pdfium.PdfDocument(data)
    printed = {fact.id: text_in(document, report.document.locator(fact.span.start)) for fact in report.facts.values()}
    assert printed == samples[form].figures


@pytest.mark.parametrize("lacking", ["LINEBEFORE", "LINEAFTER", "LINEABOVE", "LINEBELOW"])
def test_tables_open_at_a_side_are_read_whole(
    lacking: str, samples: Mapping[str, SampleReport], read: Callable[[bytes], Report]
) -> None:
    report = read(pdf_of(story(samples["2021"], lacking)))

    assert {fact.id: fact.raw for fact in report.facts.values()} == samples["2021"].figures


def text_in(document: Any, locator: Mapping[str, Any]) -> str:
    """What another reader of PDF finds in a box."""
    page = document[locator["page"] - 1]
    left, top, right, bottom = locator["bbox"]
    height = page.get_height()
    return page.get_textpage().get_text_bounded(left - 1, height - bottom - 1, right + 1, height - top + 1).strip()


def test_headers_and_page_numbers_are_left_out(
    samples: Mapping[str, SampleReport], read: Callable[[bytes], Report]
) -> None:
    report = read(pdf_of(story(samples["2021"])))

    assert [block.text for block in report.document.blocks if not isinstance(block, Table)] == [
        samples["2021"].title[0].text,
        *samples["2021"].headings.values(),
    ]


def picture(width: int, height: int) -> Any:
    from PIL import Image as PixelImage
    from reportlab.platypus import Image

    pixels = io.BytesIO()
    PixelImage.new("RGB", (20, 20), "white").save(pixels, "PNG")
    pixels.seek(0)
    return Image(pixels, width, height)


def turned(canvas: Any, degrees: int) -> None:
    """Two words and a frame on a page that is stored lying on its side, and a word that stands askew."""
    width, height = 595, 842
    canvas.setPageSize((width, height))
    canvas.setPageRotation(degrees)
    {
        0: lambda: None,
        90: lambda: (canvas.rotate(90), canvas.translate(0, -width)),
        180: lambda: (canvas.rotate(180), canvas.translate(-width, -height)),
        270: lambda: (canvas.rotate(270), canvas.translate(-height, 0)),
    }[degrees]()
    canvas.drawString(100, 500, "upper")
    canvas.drawString(300, 400, "lower")
    canvas.grid([90, 200, 350], [390, 420, 520])
    canvas.rotate(30)
    canvas.drawString(300, 0, "watermark")


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_is_read_as_it_is_seen_and_what_stands_askew_is_not(degrees: int) -> None:
    page = extract(blank_pdf(partial(turned, degrees=degrees)), "a.pdf")[0]
    cells = sorted((top, x0, [line[0] for line in lines]) for x0, top, _, _, lines in page.tables[0])

    assert ([lines for _, _, lines in cells], page.lines) == ([["upper"], [], [], ["lower"]], [])


def blank_pdf(draw: Callable[[Any], None], pages: int = 1) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    output = io.BytesIO()
    canvas = Canvas(output)
    for _ in range(pages):
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def refused(data: bytes) -> UnreadableSourceError:
    with pytest.raises(UnreadableSourceError) as raised:
        extract(data, "report.pdf")
    return raised.value


def test_a_scan_is_told_as_one() -> None:
    scan = blank_pdf(lambda canvas: picture(500, 700).drawOn(canvas, 40, 40), 3)

    error = refused(scan)

    assert (error.kind, "扫描件" in error.message.zh, "3 页" in error.message.zh) == ("scan", True, True)


def test_a_picture_among_text_is_a_picture(samples: Mapping[str, SampleReport]) -> None:
    document = read_pdf(pdf_of([*list(story(samples["2021"]))[:2], picture(300, 100)]), "a.pdf", VOCABULARIES)

    assert [type(block) for block in document.blocks][-1] is Picture


def test_a_page_that_is_a_picture_is_a_gap_and_nothing_on_it_is_missing(
    samples: Mapping[str, SampleReport], read: Callable[[bytes], Report]
) -> None:
    from reportlab.platypus import PageBreak

    parts = list(story(samples["2021"]))
    report = read(pdf_of([*parts[:3], PageBreak(), picture(400, 600), PageBreak(), *parts[-2:]]))

    assert len(report.document.gaps) == 1
    assert [section.whole for section in report.sections.values() if not section.heading] == [False, False]


def test_a_password_is_told(samples: Mapping[str, SampleReport]) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = pdf_of(list(story(samples["2021"]))[:1], encrypt=StandardEncryption("user", "owner"))

    assert refused(locked).kind == "encrypted"


def test_a_file_that_only_its_owner_may_change_is_read(samples: Mapping[str, SampleReport]) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    open_ = pdf_of(list(story(samples["2021"]))[:2], encrypt=StandardEncryption("", "owner"))

    assert "一、总体情况" in read_pdf(open_, "a.pdf", VOCABULARIES).source.text


@pytest.mark.parametrize("part", [0.02, 0.5])
def test_a_file_that_is_cut_short_is_told_or_read(part: float, samples: Mapping[str, SampleReport]) -> None:
    data = pdf_of(story(samples["2021"]))

    try:
        kind = "" if extract(data[: int(len(data) * part)], "a.pdf") else "?"
    except UnreadableSourceError as error:
        kind = error.kind

    assert kind in ("broken", "")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(range(256)) * 40, b"PDF"])
def test_what_only_begins_like_a_pdf_is_told(data: bytes) -> None:
    assert refused(data).kind == "broken"


def packed(content: bytes, **entries: object) -> bytes:
    """The smallest PDF of one page, whose content is *content*, packed as often as *times* says."""
    stream, filters = content, b""
    for _ in range(int(str(entries.get("times", 1)))):
        stream, filters = zlib.compress(stream, 9), filters + b"/FlateDecode "
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(stream), filters, stream),
    ]
    output, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(output))
        output += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(output)
    return output + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        start,
    )


def test_what_unpacks_to_any_size_ends_with_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of megabytes of blanks in some hundred kilobytes."""
    monkeypatch.setattr(extract_module, "MAX_MEMORY", 300 * 1024 * 1024)
    blanks = zlib.compressobj(9)
    once = b"".join(blanks.compress(b" " * (1 << 20)) for _ in range(450)) + blanks.flush()
    bomb = packed(b"BT /F 12 Tf (a) Tj ET", times=1).replace(zlib.compress(b"BT /F 12 Tf (a) Tj ET", 9), once)
    bomb = re.sub(rb"/Length \d+", b"/Length %d" % len(once), bomb)

    error = refused(bomb)

    assert isinstance(error, LimitExceededError) or error.kind in ("broken", "scan", "no-text")


def test_each_limit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    text = partial(blank_pdf, lambda canvas: canvas.drawString(50, 50, "abcdefghij"))
    lines = packed(b"BT /F 12 Tf (a) Tj ET " + b"0 0 m 9 9 l S " * 200)
    found = {}
    for limit, most, data in (
        ("MAX_PAGES", 3, text(4)),
        ("MAX_CHARACTERS", 25, text(3)),
        ("MAX_LINES_DRAWN", 100, lines),
        ("MAX_FILE_BYTES", 100, text(1)),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(extract_module, limit, most)
            error = refused(data)
            found[limit] = getattr(error, "limit", error.kind)

    assert found == {limit: limit for limit in found}


def test_a_hundred_thousand_pages_are_refused_at_once() -> None:
    kids = b" ".join(b"3 0 R" for _ in range(100_000))
    many = packed(b"BT /F 12 Tf (a) Tj ET").replace(b"/Kids[3 0 R]/Count 1", b"/Kids[" + kids + b"]/Count 100000")

    error = refused(many)

    assert getattr(error, "limit", error.kind) in ("MAX_PAGES", "broken")


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    error = refused(b"%PDF-1.4")

    assert (error.kind, bool(re.search(r"gouji\[[a-z,]*\bpdf\b", error.message.zh))) == ("missing-extra", True)


def test_a_pdf_is_known_by_its_first_bytes_or_its_name(plugins: Plugins) -> None:
    loader = next(loader for loader in plugins.loaders if loader.name == "pdf")

    told = [
        loader.recognise(b"%PDF-1.7", "a.txt"),
        loader.recognise(b"\n%PDF-1.7", "a.PDF"),
        loader.recognise(b"x", "a"),
    ]
    assert [sure > 50 for sure in told] == [True, True, False]
