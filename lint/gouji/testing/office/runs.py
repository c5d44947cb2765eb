"""Print a text as Word's runs: whole or in pieces, beside deletions, in a field, with hidden words."""

from __future__ import annotations

from gouji.testing.office.archive import text as escaped

__all__ = ["field", "run", "runs"]

_TRACKED = 'w:id="7" w:author="a" w:date="2024-01-01T00:00:00Z"'
_REPLACED = "已删"


def run(text: str, properties: str = "") -> str:
    """Return one run; a tab and a line end become Word's elements for them."""
    inner = "".join(_piece(piece) for piece in _pieces(text))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for character in text:
        if character in "\t\n":
            pieces += [character, ""]
        else:
            pieces[-1] += character
    return [piece for piece in pieces if piece]


def _piece(piece: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    return "<w:br/>" if piece == "\n" else f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'


def runs(text: str, *, cut: bool = False, tracked: bool = False, hidden: bool = False) -> str:
    """Return the runs of a text, in pieces if *cut*, with deletions if *tracked*, with hidden words if *hidden*."""
    if not text:
        return ""
    half = len(text) // 2
    pieces = [text[:half], text[half:]] if cut and half else [text]
    written = [run(piece) for piece in pieces]
    if tracked:
        deleted = f'<w:del {_TRACKED}><w:r><w:delText xml:space="preserve">{_REPLACED}</w:delText></w:r></w:del>'
        moved = f"<w:moveFrom {_TRACKED}>{run(_REPLACED)}</w:moveFrom>"
        written = [deleted, *(f"<w:ins {_TRACKED}>{piece}</w:ins>" for piece in written), moved]
    if hidden:
        written.insert(0, run(_REPLACED, "<w:vanish/>"))
    return "".join(written)


def field(inner: str) -> str:
    """Return runs as the result of a field, after the field's instruction."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(ABOVE) 99 </w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    return f'{begin}{separate}{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
