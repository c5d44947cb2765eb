"""What this package hands over: the official forms and the rules that are always there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gouji.api import Form, Rule, form_from_json, hookimpl
from gouji_rules.blank_cell import blank_cell
from gouji_rules.blank_number import blank_number
from gouji_rules.carried_over_count import carried_over_count
from gouji_rules.cell_not_number import cell_not_number
from gouji_rules.document_kind import not_a_report, old_report
from gouji_rules.exact_approximation import exact_approximation
from gouji_rules.leftover_caption import leftover_caption
from gouji_rules.missing_row import missing_row
from gouji_rules.missing_section import missing_section
from gouji_rules.missing_table import missing_table
from gouji_rules.narrative_contradiction import narrative_contradiction
from gouji_rules.narrative_mismatch import narrative_mismatch
from gouji_rules.part_sum import part_sum
from gouji_rules.percent_mismatch import percent_mismatch
from gouji_rules.placeholder_cell import placeholder_cell
from gouji_rules.repeated_fact_conflict import repeated_fact_conflict
from gouji_rules.total_consistency import total_consistency
from gouji_rules.unit_slip import unit_slip
from gouji_rules.unreadable_table import unreadable_table
from gouji_rules.year_mismatch import year_mismatch
from gouji_rules.year_on_year import year_on_year

__all__ = ["gouji_forms", "gouji_rules"]

_FORMS = ("2019", "2021")


@hookimpl
def gouji_forms() -> Iterable[Form]:
    """The forms of 国办公开办函〔2019〕60号 and 〔2021〕30号."""
    folder = Path(__file__).with_name("forms")
    for name in _FORMS:
        yield form_from_json((folder / f"{name}.json").read_text("utf-8"), f"{name}.json")


@hookimpl
def gouji_rules() -> Iterable[Rule]:
    """Every built-in rule."""
    return (
        blank_cell,
        blank_number,
        carried_over_count,
        cell_not_number,
        exact_approximation,
        leftover_caption,
        missing_row,
        missing_section,
        missing_table,
        narrative_contradiction,
        narrative_mismatch,
        not_a_report,
        old_report,
        part_sum,
        percent_mismatch,
        placeholder_cell,
        repeated_fact_conflict,
        total_consistency,
        unit_slip,
        unreadable_table,
        year_mismatch,
        year_on_year,
    )
