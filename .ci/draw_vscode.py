"""Draw the pictures of docs/editors.md: Visual Studio Code with the extension, a faulty report, a figure and a fix.

``./dev python .ci/draw_vscode.py`` writes docs/pictures/vscode-*.png; it needs what ``.ci/real_vscode.py`` sets up,
Chromium and a font with Chinese characters.
"""

from __future__ import annotations

from pathlib import Path
import sys
from tempfile import TemporaryDirectory

from PIL import Image
from real_vscode import default_folder, missing, unready

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/pictures"
SHOWN = ("problems", "hover", "fix")
COLORS = 256


def main() -> int:
    """Draw the pictures, and return 0; 2 where something is missing."""
    sys.path.insert(0, str(ROOT))
    from tests.integration.vscode.editor import what_is_seen

    setup = default_folder()
    needed = [*missing(), *unready(setup)]
    if needed:
        print(*needed, sep="\n", file=sys.stderr)
        return 2
    with TemporaryDirectory() as name:
        folder = Path(name) / "seen"
        what_is_seen(setup, folder)
        for each in SHOWN:
            picture = PICTURES / f"vscode-{each}.png"
            _reduced(Image.open(folder / f"pictures/{each}.png").convert("RGB")).save(picture, optimize=True)
            print(f"{picture}: {picture.stat().st_size} bytes")
    return 0


def _reduced(drawn: Image.Image) -> Image.Image:
    """Return a picture with the colours that it has most of, so that signs keep theirs."""
    common = sorted(drawn.getcolors(drawn.width * drawn.height) or (), reverse=True)[:COLORS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, color in common for part in color])
    return drawn.quantize(palette=palette, dither=Image.Dither.NONE)


if __name__ == "__main__":
    sys.exit(main())
