"""Where a PDF's texts stand does not depend on the fonts that this computer has."""

from __future__ import annotations

from typing import Any

from pypdfium2 import raw

from gouji.testing.paper import render_paper
from gouji_gongkai.testing import official_forms, sound_report
from gouji_plugins.pdf.meter import Meter
from gouji_plugins.pdf.reading import read


def test_no_font_of_this_computer_is_asked_for() -> None:
    asked: list[Any] = []
    fonts = raw.FPDF_SYSFONTINFO(version=1)
    of_fonts = dict(fonts._fields_)
    fonts.EnumFonts = of_fonts["EnumFonts"](lambda *_: asked.append("EnumFonts"))
    fonts.MapFont = of_fonts["MapFont"](lambda *_: asked.append("MapFont"))
    raw.FPDF_SetSystemFontInfo(fonts)
    paper = render_paper(sound_report(official_forms()[-1]))

    pages = read(paper.data, Meter(*[10**7] * 4))["pages"]

    assert (bool(pages[0]["lines"]), asked) == (True, [])
