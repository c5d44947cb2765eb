"""Draw the picture of docs/review.md: faulty reports of the examples, checked with --format html, as Chromium shows them."""

from __future__ import annotations

from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs/pictures/review.png"
RULES = "total-consistency,carried-over-across-years,narrative-mismatch"
REPORTS = ("total-consistency", "carried-over-across-years")
WIDTH, HEIGHT = 900, 1180
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")


def main() -> int:
    """Draw the picture, and return 0."""
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        command = (sys.executable, "-m", "gouji", "check", "--no-cache", "--lang", "zh", "--fail-on", "never")
        written = ("--select", RULES, "--format", "html", "--output", page)
        subprocess.run([*command, *written, *REPORTS], cwd=ROOT / "docs/examples/faulty", check=True)
        PICTURE.parent.mkdir(exist_ok=True)
        window = (f"--window-size={WIDTH},{HEIGHT}", f"--user-data-dir={folder}/profile", f"--screenshot={PICTURE}")
        subprocess.run([*CHROMIUM, *window, page.as_uri()], check=True, stderr=subprocess.DEVNULL)
    print(f"{PICTURE}: {PICTURE.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
