"""Faults: one thing made wrong in a sound report, and what a rule must say of it, and where."""

from gouji.testing.faults.captions import caption_damaged, caption_in_cell, caption_in_text
from gouji.testing.faults.catalogue import CATALOGUE
from gouji.testing.faults.cells import blanked, figure_off, moved_between_columns, not_a_number, with_requests
from gouji.testing.faults.model import Expectation, Fault, Faulted
from gouji.testing.faults.rows import row_dropped
from gouji.testing.faults.sections import heading_lost, table_lost
from gouji.testing.faults.years import (
    day_sign_lost,
    period_inverted,
    period_of_part,
    published_late,
    year_changed,
    year_sign_lost,
)

__all__ = [
    "CATALOGUE",
    "Expectation",
    "Fault",
    "Faulted",
    "blanked",
    "caption_damaged",
    "caption_in_cell",
    "caption_in_text",
    "day_sign_lost",
    "figure_off",
    "heading_lost",
    "moved_between_columns",
    "not_a_number",
    "period_inverted",
    "period_of_part",
    "published_late",
    "row_dropped",
    "table_lost",
    "with_requests",
    "year_changed",
    "year_sign_lost",
]
