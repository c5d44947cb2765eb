"""How much of an old office file is converted, and for how long."""

from __future__ import annotations

__all__ = ["MAX_FILE_BYTES", "MAX_SECONDS"]

MAX_FILE_BYTES = 32 * 1024 * 1024
"""The largest file that is given to LibreOffice; a report has some 100,000 bytes."""

MAX_SECONDS = 90
"""The most seconds that LibreOffice may take; it takes some three, most of them to start."""
