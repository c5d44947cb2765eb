"""Draw the picture of docs/annotate.md: the annotated copy of a faulty Word report, its comments in the margin.

``./dev python .ci/draw_annotated.py`` writes docs/pictures/annotated-word.png; it needs soffice and a font.
LibreOffice without a screen writes the comments as notes of the PDF; the script draws these beside the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_ushort
from decimal import Decimal
from io import BytesIO
from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from PIL import Image, ImageDraw, ImageFont
import pypdfium2
from pypdfium2 import raw

from gouji.testing.strategies.formats import PLAIN_RENDERERS
from gouji_gongkai.testing import CATALOGUE, official_forms, sound_report

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs/pictures/annotated-word.png"
BODY, YEAR = "青岚县水务局", 2024
FIGURES = {
    "requests.new.natural_person": 5,
    "requests.new.enterprise": 1,
    "requests.granted.natural_person": 5,
    "requests.granted.enterprise": 1,
}
FAULTS = ("a total that is too high", "布署", "。。")
"""Faults of the catalogue, by what they are."""

WIDTH, TOP, HEIGHT, MARGIN, COLORS = 1000, 66, 770, 360, 64
"""How wide the page is drawn, where what is shown begins, how much it is, how wide the margin is, and how many colours are enough."""

PDF = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
FONT = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
SIZE, PAPER, INK = 15, "#fff6cc", "#b08900"
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
DRESS = {
    "<w:r><w:t": '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t',
    "<w:tblPr/>": f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_LINES}</w:tblBorders></w:tblPr>',
    "<w:sectPr/>": '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="900" w:right="900" w:bottom="900" w:left="900"/></w:sectPr>',
}
"""What makes of the plain document one that looks like a report: small print, lines around cells, margins."""


def main() -> int:
    """Draw the picture, and return 0."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"{BODY}.docx").write_bytes(_report())
        gouji = [sys.executable, "-m", "gouji", "annotate", "--no-cache", "--fail-on=never", "--lang=zh"]
        subprocess.run([*gouji, f"{BODY}.docx", "--output=copies"], cwd=folder, check=True)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", PDF, f"copies/{BODY}.docx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        picture = _drawn(pypdfium2.PdfDocument(folder / f"{BODY}.pdf"))
    picture.quantize(COLORS).save(PICTURE, optimize=True)
    print(f"{PICTURE}: {PICTURE.stat().st_size} bytes")
    return 0


def _report() -> bytes:
    """Return a Word report of a body that does not exist, with faults."""
    form = next(form for form in official_forms() if form.in_force(YEAR))
    sample = sound_report(form, period=YEAR, subject=BODY, figures={fact: Decimal(n) for fact, n in FIGURES.items()})
    for fault in CATALOGUE:
        sample = fault.plant(sample).sample if fault.what in FAULTS else sample
    return _dressed(PLAIN_RENDERERS["docx"](sample).data)


def _dressed(data: bytes) -> bytes:
    """Return a Word file with its text small and its tables ruled."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as plain, ZipFile(written, "w") as dressed:
        for name in plain.namelist():
            part = plain.read(name).decode()
            for bare, dress in DRESS.items():
                part = part.replace(bare, dress) if name == "word/document.xml" else part
            dressed.writestr(name, part)
    return written.getvalue()


def _drawn(document: pypdfium2.PdfDocument) -> Image.Image:
    """Return the upper part of the first page, with its notes in the margin."""
    page = document[0]
    scale = WIDTH / page.get_width()
    picture = Image.new("RGB", (WIDTH + MARGIN, HEIGHT), "white")
    picture.paste(page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB"), (0, -TOP))
    bottom = 0
    for text, x, y in sorted(_notes(page), key=lambda note: note[2]):
        bottom = _with_note(ImageDraw.Draw(picture), text, (x * scale, y * scale - TOP), bottom + 8)
    return picture


def _notes(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, float]]:
    """Yield the text of each note of a page, and where it stands, from the left and from the top."""
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_TEXT:
            continue
        length = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
        text = (c_ushort * (length // 2))()
        raw.FPDFAnnot_GetStringValue(note, b"Contents", text, length)
        place = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(note, place)
        yield bytes(text).decode("utf-16-le").rstrip("\0"), place.left, page.get_height() - min(place.top, place.bottom)


def _with_note(drawing: ImageDraw.ImageDraw, text: str, place: tuple[float, float], above: int) -> int:
    """Draw a note beside its place, below the one above it, with a line between them; return where it ends."""
    font = ImageFont.truetype(FONT, SIZE)
    left, width = WIDTH + 8, (MARGIN - 32) // SIZE
    lines = [line[at : at + width] for line in text.splitlines() for at in range(0, len(line), width)]
    top = max(above, int(place[1]) - SIZE)
    bottom = top + len(lines) * (SIZE + 5) + 12
    drawing.line((*place, WIDTH - 40, place[1], left, top + SIZE), fill=INK)
    drawing.rectangle((left, top, WIDTH + MARGIN - 8, bottom), fill=PAPER, outline=INK)
    drawing.multiline_text((left + 8, top + 5), "\n".join(lines), fill="black", font=font, spacing=4)
    return bottom


if __name__ == "__main__":
    sys.exit(main())
