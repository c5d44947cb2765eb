"""Draw the pictures of docs/page.md: the page of ``gouji page`` with faulty reports of the examples, as Chromium shows it.

``./dev python .ci/draw_page.py`` writes docs/pictures/page-*.png; it needs what ``gouji page`` fetches, Chromium and a font
with Chinese characters.
"""

from __future__ import annotations

from io import BytesIO
import json
from pathlib import Path
import sys
from tempfile import TemporaryDirectory

from PIL import Image

from gouji.cli import main as gouji

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/pictures"
FAULTY = ROOT / "docs/examples/faulty"
REPORTS = ("云岭镇2023.txt", "云岭镇2024.txt", "青岚县民政局2024.txt")
FIXED = REPORTS[2]
WIDTH, HEIGHT, COLORS = 1280, 860, 256

CHECK = "gouji.check({files}.map(([path, text]) => ({{ path, file: new Blob([text]) }})))"
OPEN = "document.querySelector('#reports tr[data-path=\"{path}\"] button').click(); gouji.settled()"
LAST = "[...document.querySelectorAll('#findings .go')].at(-1)"
STEPS = {
    "findings": (OPEN.format(path=FIXED), f"{LAST}.dispatchEvent(new MouseEvent('click', {{ detail: 1 }}))"),
    "years": ("document.getElementById('by-year').click()",),
}
"""What is done on the page before each picture."""


def main() -> int:
    """Draw the pictures, and return 0."""
    sys.path.insert(0, str(ROOT))
    from tests.lint.output.html.chromium import Browser

    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page = folder / "gouji.html"
        if gouji(["page", "--no-pdf", "--output", str(page)]):
            return 1
        with Browser(folder / "profile") as browser:
            browser.resize(WIDTH, HEIGHT)
            browser.open(page)
            browser.run("gouji.ready")
            browser.run("gouji.state.language === 'zh' || document.getElementById('language').click()")
            browser.run(CHECK.format(files=json.dumps([(path, _report(path)) for path in REPORTS])))
            for each, steps in STEPS.items():
                for step in steps:
                    browser.run(step)
                browser.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
                _keep(PICTURES / f"page-{each}.png", browser.pictured())
    return 0


def _report(name: str) -> str:
    """Return a report of the examples; one of them has a mark twice, too, which can be fixed."""
    text = next(FAULTY.rglob(name)).read_text("utf-8")
    return text.replace("（一）主动公开。", "（一）主动公开。。") if name == FIXED else text


def _keep(picture: Path, drawn: bytes) -> None:
    image = Image.open(BytesIO(drawn)).convert("RGB")
    image.quantize(COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(picture, optimize=True)
    print(f"{picture}: {picture.stat().st_size} bytes")


if __name__ == "__main__":
    sys.exit(main())
