"""The encoding that a page names in its first bytes."""

from __future__ import annotations

import re

__all__ = ["declared_encoding"]

_HEAD = 4096
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})"""
    rb"""|^\s{0,99}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)


def declared_encoding(data: bytes) -> str:
    """Return the encoding named by ``<meta charset>`` or the XML declaration; "" if none is."""
    match = _DECLARED.search(_COMMENT.sub(b"", data[:_HEAD]))
    return (match[1] or match[2]).decode("ascii") if match else ""
