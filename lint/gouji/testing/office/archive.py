"""Pack parts by name into the bytes of an office file."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["XML", "attribute", "content_types", "relations", "text", "zipped"]

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_ALWAYS_THE_SAME = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the archive of some parts; equal parts give equal bytes."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name, _ALWAYS_THE_SAME), content, ZIP_DEFLATED)
    return stream.getvalue()


def text(value: str) -> str:
    """Return a text escaped as the content of an element."""
    return escape(value)


def attribute(value: str) -> str:
    """Return a text escaped as the value of an attribute, in its quotes."""
    return quoteattr(value)


def relations(targets: Mapping[str, tuple[str, str]], *, strict: bool = False) -> str:
    """Return the XML of a part's relations: for each id a kind and a target."""
    office = _STRICT_OFFICE if strict else _OFFICE
    entries = "".join(
        f'<Relationship Id="{key}" Type="{office}/{kind}" Target={attribute(target)}/>'
        for key, (kind, target) in targets.items()
    )
    return f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'


def content_types(overrides: Mapping[str, str]) -> str:
    """Return the XML of the part that gives the content type of each part."""
    entries = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for part, kind in overrides.items()
    )
    return (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )
