"""The child process: a PDF on standard input → what is printed on its pages, as JSON on standard output.

A PDF can exhaust the memory of the process that reads it, or abort it; this one may die. It uses nothing of gouji
itself. `gouji_plugins.pdf.extract` reads the JSON.
"""

from __future__ import annotations

import io
import json
import os
import sys
from threading import Thread
from time import sleep
from typing import Any

from gouji_plugins.pdf.characters import chars_of
from gouji_plugins.pdf.lines import Char, lines_of
from gouji_plugins.pdf.sides import open_sides

__all__ = ["main"]

_FORMAT, _PASSWORD, _SECURITY = 3, 4, 5
_FEWEST_CELLS = 2
_TICK = 0.2


def main(arguments: list[str]) -> int:
    """Read a PDF and return the exit status; *arguments* limit memory, seconds, pages, characters, lines, content."""
    memory, seconds, pages, characters, drawn, content = map(int, arguments)
    _limit(memory, seconds)
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    try:
        result = _read(sys.stdin.buffer.read(), pages, characters, drawn, content)
        output = json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    except MemoryError:
        output = b'{"limit":"MAX_MEMORY"}'
    sys.stdout.buffer.write(output)
    return 0


def _end_with(parent: int) -> None:
    """End this process soon after its parent has ended, in whatever way: then it is another's child.

    Windows keeps the number of a parent that is gone; there the work is done to its end, for nobody.
    """
    while os.getppid() == parent:
        sleep(_TICK)
    os._exit(1)


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock is left.
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _read(data: bytes, pages: int, characters: int, drawn: int, content: int) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        kinds = {_PASSWORD: "encrypted", _SECURITY: "encrypted"}
        return {"error": kinds.get(error.err_code or 0, "broken")}
    if count > pages:
        return {"limit": "MAX_PAGES"}
    chars: list[list[Char]] = []
    for number in range(count):
        try:
            printed = document[number].get_textpage()
            characters -= printed.count_chars()
            if characters < 0:
                return {"limit": "MAX_CHARACTERS"}
            chars.append(chars_of(document[number], printed))
        except pypdfium2.PdfiumError:
            return {"error": "broken", "page": number + 1}
    document.close()
    if not any(chars):
        return {"error": "scan", "page": count}
    return _extract(data, chars, drawn, content)


def _extract(data: bytes, chars: list[list[Char]], drawn: int, content: int) -> dict[str, Any]:
    """Return each page's size, lines of text, cells of tables, and pictures; or the limit that was exceeded.

    A line is ``[text, x0, top, x1, bottom, size]``, a cell ``[x0, top, x1, bottom, lines]``, all in points.
    """
    import pdfplumber

    from gouji_plugins.pdf.drawing import ExceededError, Meter, draw

    found = []
    meter = Meter(content, drawn)
    with pdfplumber.open(io.BytesIO(data), pages=list(range(1, len(chars) + 1))) as pdf:
        for page, outside in zip(pdf.pages, chars, strict=True):
            try:
                draw(page, meter)
            except ExceededError as error:
                return {"limit": error.limit}
            tables = []
            vertical, horizontal = open_sides(page.edges)
            settings = {"explicit_vertical_lines": vertical, "explicit_horizontal_lines": horizontal}
            for table in page.find_tables(settings):
                if len(table.cells) >= _FEWEST_CELLS:
                    inside, outside = _parted(outside, table.bbox)
                    tables.append([[*_rounded(box), lines_of(own)] for box, own in _filled(table.cells, inside)])
            found.append({
                "width": round(page.width, 1),
                "height": round(page.height, 1),
                "lines": lines_of(outside, apart=True),
                "tables": tables,
                "images": [_rounded((i["x0"], i["top"], i["x1"], i["bottom"])) for i in page.images],
            })  # fmt: skip
            page.close()
    return {"pages": found}


_Box = tuple[float, float, float, float]


def _parted(chars: list[Char], box: _Box) -> tuple[list[Char], list[Char]]:
    """Split the characters into those whose middle is in a box, and the others."""
    x0, top, x1, bottom = box
    inside: list[Char] = []
    outside: list[Char] = []
    for char in chars:
        x, y = (char[1] + char[3]) / 2, (char[2] + char[4]) / 2
        (inside if x0 <= x <= x1 and top <= y <= bottom else outside).append(char)
    return inside, outside


def _filled(boxes: list[_Box], chars: list[Char]) -> list[tuple[_Box, list[Char]]]:
    """Return each cell with the characters in it."""
    filled = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        inside, chars = _parted(chars, box)
        filled.append((box, inside))
    return filled


def _rounded(box: _Box) -> list[float]:
    return [round(value, 1) for value in box]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
