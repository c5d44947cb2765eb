"""Faults of this kind of report: what is made wrong in a sound report, which rule must report it, and where."""

from gouji_gongkai.testing.faults.captions import caption_damaged, caption_in_cell, caption_in_text
from gouji_gongkai.testing.faults.catalogue import CATALOGUE
from gouji_gongkai.testing.faults.cells import moved_between_columns, with_requests
from gouji_gongkai.testing.faults.dates import (
    day_sign_lost,
    period_inverted,
    period_of_part,
    published_early,
    published_late,
    year_changed,
    year_sign_lost,
)
from gouji_gongkai.testing.faults.sections import heading_lost, table_lost

__all__ = [
    "CATALOGUE",
    "caption_damaged",
    "caption_in_cell",
    "caption_in_text",
    "day_sign_lost",
    "heading_lost",
    "moved_between_columns",
    "period_inverted",
    "period_of_part",
    "published_early",
    "published_late",
    "table_lost",
    "with_requests",
    "year_changed",
    "year_sign_lost",
]
