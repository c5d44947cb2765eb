"""Reading Word documents and workbooks takes time that grows with them, not with their square."""

from collections.abc import Callable

import pytest

from gouji.testing.office import zipped

Chain = Callable[..., object]
Parts = Callable[[int], dict[str, str]]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_S = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_OFFICE}/relationships"'
_LEVEL = '<w:lvl w:ilvl="{}"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'


def relations(*kinds: str) -> str:
    found = (f'<Relationship Id="{k}" Type="{_OFFICE}/relationships/{k}" Target="{k}.xml"/>' for k in kinds)
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(found)}</Relationships>'


def word(body: str, **parts: str) -> dict[str, str]:
    return {
        "word/document.xml": f"<w:document {_W}><w:body>{p('青石县水务局2024年政府信息公开工作年度报告')}{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*parts),
        **{f"word/{kind}.xml": f"<w:{kind} {_W}>{content}</w:{kind}>" for kind, content in parts.items()},
    }


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def numbered_row(number: int) -> str:
    return f'<w:tr w:id="{number}">'


def styled(number: int) -> str:
    return p("公开信息。", f'<w:pStyle w:val="s{number}"/>')


def listed(number: int) -> str:
    return p("公开信息。", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def based(count: int, last: str = "none") -> str:
    """Styles, each based on the next one, the last one on *last*."""
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="{f"s{n + 1}" if n < count - 1 else last}"/></w:style>'
        for n in range(count)
    )


def lists(levels: str, numbers: int) -> str:
    each = (f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(numbers))
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{"".join(each)}'


def footnotes(count: int, notes: int) -> dict[str, str]:
    body = "".join(
        f'<w:p><w:r><w:t>公开</w:t><w:footnoteReference w:id="{n % notes}"/></w:r></w:p>' for n in range(count)
    )
    return word(body, footnotes="".join(f'<w:footnote w:id="{n}">{p("注" * 20)}</w:footnote>' for n in range(notes)))


_BOX = f"<w:pict><w:txbxContent>{p('公开')}</w:txbxContent></w:pict>"
_ROW = row(*(cell(text) for text in ("规章", "1", "2", "3")))
_MERGED = row(cell("规章", '<w:vMerge w:val="restart"/>'), cell("1"))
_GOES_ON = row(cell("", "<w:vMerge/>"), cell("1"))

WORD: dict[str, tuple[Parts, int]] = {
    "paragraphs": (lambda n: word(p("公开信息35条。") * n), 100),
    "blank paragraphs": (lambda n: word("<w:p/>" * n), 1000),
    "runs": (lambda n: word(f"<w:p>{'<w:r><w:t>公开</w:t></w:r>' * n}</w:p>"), 500),
    "breaks": (lambda n: word(f"<w:p><w:r>{'<w:t>公开</w:t><w:br/>' * n}</w:r></w:p>"), 250),
    "styles based on each other": (lambda n: word(styled(0), styles=based(n)), 1000),
    "styles based on each other in a circle": (lambda n: word(styled(0), styles=based(n, "s0")), 1000),
    "styles, each used": (lambda n: word("".join(map(styled, range(n))), styles=based(n)), 100),
    "styles of tables": (lambda n: word(styled(0), styles='<w:style w:type="table"></w:style>' * n), 1000),
    "paragraphs of a list": (lambda n: word(listed(0) * n, numbering=lists(_LEVEL.format(0), 1)), 100),
    "lists": (lambda n: word("".join(map(listed, range(n))), numbering=lists(_LEVEL.format(0), n)), 100),
    "lists of many levels": (
        lambda n: word(
            "".join(map(listed, range(n))), numbering=lists("".join(_LEVEL.format(level) for level in range(n)), n)
        ),
        50,
    ),
    "footnotes": (lambda n: footnotes(n, n), 100),
    "references to one footnote": (lambda n: footnotes(n, 1), 100),
    "rows": (lambda n: word(f"<w:tbl>{_ROW * n}</w:tbl>"), 50),
    "rows, none like another": (
        lambda n: word(
            "".join(["<w:tbl>", *(_ROW.replace("<w:tr>", numbered_row(at)) for at in range(n)), "</w:tbl>"])
        ),
        50,
    ),
    "signs that might end a tag": (lambda n: word(f"<w:tbl>{row(cell('>' * n), cell('1'))}</w:tbl>"), 1000),
    "columns": (lambda n: word(f"<w:tbl>{row(cell('规章') * n)}</w:tbl>"), 100),
    "merged rows": (lambda n: word(f"<w:tbl>{_MERGED}{_GOES_ON * n}</w:tbl>"), 50),
    "tables": (lambda n: word(f"<w:tbl>{_ROW}</w:tbl>" * n), 30),
    "tables in a cell": (
        lambda n: word(f"<w:tbl><w:tr><w:tc>{f'<w:tbl>{_ROW}</w:tbl>' * n}<w:p/></w:tc></w:tr></w:tbl>"),
        30,
    ),
    "tables within tables": (
        lambda n: word(("<w:tbl><w:tr><w:tc>" * 30 + p("公开") + "</w:tc></w:tr></w:tbl>" * 30) * (n // 10)),
        50,
    ),
    "controls": (lambda n: word(f"<w:sdt><w:sdtContent>{p('公开')}</w:sdtContent></w:sdt>" * n), 100),
    "changes": (lambda n: word(f"<w:p>{'<w:ins><w:r><w:t>公</w:t></w:r></w:ins><w:del/>' * n}</w:p>"), 500),
    "text boxes": (
        lambda n: word(f"<w:p><w:r>{_BOX * n}</w:r></w:p>"),
        100,
    ),
    "elements in elements": (lambda n: word("<w:x>" * n + "</w:x>" * n), 2500),
}


def sheet(rows: str, rest: str = "", strings: str = "", styles: str = "") -> dict[str, str]:
    title = text(1, 0, "青石县水务局2024年政府信息公开工作年度报告")
    kinds = ("worksheet", *(["sharedStrings"] if strings else []), *(["styles"] if styles else []))
    return {
        "xl/workbook.xml": f'<workbook {_S}><sheets><sheet name="甲" sheetId="1" r:id="worksheet"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(*kinds),
        "xl/worksheet.xml": f"<worksheet {_S}><sheetData>{line(1, title)}{rows}</sheetData>{rest}</worksheet>",
        "xl/sharedStrings.xml": f"<sst {_S}>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet {_S}>{styles}</styleSheet>",
    }


def column(number: int) -> str:
    return (column(number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)


def text(row: int, place: int, content: str) -> str:
    return f'<c r="{column(place)}{row}" t="inlineStr"><is><t>{content}</t></is></c>'


def figure(row: int, place: int, style: int | None = None) -> str:
    return f'<c r="{column(place)}{row}"{"" if style is None else f" s={chr(34)}{style}{chr(34)}"}><v>1</v></c>'


def line(number: int, cells: str = "") -> str:
    return f'<row r="{number}">{cells}</row>'


def ranges(references: list[str]) -> str:
    return f"<mergeCells>{''.join(f'<mergeCell ref={chr(34)}{each}{chr(34)}/>' for each in references)}</mergeCells>"


def labelled(count: int, step: int = 1) -> str:
    """Rows of a label and a figure."""
    return "".join(line(r, text(r, 0, "规章") + figure(r, 2)) for r in range(3, 3 + count * step, step))


def formats(count: int) -> str:
    codes = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="0.0{"0" * (n % 20)}"/>' for n in range(count))
    return f"<numFmts>{codes}</numFmts><cellXfs>{''.join(f'<xf numFmtId={chr(34)}{200 + n}{chr(34)}/>' for n in range(count))}</cellXfs>"


SHEETS: dict[str, tuple[Parts, int]] = {
    "rows": (lambda n: sheet(labelled(n)), 50),
    "rows apart": (lambda n: sheet(labelled(n, 10)), 50),
    "rows of one text": (lambda n: sheet("".join(line(r, text(r, 0, "公开信息35条。")) for r in range(3, n + 3))), 50),
    "blank rows": (lambda n: sheet("".join(map(line, range(3, n + 3)))), 1000),
    "columns": (lambda n: sheet(line(3, "".join(figure(3, place) for place in range(n)))), 250),
    "a column beside blank ones": (
        lambda n: sheet("".join(line(r, text(r, 0, "规章") + figure(r, 16000)) for r in range(3, n + 3))),
        50,
    ),
    "merged columns": (lambda n: sheet(labelled(n), ranges([f"A{r}:B{r}" for r in range(3, n + 3)])), 50),
    "merged rows": (lambda n: sheet(labelled(n), ranges([f"A3:A{n + 3}"])), 50),
    "merges of blank cells": (lambda n: sheet("", ranges([f"A{r}:B{r}" for r in range(3, n + 3)])), 500),
    "shared texts": (
        lambda n: sheet(
            "".join(line(r, f'<c r="A{r}" t="s"><v>{r - 3}</v></c>') for r in range(3, n + 3)),
            strings="".join(f"<si><t>公开{number}</t></si>" for number in range(n)),
        ),
        50,
    ),
    "formats of numbers": (
        lambda n: sheet("".join(line(r, figure(r, 0, r - 3)) for r in range(3, n + 3)), styles=formats(n)),
        50,
    ),
    "a format of many sections": (
        lambda n: sheet(
            line(3, figure(3, 0, 0)),
            styles=f'<numFmts><numFmt numFmtId="200" formatCode="{"0.0;" * n}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>',
        ),
        500,
    ),
}

CASES = [
    *(pytest.param("甲.docx", parts, size, id=f"word: {name}") for name, (parts, size) in WORD.items()),
    *(pytest.param("甲.xlsx", parts, size, id=f"sheet: {name}") for name, (parts, size) in SHEETS.items()),
]


@pytest.mark.parametrize(("name", "parts", "size"), CASES)
def test_eight_times_the_package_takes_about_eight_times_as_long(
    chain: Chain, is_in_proportion: Callable[..., bool], name: str, parts: Parts, size: int
) -> None:
    assert is_in_proportion(lambda data: chain(data, name), lambda n: zipped(parts(n)), size)
