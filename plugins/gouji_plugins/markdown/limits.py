"""How much of a Markdown file is read; no report is larger."""

from __future__ import annotations

from gouji.api.documents import LimitExceededError, Message

__all__ = [
    "MAX_CELLS",
    "MAX_CHARACTERS",
    "MAX_LINES",
    "MAX_NESTING",
    "exceeded",
]

MAX_CHARACTERS = 4_000_000
"""The longest Markdown file, in characters; a report has some 10,000."""

MAX_CELLS = 100_000
"""The most bars in a Markdown file; a report has some 300 cells."""

MAX_LINES = 100_000
"""The most lines in a Markdown file; a report has some 600."""

MAX_NESTING = 30
"""The deepest nesting of quotes and lists (a list counts twice, with its item); a report has 3."""


def exceeded(name: str, limit: str, zh: str, en: str) -> LimitExceededError:
    """Return the error for a file that is beyond *limit*; *zh* and *en* tell what there is too much of."""
    message = Message(f"{zh}；报告不会这样，请检查文件是否损坏", f"{en}; no report is like that: is the file damaged?")
    return LimitExceededError(name, message, limit=limit)
