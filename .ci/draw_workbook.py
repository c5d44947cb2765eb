"""Draw the picture of ``--format xlsx`` in the documentation: a county's reports, checked, as LibreOffice prints the sheets.

``./dev python .ci/draw_workbook.py`` writes docs/pictures/workbook.png; it needs soffice.
"""

from __future__ import annotations

from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory

from PIL import Image
import pypdfium2

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "pictures" / "workbook.png"
SHEETS = {"勾稽检查结果": (1.0, 300), "机关 结论": (1.0, 220), "级别 机关": (1.9, 250), "主要数据": (1.0, 250)}
"""What the first page of each sheet that is shown begins with, how large it is drawn, and how much of it is shown."""

WIDTH, COLORS = 1000, 64
"""How wide the picture is, and how many colours are enough."""


def main() -> None:
    """Write the reports of eight bodies over five years, check them, and draw the sheets one below the other."""
    sys.path.insert(0, str(ROOT))
    from tests.benchmarks.county import write_county

    with TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        write_county(reports, bodies=14, formats=("docx", "xlsx", "text rows"))
        gouji = [sys.executable, "-m", "gouji", "check", "--no-cache", "--fail-on=never", "--lang=zh"]
        subprocess.run([*gouji, "--format=xlsx", "--output=results.xlsx", "reports"], cwd=folder, check=True)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "results.xlsx"],
            cwd=folder,
            check=True,
            capture_output=True,
        )
        picture = _drawn(pypdfium2.PdfDocument(Path(folder) / "results.pdf"))
    PICTURE.parent.mkdir(exist_ok=True)
    picture.quantize(COLORS).save(PICTURE, optimize=True)


def _drawn(document: pypdfium2.PdfDocument) -> Image.Image:
    """Return the tops of the first pages of the sheets, one below the other."""
    picture = Image.new("RGB", (WIDTH, sum(height for _, height in SHEETS.values())), "white")
    pages = iter(document)
    top = 0
    for begins, (scale, height) in SHEETS.items():
        page = next(page for page in pages if begins in page.get_textpage().get_text_range().replace("\r\n", " ")[:80])
        drawn = page.render(scale=scale * WIDTH / page.get_width()).to_pil().convert("RGB")
        picture.paste(drawn.crop((0, int(30 * scale), WIDTH, int(30 * scale) + height - 12)), (0, top))
        top += height
    return picture


if __name__ == "__main__":
    main()
