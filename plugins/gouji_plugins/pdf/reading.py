"""A PDF → what is printed on its pages: pdfium reads it, page by page, within limits."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from gouji_plugins.pdf.meter import ExceededError, Meter
from gouji_plugins.pdf.printed import has_text, printed_on

__all__ = ["read"]

_PASSWORD, _SECURITY = 4, 5
"""pdfium's numbers for files that need a password, or one that it does not know how to ask for."""


def read(data: bytes, meter: Meter) -> dict[str, Any]:
    """Return the ``pages`` of a PDF; or the ``limit`` that it exceeds, or the kind of ``error`` and its ``page``.

    Fonts that are not part of the file are pdfium's own, not those of this computer: places are the same on every one.
    """
    import pypdfium2

    pypdfium2.raw.FPDF_SetSystemFontInfo(None)
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            return _read(document, meter)
    except pypdfium2.PdfiumError as error:
        return {"error": "encrypted" if error.err_code in (_PASSWORD, _SECURITY) else "broken"}
    except ExceededError as error:
        return {"limit": error.limit}


def _read(document: Any, meter: Meter) -> dict[str, Any]:
    from pypdfium2 import PdfiumError

    pages = []
    meter.open(len(document))
    for number in range(len(document)):
        try:
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                pages.append(printed_on(page, text, meter))
        except PdfiumError:
            return {"error": "broken", "page": number + 1}
    if not any(map(has_text, pages)):
        return {"error": "scan" if any(page["images"] for page in pages) else "no-text", "page": len(pages)}
    return {"pages": pages}
