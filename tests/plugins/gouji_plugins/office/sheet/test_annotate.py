"""Comments in copies of workbooks: at the cells, beside all that is there already, and nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping
import re
from xml.etree.ElementTree import fromstring

import pytest

from gouji.api.documents import Annotation, Original, Place, UnreadableSourceError
from gouji.testing.office import zipped
from gouji.testing.office.annotated import members, part
from gouji_plugins.office.sheet.annotate import annotate_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ROOT = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"'
TYPES = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
CELLS = '<sheetData><row r="1"><c r="A1"><v>805</v></c></row></sheetData>'
DRAWING = f'<legacyDrawing xmlns:r="{OFFICE}" r:id="rIdGouji2"/>'
SHEET, SHEET_2 = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"


def references(*kinds: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def file(
    sheet: str = f"<worksheet {ROOT}>{CELLS}</worksheet>", parts: Mapping[str, str | bytes] | None = None
) -> bytes:
    """A workbook of two sheets, the second of which is the same as the first or one of the *parts*."""
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": references(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook {ROOT}><sheets><sheet name="年报" sheetId="1" r:id="r1"/>'
            f'<sheet name="附表" sheetId="2" r:id="r2"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": references(
                ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml")
            ),
            SHEET: sheet,
            SHEET_2: sheet,
            **(parts or {}),
        }
    )


def at(cell: str, *lines: str, sheet: str = "年报") -> Annotation:
    return Annotation("error", "T101", lines or ("错误 T101：总计不符",), Place(None, {"sheet": sheet, "cell": cell}))


def annotated(data: bytes, *annotations: Annotation) -> bytes:
    return annotate_workbook(Original("a.xlsx", data, (), annotations, "zh"))


def comments_in(data: bytes, name: str = "xl/comments.xml") -> dict[str, tuple[str, str]]:
    """The author and the text of each comment of a part by its cell."""
    tree = fromstring(part(data, name).replace(b"http://purl.oclc.org/ooxml/spreadsheetml/main", MAIN.encode()))  # noqa: S314
    authors = [author.text or "" for author in tree.iter(f"{{{MAIN}}}author")]
    return {
        comment.get("ref", ""): (authors[int(comment.get("authorId", ""))], "".join(comment.itertext()))
        for comment in tree.iter(f"{{{MAIN}}}comment")
    }


def boxes_in(data: bytes, name: str = "xl/drawings/vmlDrawing.vml") -> list[tuple[int, int]]:
    """The row and column, from 0, of each box in a drawing."""
    found = re.findall(rb"<x:Row>(\d+)</x:Row><x:Column>(\d+)</x:Column>", part(data, name))
    return [(int(row), int(column)) for row, column in found]


def test_a_cell_has_a_comment_and_a_box() -> None:
    copy = annotated(file(), at("D17"), at("A1", "提示 <&>", "_x000D_"))

    assert comments_in(copy) == {
        "D17": ("勾稽", "错误 T101：总计不符"),
        "A1": ("勾稽", "提示 <&>\n_x005F_x000D_"),
    }
    assert boxes_in(copy) == [(16, 3), (0, 0)]
    assert part(copy, SHEET).decode() == f"<worksheet {ROOT}>{CELLS}{DRAWING}</worksheet>"


def test_findings_in_one_cell_share_its_comment() -> None:
    copy = annotated(file(), at("A1", "一", "其一"), at("A1", "二"))

    assert comments_in(copy) == {"A1": ("勾稽", "一\n其一\n\n二")}


def test_each_sheet_has_comments_of_its_own() -> None:
    copy = annotated(file(), at("A1", "一"), at("B2", "二", sheet="附表"))

    assert [comments_in(copy, f"xl/comments{number}.xml") for number in ("", "1")] == [
        {"A1": ("勾稽", "一")},
        {"B2": ("勾稽", "二")},
    ]


@pytest.mark.parametrize("place", [Place(), Place(None, {"sheet": "没有", "cell": "ZZZZ1"}), Place(None, {"page": 2})])
def test_what_has_no_cell_goes_into_the_first(place: Place) -> None:
    copy = annotated(file(), Annotation("error", "S101", ("缺少",), place))

    assert comments_in(copy) == {"A1": ("勾稽", "缺少")}


CONTROLS = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14">'
    "<controls/></mc:Choice></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", '<tableParts count="0"/><extLst/>'),
        ('<pageMargins left="1"/><drawing r:id="r9"/>', '<legacyDrawingHF r:id="r8"/><picture r:id="r7"/>'),
        ("<mergeCells/>", CONTROLS),
        ('<x14ac:dyDescent xmlns:x14ac="urn:x"/>', "<extLst><ext><tableParts/></ext></extLst>"),
        ("<!-- </sheetData> in a comment, and -->", "<extLst/>"),
    ],
)
def test_the_reference_to_the_drawing_stands_where_the_schema_has_it(before: str, behind: str) -> None:
    sheet = f"<worksheet {ROOT}>{CELLS}{{}}</worksheet>"

    copy = annotated(file(sheet.format(before + behind)), at("A1"))

    assert part(copy, SHEET).decode() == sheet.format(before + DRAWING + behind)


@pytest.mark.parametrize(
    "spelt",
    [
        f'<?xml version="1.0"?>\r\n<!-- <a> --><x:worksheet xmlns:x="{MAIN}"><x:sheetData/></x:worksheet>',
        f'<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main">{CELLS}</worksheet>',
        f'<?xml version="1.0" encoding="UTF-16"?><worksheet {ROOT}>{CELLS}</worksheet>',
        f"\ufeff<worksheet {ROOT}>{CELLS}</worksheet>",
        f"<worksheet {ROOT}/>",
    ],
    ids=["another prefix", "strict", "UTF-16", "byte order mark", "nothing in it"],
)
def test_a_sheet_may_be_spelt_otherwise(spelt: str) -> None:
    data = file(parts={SHEET: spelt.encode("utf-16") if "UTF-16" in spelt else spelt.encode()})

    copy = annotated(data, at("A1"))

    assert comments_in(copy) == {"A1": ("勾稽", "错误 T101：总计不符")}
    children = [each.tag.partition("}")[2] for each in fromstring(part(copy, SHEET))]  # noqa: S314
    assert children[-1] == "legacyDrawing"


OTHERS = (
    f'<comments {ROOT}><authors><author>王</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>请核对'
    "</t></r></text></comment></commentList></comments>"
)
VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s1030"><v:textbox>'
    'a<br>b</v:textbox><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>'
    '<v:shape id="_x0000_s1031"><x:ClientData ObjectType="Button"><x:Row>4</x:Row><x:Column>1</x:Column></x:ClientData>'
    "</v:shape></xml>"
)
COMMENTED = {
    SHEET: f'<worksheet {ROOT}>{CELLS}<legacyDrawing r:id="r2"/><legacyDrawingHF r:id="r3"/></worksheet>',
    "xl/worksheets/_rels/sheet1.xml.rels": references(
        ("comments", "../comments7.xml"),
        ("vmlDrawing", "../drawings/notes.vml"),
        ("vmlDrawing", "../drawings/header.vml"),
    ),
    "xl/comments7.xml": OTHERS,
    "xl/drawings/notes.vml": VML,
    "xl/drawings/header.vml": "<xml/>",
}


def test_comments_and_boxes_that_are_there_are_continued() -> None:
    """One of others stays as it is: a finding in its cell stands beside it, and names the cell."""
    data = file(parts=COMMENTED)

    copy = annotated(data, at("A1", "一"), at("B1", "二"), at("B5", "三"))

    assert comments_in(copy, "xl/comments7.xml") == {
        "A1": ("王", "请核对"),
        "B1": ("勾稽", "二"),
        "B5": ("勾稽", "三"),
        "C1": ("勾稽", "A1 一"),
    }
    assert boxes_in(copy, "xl/drawings/notes.vml") == [(0, 0), (4, 1), (0, 1), (4, 1), (0, 2)]
    changed = [name for name, packed in members(data).items() if members(copy)[name] != packed]
    assert (changed, list(members(copy))) == (["xl/comments7.xml", "xl/drawings/notes.vml"], list(members(data)))


def test_comments_of_gouji_are_replaced_with_their_boxes_and_those_of_others_stay() -> None:
    copy = annotated(file(parts=COMMENTED), at("B1", "二"), at("B5", "三"))

    again = annotated(copy, at("C3", "新"))

    assert comments_in(again, "xl/comments7.xml") == {"A1": ("王", "请核对"), "C3": ("勾稽", "新")}
    assert boxes_in(again, "xl/drawings/notes.vml") == [(0, 0), (4, 1), (2, 2)]


@pytest.mark.parametrize("data", [file(), file(parts=COMMENTED)], ids=["bare", "commented"])
def test_a_copy_of_a_copy_has_the_same_bytes(data: bytes) -> None:
    every = at("A1"), at("B1"), at("B5", sheet="附表")

    copy = annotated(data, *every)

    assert annotated(copy, *every) == copy


def test_a_report_without_findings_is_copied_byte_for_byte() -> None:
    data = file(parts=COMMENTED)

    assert annotated(data) == data


def test_only_the_parts_that_must_change_do_and_all_others_stay_packed_as_they_were() -> None:
    data = file(parts={"docProps/app.xml": "<Properties/>"})

    before, after = members(data), members(annotated(data, at("A1")))

    assert [name for name, packed in before.items() if after[name] != packed] == ["[Content_Types].xml", SHEET]
    added = ["xl/comments.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/drawings/vmlDrawing.vml"]
    assert list(after) == [*before, *added]


@pytest.mark.parametrize("drawing", ["", "<xml"])
def test_a_drawing_that_is_cut_short_has_no_copy(drawing: str) -> None:
    data = file(parts={**COMMENTED, "xl/drawings/notes.vml": drawing})

    with pytest.raises(UnreadableSourceError, match=r"notes\.vml is cut short"):
        annotated(data, at("B1"))


def test_comments_without_a_list_have_no_copy() -> None:
    data = file(parts={**COMMENTED, "xl/comments7.xml": f"<comments {ROOT}/>"})

    with pytest.raises(UnreadableSourceError, match=r"comments7\.xml lacks"):
        annotated(data, at("B1"))


def test_a_box_at_the_edge_of_a_sheet_stays_on_it() -> None:
    copy = annotated(file(), at("XFD1048576", *["很长的说明" * 20] * 9))

    found = re.search(rb"<x:Anchor>(.*?)</x:Anchor>", part(copy, "xl/drawings/vmlDrawing.vml"))
    assert found is not None
    left, _, top, _, right, _, bottom, _ = map(int, found[1].split(b","))
    assert 0 <= left < right < 16_384
    assert 0 <= top < bottom < 1_048_576
