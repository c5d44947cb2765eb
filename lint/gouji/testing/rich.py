"""Print a sample as RTF, as old editors save it: paragraphs, and tables whose covered cells are empty."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.testing.grid import Grid
from gouji.testing.rendered import Rendered
from gouji.testing.sample import SampleReport
from gouji.testing.shapes import grid_of

__all__ = ["render_rich"]

_WIDTH = 9000
_MARKS = str.maketrans({"\\": "\\\\", "{": "\\{", "}": "\\}", "\n": "\\line "})


def render_rich(sample: SampleReport, name: str = "report.rtf") -> Rendered:
    """Print *sample* as RTF. No places are known."""
    parts = [_paragraph(line.text) for line in (*sample.title, *sample.preface)]
    for chapter in sample.chapters:
        parts += [_paragraph(text) for text in (chapter.heading, *(line.text for line in chapter.lines)) if text]
        parts += [_table(grid_of(sample, table)) for table in chapter.tables]
    return Rendered(f"{{\\rtf1\\ansi\\ansicpg936\\uc1\n{''.join(parts)}}}\n".encode("ascii"), name, {})


def _paragraph(text: str) -> str:
    return f"\\pard {_text(text)}\\par\n"


def _table(grid: Grid) -> str:
    return "".join(_row([cell.text if cell is not None else "" for cell in row], grid.width) for row in grid.spread)


def _row(texts: Iterable[str], width: int) -> str:
    edges = "".join(f"\\cellx{_WIDTH * number // width}" for number in range(1, width + 1))
    cells = "".join(f"\\pard\\intbl {_text(text)}\\cell\n" for text in texts)
    return f"\\trowd{edges}\n{cells}\\row\n"


def _text(text: str) -> str:
    """Return a text with its marks escaped, and what is not ASCII as numbers of UTF-16."""
    units = text.translate(_MARKS).encode("utf-16-be", "replace")
    codes = (int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2))
    return "".join(chr(code) if code < 0x80 else f"\\u{code - 0x10000 * (code >= 0x8000)}?" for code in codes)
