"""What LibreOffice makes of a report, in its own formats and back, is read as the same report."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
import shutil
import subprocess

import attrs
import pytest

from gouji.binding.bind import Binder
from gouji.document.loader import load
from gouji.forms.model import Form
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.testing import Line, Rendered, SampleReport, sound_figures
from gouji.testing.office import SheetStyle, WordStyle, render_sheet, render_word
from gouji_gongkai.testing import least_report

Read = Callable[[Rendered], Report]

SOFFICE = shutil.which("soffice")
SECONDS = 180

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed"),
]

NUMBERED = WordStyle(numbered=True, headed=True, spaced=True)
TRACKED = WordStyle(tracked=True, cut=True)
SPLIT = WordStyle(split=True, hidden=True)
TEXTS = SheetStyle(shared=False, rich=True, numbers=False)
BARE = SheetStyle(bordered=False, merged=False, column=4, row=3)

# By way of which format each goes. LibreOffice itself loses ordinals in RTF, and marks of deletion in DOC.
CASES: dict[str, tuple[str, WordStyle | SheetStyle]] = {
    "docx-plain": ("docx", WordStyle()),
    "odt-plain": ("odt", WordStyle()),
    "doc-plain": ("doc", WordStyle()),
    "rtf-plain": ("rtf", WordStyle()),
    "docx-numbered": ("docx", NUMBERED),
    "odt-numbered": ("odt", NUMBERED),
    "doc-numbered": ("doc", NUMBERED),
    "docx-tracked": ("docx", TRACKED),
    "odt-tracked": ("odt", TRACKED),
    "docx-controls": ("docx", WordStyle(controls=True, strict=True)),
    "odt-split": ("odt", SPLIT),
    "doc-split": ("doc", SPLIT),
    "xlsx-plain": ("xlsx", SheetStyle()),
    "ods-plain": ("ods", SheetStyle()),
    "xls-plain": ("xls", SheetStyle()),
    "ods-texts": ("ods", TEXTS),
    "xls-several": ("xls", SheetStyle(several=True, spaced=True)),
    "ods-bare": ("ods", BARE),
    "xlsx-hidden": ("xlsx", SheetStyle(hidden=True, strict=True)),
}


def render(sample: SampleReport, style: WordStyle | SheetStyle) -> Rendered:
    return render_word(sample, style) if isinstance(style, WordStyle) else render_sheet(sample, style)


@pytest.fixture(scope="module")
def converted(sample: SampleReport, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    """Every case as LibreOffice saves it, all files of one format at once, in a profile of its own."""
    folder = tmp_path_factory.mktemp("office")

    def save(files: list[Path], extension: str, target: Path) -> list[Path]:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(SOFFICE), profile, "--headless", "--convert-to", extension, "--outdir", str(target)]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=SECONDS)
        return [target / f"{file.stem}.{extension}" for file in files]

    saved: dict[str, Rendered] = {}
    for by in dict.fromkeys(by for by, _ in CASES.values()):
        files = []
        for name, (_, style) in CASES.items():
            if name.startswith(f"{by}-"):
                rendered = render(sample, style)
                files.append(folder / f"{name}{Path(rendered.name).suffix}")
                files[-1].write_bytes(rendered.data)
        own = files[0].suffix[1:]
        there = save(files, by, folder / by)
        back = there if by == own else save(there, own, folder / by / "back")
        saved |= {file.stem: Rendered(file.read_bytes(), file.name, {}) for file in back}
    return saved


@pytest.fixture(scope="module")
def read(plugins: Plugins, binder: Binder) -> Read:
    def read(rendered: Rendered) -> Report:
        return binder.bind(load(rendered.data, rendered.name, binder.vocabularies, plugins.loaders))

    return read


@pytest.fixture(scope="module")
def sample(plugins: Plugins) -> SampleReport:
    form: Form = next(form for form in plugins.forms if form.id == "2021")
    drawn = {
        "proactive.normative_documents.issued": Decimal(3),
        "proactive.normative_documents.in_force": Decimal(1234),
        "proactive.fees.amount": Decimal("25.10"),
        "requests.granted.natural_person": Decimal(12),
        "requests.partial.enterprise": Decimal(4),
        "requests.carried_in.natural_person": Decimal(2),
        "litigation.reconsideration.upheld": Decimal(5),
    }
    figures = {fact: str(value) for fact, value in sound_figures(form, drawn).items()}
    prose = {"overview": (Line.of("（一）主动公开。2024年，我局主动公开信息15条。"),)}
    return attrs.evolve(least_report(form, subject="云麓县水务局", period=2024, figures=figures), prose=prose)


def facts(report: Report) -> dict[str, object]:
    return {fact.id: fact.value if fact.value is not None else fact.state for fact in report.facts.values()}


def told(report: Report) -> tuple[object, ...]:
    headings = {name: section.heading.text if section.heading else None for name, section in report.sections.items()}
    return report.subject.value, report.period.value, report.form.id, headings


@pytest.mark.parametrize("case", CASES)
def test_what_libreoffice_saved_is_the_same_report(
    case: str, sample: SampleReport, converted: dict[str, Rendered], read: Read
) -> None:
    before, after = read(render(sample, CASES[case][1])), read(converted[case])

    assert facts(after) == facts(before)
    assert told(after) == told(before)
