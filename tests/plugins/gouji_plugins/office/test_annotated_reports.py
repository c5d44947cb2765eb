"""Reports with faults, annotated: gouji finds in the copy what it found in the report, and LibreOffice shows it there."""

from __future__ import annotations

from pathlib import Path
import re
import shutil
import subprocess
from xml.sax.saxutils import unescape

import attrs
import pytest

from gouji.annotating.annotate import annotate
from gouji.checking.diagnostic import Diagnostic
from gouji.config import CommandLine
from gouji.run.session import Session
from gouji.testing import Line, Rendered, SampleReport
from gouji.testing.office import SheetStyle, WordStyle, render_sheet, render_word
from gouji.testing.office.annotated import part, words_in
from gouji_gongkai.testing import form_of, least_report

SOFFICE = shutil.which("soffice")
SECONDS = 180
STYLES: dict[str, WordStyle | SheetStyle] = {
    "docx": WordStyle(),
    "docx-tracked": WordStyle(tracked=True, cut=True, hidden=True),
    "docx-numbered": WordStyle(numbered=True, split=True, spaced=True),
    "docx-boxed": WordStyle(boxed=True, controls=True, fields=True),
    "xlsx": SheetStyle(),
    "xlsx-several": SheetStyle(several=True, hidden=True, rich=True),
    "xlsx-strict": SheetStyle(strict=True, spaced=True, shared=False),
}


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.start(CommandLine())


@pytest.fixture(scope="module")
def sample() -> SampleReport:
    """A report with sums that do not add up, and a sentence with a private number and years of another report."""
    figures = {"requests.new.total": "9", "requests.granted.total": "7"}
    sample = least_report(form_of("2021"), subject="云麓县水务局", period=2024, figures=figures)
    faulty = "联系电话：13812345678，统计期限自2023年1月1日起至2023年12月31日止。"
    return attrs.evolve(sample, preface=(*sample.preface, Line.of(faulty)))


def render(sample: SampleReport, style: WordStyle | SheetStyle) -> Rendered:
    return render_word(sample, style) if isinstance(style, WordStyle) else render_sheet(sample, style)


def copy_of(session: Session, rendered: Rendered) -> bytes:
    result = session.check(rendered.data, rendered.name)
    return annotate(session.linter, rendered.data, result, "zh").data


def found(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[object, ...]]:
    return [(each.code, each.message, each.place, each.expected, each.actual) for each in diagnostics]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_gouji_finds_the_same_in_the_copy(
    style: WordStyle | SheetStyle, sample: SampleReport, session: Session
) -> None:
    rendered = render(sample, style)

    before, after = (session.check(data, rendered.name) for data in (rendered.data, copy_of(session, rendered)))

    assert found(after.diagnostics) == found(before.diagnostics)
    assert {"T101", "Y101"} <= {each.code for each in before.diagnostics}


def converted(path: Path, extension: str) -> bytes:
    """A file as LibreOffice saves it in another format, in a profile of its own."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", extension, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return path.with_suffix(f".{extension}").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_shows_each_comment_at_its_words(sample: SampleReport, session: Session, tmp_path: Path) -> None:
    rendered = render(sample, STYLES["docx-tracked"])
    copy = copy_of(session, rendered)
    (tmp_path / "a.docx").write_bytes(copy)

    content = part(converted(tmp_path / "a.docx", "odt"), "content.xml").decode()

    shown = re.findall("(?s)</office:annotation>(.*?)<office:annotation-end", content)
    assert sorted(unescape(re.sub("<[^>]*>", "", each)) for each in shown) == sorted(words_in(copy).values())


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_shows_each_comment_in_its_cell(sample: SampleReport, session: Session, tmp_path: Path) -> None:
    rendered = render(sample, STYLES["xlsx"])
    copy = copy_of(session, rendered)
    (tmp_path / "a.xlsx").write_bytes(copy)

    content = part(converted(tmp_path / "a.xlsx", "ods"), "content.xml").decode()

    shown = re.findall("(?s)</office:annotation>(?:<text:p>(.*?)</text:p>)?", content)
    cells = [
        str(locator["cell"]) for each in session.check(copy, rendered.name).diagnostics if (locator := each.locator)
    ]
    assert len(shown) == len(set(cells))
    assert {"9", "7"} <= set(shown)
