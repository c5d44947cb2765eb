"""The bytes of a document → the same without what its plain rows have in common with others, which is read once a run."""

from __future__ import annotations

import re

from gouji_plugins.office.word.names import W
from gouji_plugins.office.word.plain import GAP, MARK, Mould, PlainRow
from gouji_plugins.office.word.tables import mould_of

__all__ = ["PlainRows"]

_LONGEST = 16_000
"""A longer row is read as any other part of a document; as Word writes it, one of ten cells has some ten thousand bytes."""

_LONGEST_HEAD = 8192
"""What stands before the body, which is read with each mould, has some 3,000 bytes as Word writes it."""

_MOST_MOULDS = 300
"""So many moulds of a document are looked for; a report has some 30."""

_MOST_BEFORE_IDS = 8192
"""In so many bytes at the beginning stands an id of a paragraph, if a program has given any."""

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*\?>\s*)?<w:document\s[^<>]*>")
_TEXT = re.compile(rb">([^<>]*)</w:t>")
_IDS = re.compile(rb' (?:w:rsid[A-Za-z]*|w14:(?:paraId|textId))="[0-9A-Fa-f]*"')
_DECLARED_AGAIN = re.compile(rb"xmlns:w\s*=")
_GAP_BY_NUMBER = re.compile(rb"&#(?:0*127|x0*7[fF]);")
_NAMESPACE = W[1:-1].encode()
_BEGIN, _END, _GAP, _MARK = b"<w:tr", b"</w:tr>", GAP.encode(), MARK.encode()


class PlainRows(dict["str | None", PlainRow]):
    """The plain rows of one document, by what their `MARK` says."""

    def cut(self, data: bytes) -> bytes:
        """Return the bytes of a document in which of each plain row only its texts are left; what else is in it stays."""
        found = _HEAD.match(data)
        if found is None or _is_odd(data, head := found[0]):
            return data
        has_ids = _IDS.search(data, 0, _MOST_BEFORE_IDS) is not None and b"xmlns:w14=" in head
        moulds: dict[bytes, Mould | None] = {}
        kept: list[bytes] = []
        *pieces, rest = data.split(_END)
        for piece in pieces:
            begin = piece.find(_BEGIN)
            between = _TEXT.split(piece[begin:])
            markup = _GAP.join(between[::2])
            if has_ids:
                markup = _IDS.sub(b"", markup)
            if markup not in moulds and len(moulds) < _MOST_MOULDS:
                moulds[markup] = mould_of(head, markup) if begin >= 0 and len(markup) <= _LONGEST else None
            if (mould := moulds.get(markup)) is None:
                kept += (piece, _END)
                continue
            number = b"%d" % len(self)
            self[number.decode()] = PlainRow(mould, head, markup)
            kept.append(b'%b<w:tr %b="%b">%b</w:tr>' % (piece[:begin], _MARK, number, _GAP.join(between[1::2])))
        return b"".join((*kept, rest))


def _is_odd(data: bytes, head: bytes) -> bool:
    """Return whether the bytes of a row might be something else than they are after the same head in another document."""
    return (
        len(head) > _LONGEST_HEAD
        or b'xmlns:w="%b"' % _NAMESPACE not in head
        or data.count(_NAMESPACE) > 1
        or _DECLARED_AGAIN.search(data, len(head)) is not None
        or (b"!" in data and b"<!" in data)
        or (data.count(b"?") > 2 and b"<?" in data[len(head) :])
        or _GAP in data
        or (b"&" in data and _GAP_BY_NUMBER.search(data) is not None)
        or _MARK in data
    )
