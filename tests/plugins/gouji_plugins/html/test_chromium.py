"""What a browser makes of a page reads as the page itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import shutil
import subprocess

import attrs
import pytest

from gouji.binding.bind import Binder
from gouji.report.model import Report
from gouji.testing import Line, Rendered, SampleReport, TextStyle, sound_figures
from gouji.testing.pages import MANNERS, PageStyle, render_page
from gouji_gongkai.testing import least_report

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--dump-dom",
)
STYLES = [
    *(PageStyle(manner=manner, blank="&nbsp;", spacer=True) for manner in MANNERS),
    PageStyle(manner="one-line", layout_table=True, closes=False, references=True),
    PageStyle(manner="word", text=TextStyle(encoding="gb18030", newline="\r\n", parted="\n"), declared="gb2312"),
    PageStyle(closes=False, text=TextStyle(wide_digits=True, half_width=True), layout_table=True),
]


def _sample(binder: Binder) -> SampleReport:
    form = binder.kinds["gongkai"].newest
    figures = {fact: str(figure) for fact, figure in sound_figures(form, {}).items()}
    figures |= {"requests.granted.natural_person": "", "litigation.reconsideration.upheld": "12"}
    sample = least_report(form, subject="澄江县水务局", period=2024)
    line = Line.of("我局持续做好政府信息公开工作，“一网通办” & 公开专栏 <12345>。")
    prose = {section.id: (line,) for section in form.sections}
    return attrs.evolve(sample.with_figures(figures), prose=prose)


def _dumped(page: Path, profile: Path) -> bytes:
    """The page's tree as the browser has it after it ran the scripts."""
    command = (CHROMIUM, *OPTIONS, f"--user-data-dir={profile}", page.as_uri())
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: no browser to compare with")
@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.manner}-{style.text.encoding}")
def test_a_page_read_by_a_browser_says_the_same(
    style: PageStyle, binder: Binder, read: Callable[[Rendered], Report], tmp_path: Path
) -> None:
    rendered = render_page(_sample(binder), style)
    page = tmp_path / "report.html"
    page.write_bytes(rendered.data)

    dumped = Rendered(_dumped(page, tmp_path / "profile"), "report.html", {})

    reports = [read(rendered), read(dumped)]
    facts = [{fact.id: (fact.state, fact.raw) for fact in report.facts.values()} for report in reports]
    assert facts[1] == facts[0]
    lines = [[paragraph.text for paragraph in report.paragraphs] for report in reports]
    assert lines[1] == lines[0]
    assert [report.title.value for report in reports] == [reports[0].title.value] * 2
