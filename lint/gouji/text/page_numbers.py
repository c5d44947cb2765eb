"""Tell the number of a printed page: — 3 —, 第 3 页 共 6 页."""

from __future__ import annotations

import re

__all__ = ["is_page_number"]

_NUMBER = r"[-—–―－·~～]+\s*\d{1,3}\s*[-—–―－·~～]+|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?"
_BEGINNINGS = frozenset("-—–―－·~～第")


def is_page_number(bare: str) -> bool:
    """Return whether a line, without the white space around it, is the number of its page and nothing else."""
    return bare[:1] in _BEGINNINGS and re.fullmatch(_NUMBER, bare) is not None
