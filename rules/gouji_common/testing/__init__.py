"""Faults that rules for any kind must report, for the tests of kinds; the kind names the cell, row or section."""

from gouji_common.testing.cells import (
    below_zero,
    blanked,
    bound_exceeded,
    decimals_printed,
    figure_off,
    half_counted,
    not_a_number,
    placeholder_printed,
)
from gouji_common.testing.rows import (
    bullet_changed,
    cell_split,
    label_misprinted,
    label_respelt,
    label_truncated,
    row_added,
    row_dropped,
    rows_swapped,
)
from gouji_common.testing.text import text_faults

__all__ = [
    "below_zero",
    "blanked",
    "bound_exceeded",
    "bullet_changed",
    "cell_split",
    "decimals_printed",
    "figure_off",
    "half_counted",
    "label_misprinted",
    "label_respelt",
    "label_truncated",
    "not_a_number",
    "placeholder_printed",
    "row_added",
    "row_dropped",
    "rows_swapped",
    "text_faults",
]
