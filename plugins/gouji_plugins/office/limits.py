"""How much of an office file is read: the limits that guard against hostile files, and their error."""

from __future__ import annotations

from gouji.api.documents import LimitExceededError, Message

__all__ = [
    "MAX_CELLS",
    "MAX_COMPRESSION",
    "MAX_DEPTH",
    "MAX_ELEMENTS",
    "MAX_MEMBERS",
    "MAX_MERGES",
    "MAX_PACKAGE_BYTES",
    "MAX_PART_BYTES",
    "MAX_ROW_ELEMENTS",
    "MAX_SHEETS",
    "MAX_STREAMED_TAGS",
    "MAX_TEXT",
    "exceeded",
]

MAX_MEMBERS = 10_000
"""Files in one package; a report has some 20."""

MAX_PART_BYTES = 64 * 1024 * 1024
"""One part of a package, unpacked; the text of a report is some 500 kB of XML."""

MAX_PACKAGE_BYTES = 160 * 1024 * 1024
"""All parts that are read of one package, unpacked."""

MAX_COMPRESSION = 200
"""How many times its packed size a part of more than a megabyte may be; XML comes to some 30."""

MAX_ELEMENTS = 500_000
"""XML elements in one part that is held in memory; a report has some 10,000."""

MAX_STREAMED_TAGS = 12_000_000
"""Tags in one sheet, which is read row by row: a million blank rows are passed over."""

MAX_ROW_ELEMENTS = 200_000
"""XML elements in one row of a sheet, which is held in memory; a report has some 50."""

MAX_TEXT = 10_000_000
"""Characters of text in one document: a workbook may show one long text in many cells."""

MAX_DEPTH = 40
"""Tables, content controls and text boxes within each other; reports have 3."""

MAX_CELLS = 200_000
"""Cells of the tables of one document, blank ones between others too, and cells that merges cover."""

MAX_MERGES = 20_000
"""Merged ranges of one sheet; a report has some 60."""

MAX_SHEETS = 500
"""Sheets of one workbook that are read."""


def exceeded(name: str, limit: str, zh: str, en: str) -> LimitExceededError:
    """Return the error for a file that is beyond a limit; *zh* and *en* tell what was counted."""
    message = Message(f"{zh}；报告不会如此，未读取", f"{en}; no report is like that, so it was not read")
    return LimitExceededError(name, message, limit=limit)
