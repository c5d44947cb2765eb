"""Office files are told by their content; what they are called matters only where that says nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.config import CommandLine
from gouji.document.loader import load
from gouji.document.model import Document
from gouji.errors import UnreadableSourceError
from gouji.forms.model import Form
from gouji.plugins.model import Plugins
from gouji.run.session import Session
from gouji.testing import SampleReport
from gouji.testing.office import SheetStyle, WordStyle, render_sheet, render_word, zipped
from gouji.testing.rendered import Rendered
from gouji_common.testing import figure_off
from gouji_gongkai.testing import least_report
from gouji_plugins.office.package import Package

Read = Callable[[bytes, str], Document]


@pytest.fixture(scope="session")
def form(plugins: Plugins) -> Form:
    return next(form for form in plugins.forms if form.id == "2021")


@pytest.fixture(scope="session")
def sample(form: Form) -> SampleReport:
    return least_report(form, subject="云麓县水务局", period=2024)


@pytest.fixture(scope="session")
def read(plugins: Plugins, binder: Binder) -> Read:
    def read(data: bytes, name: str) -> Document:
        return load(data, name, binder.vocabularies, plugins.loaders)

    return read


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.wps", "a", "a.txt", "a.xlsx"])
def test_a_word_document_is_one_by_any_name(name: str, sample: SampleReport, read: Read) -> None:
    assert read(render_word(sample, WordStyle()).data, name).loader == "docx"


@pytest.mark.parametrize("name", ["a.xlsx", "a.et", "a.xls", "a.docx"])
def test_a_workbook_is_one_by_any_name(name: str, sample: SampleReport, read: Read) -> None:
    assert read(render_sheet(sample, SheetStyle()).data, name).loader == "xlsx"


def test_a_text_called_docx_is_a_text(read: Read) -> None:
    assert read("一、总体情况\n".encode(), "a.docx").loader == "text"


def test_an_archive_that_is_no_office_file_is_told_by_the_name_it_goes_by(read: Read) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read(zipped({"a.txt": "甲"}), "a.docx")

    assert caught.value.kind == "damaged"


@pytest.mark.parametrize("render", [lambda s: render_word(s, WordStyle()), lambda s: render_sheet(s, SheetStyle())])
def test_a_finding_names_its_cell_and_has_no_lines(
    render: Callable[[SampleReport], Rendered], sample: SampleReport
) -> None:
    fault = figure_off(sample, "requests.granted.natural_person", 7)
    rendered = render(fault.sample)

    result = Session.start(CommandLine()).check(rendered.data, rendered.name)
    (found,) = [diagnostic for diagnostic in result.diagnostics if diagnostic.rule == "total-consistency"]
    assert (found.range, found.locator) == (None, rendered.places["requests.granted.natural_person"])
    assert all(related.range is None and related.locator for related in found.related)


def test_each_sheet_with_a_report_of_its_own_is_checked(sample: SampleReport) -> None:
    fault = figure_off(sample, "requests.granted.natural_person", 7).sample
    data = zipped(_two_sheets(render_sheet(sample, SheetStyle()), render_sheet(fault, SheetStyle())))

    result = Session.start(CommandLine()).check(data, "a.xlsx")
    locators = [diagnostic.locator for diagnostic in result.diagnostics if diagnostic.rule == "total-consistency"]
    assert [locator["sheet"] for locator in locators if locator] == ["乙"]


def _two_sheets(first: Rendered, second: Rendered) -> dict[str, bytes]:
    """The parts of a workbook that holds the first sheets of two."""
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(first.data)) as one, ZipFile(BytesIO(second.data)) as other:
        parts = {name: one.read(name) for name in one.namelist()}
        # Both have the same texts in the same order, and the changed figure stands in the cell itself.
        assert parts["xl/sharedStrings.xml"] == other.read("xl/sharedStrings.xml")
        parts["xl/worksheets/sheet2.xml"] = other.read("xl/worksheets/sheet1.xml")
    sheets = b'<sheet name="\xe4\xb9\x99" sheetId="2" r:id="two"/></sheets>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</sheets>", sheets)
    relation = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    entry = b'<Relationship Id="two" Type="' + relation + b'" Target="worksheets/sheet2.xml"/></Relationships>'
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", entry)
    return parts


def test_each_part_of_a_package_is_unpacked_once(
    sample: SampleReport, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own references too, which lead to the text and to the title."""
    unpacked: list[str] = []
    unpack = Package.read
    monkeypatch.setattr(Package, "read", lambda package, part: unpacked.append(part) or unpack(package, part))

    read(render_word(sample, WordStyle(numbered=True)).data, "a.docx")

    assert "_rels/.rels" in unpacked
    assert sorted(set(unpacked)) == sorted(unpacked)
