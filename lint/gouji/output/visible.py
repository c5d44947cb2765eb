"""Make text from outside safe to show on one line of the output."""

from __future__ import annotations

import re

from gouji.text.display import visible

__all__ = ["one_line"]

_BREAKS = r"\s*[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]\s*"


def one_line(text: str) -> str:
    """Return *text* on one line: line ends and tabs as spaces, invisible characters made visible."""
    return text if text.isprintable() else visible(re.sub(_BREAKS, " ", text))
