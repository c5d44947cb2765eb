"""A small PDF that draws without end is refused by what it draws, before it costs much."""

from __future__ import annotations

import pytest

from gouji_plugins.pdf.child import _read

TEXT = b"BT /F1 12 Tf 50 700 Td (Hello 2024) Tj ET\n"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]"


def pdf(content: bytes, contents: bytes = b"5 0 R", form: bytes = b"") -> bytes:
    """A PDF of one page with this content, in which /X is a form."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>/XObject<</X 6 0 R>>>>"
        b"/Contents " + contents + b">>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<<%s/Length %d>>stream\n%s\nendstream" % (FORM, len(form), form),
    ]
    data, places = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )


LARGE = {
    "boxes": (pdf(TEXT + b"0 0 9 9 re f\n" * 101), "MAX_LINES_DRAWN"),
    "one path of many points": (pdf(TEXT + b"0 0 m " + b"1 1 l " * 2100 + b"S"), "MAX_LINES_DRAWN"),
    "characters": (pdf(TEXT.replace(b"Hello", b"A" * 1100)), "MAX_CHARACTERS"),
    "operators": (pdf(TEXT + b"foo " * 6000), "MAX_CONTENT"),
    "one content many times": (pdf(TEXT + b"foo " * 100, b"[" + b"5 0 R " * 60 + b"]"), "MAX_CONTENT"),
    "one form many times": (pdf(TEXT + b"/X Do " * 60, form=b"foo " * 100), "MAX_CONTENT"),
}


@pytest.mark.parametrize(("data", "limit"), LARGE.values(), ids=list(LARGE))
def test_a_limit_is_named(data: bytes, limit: str) -> None:
    assert _read(data, 200, 1000, 100, 20_000) == {"limit": limit}


def test_what_is_within_them_is_read() -> None:
    data = pdf(TEXT + b"0 0 9 9 re f\n" * 99 + b"/X Do", form=b"foo " * 100)

    (page,) = _read(data, 200, 1000, 100, 20_000)["pages"]

    assert [line[0] for line in page["lines"]] == ["Hello2024"]
