"""What this package hands over: the official forms and the rules that are always there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gouji.api import Form, Rule, form_from_json, hookimpl
from gouji_rules.bank_card import bank_card
from gouji_rules.blank_cell import blank_cell
from gouji_rules.blank_number import blank_number
from gouji_rules.carried_over_across_years import carried_over_across_years
from gouji_rules.carried_over_count import carried_over_count
from gouji_rules.cell_not_number import cell_not_number
from gouji_rules.cms_metadata import cms_metadata
from gouji_rules.copied_figures import copied_figures
from gouji_rules.date_malformed import date_malformed
from gouji_rules.decimal_count import decimal_count
from gouji_rules.document_kind import not_a_report, old_report
from gouji_rules.doubled_phrase import doubled_phrase
from gouji_rules.duplicate_punctuation import duplicate_punctuation
from gouji_rules.duplicate_section import duplicate_section
from gouji_rules.empty_section import empty_section
from gouji_rules.exact_approximation import exact_approximation
from gouji_rules.extra_row import extra_row
from gouji_rules.extra_section import extra_section
from gouji_rules.fee_magnitude import fee_magnitude
from gouji_rules.form_drift import form_drift
from gouji_rules.form_instruction import form_instruction
from gouji_rules.halfwidth_punctuation import halfwidth_punctuation
from gouji_rules.heading_wording import heading_wording
from gouji_rules.hidden_character import hidden_character
from gouji_rules.id_number import id_number
from gouji_rules.in_force_across_years import in_force_across_years
from gouji_rules.in_force_too_low import in_force_too_low
from gouji_rules.known_typo import known_typo
from gouji_rules.label_variant import label_variant
from gouji_rules.leftover_caption import leftover_caption
from gouji_rules.malformed_title import malformed_title
from gouji_rules.markup_residue import markup_residue
from gouji_rules.missing_aspect import missing_aspect
from gouji_rules.missing_fee_statement import missing_fee_statement
from gouji_rules.missing_period import missing_period
from gouji_rules.missing_row import missing_row
from gouji_rules.missing_section import missing_section
from gouji_rules.missing_supervision_result import missing_supervision_result
from gouji_rules.missing_table import missing_table
from gouji_rules.missing_title import missing_title
from gouji_rules.mixed_bullets import mixed_bullets
from gouji_rules.narrative_contradiction import narrative_contradiction
from gouji_rules.narrative_mismatch import narrative_mismatch
from gouji_rules.near_duplicate import near_duplicate
from gouji_rules.negative_count import negative_count
from gouji_rules.numbering_gap import numbering_gap
from gouji_rules.outdated_structure import outdated_structure
from gouji_rules.page_chrome import page_chrome
from gouji_rules.part_sum import part_sum
from gouji_rules.percent_mismatch import percent_mismatch
from gouji_rules.period_invalid import period_invalid
from gouji_rules.phone_number import phone_number
from gouji_rules.placeholder import placeholder
from gouji_rules.placeholder_cell import placeholder_cell
from gouji_rules.published_late import published_late
from gouji_rules.regulation_by_township import regulation_by_township
from gouji_rules.repeated_fact_conflict import repeated_fact_conflict
from gouji_rules.repeated_report import repeated_report
from gouji_rules.rollup_missing import rollup_missing
from gouji_rules.rollup_sum import rollup_sum
from gouji_rules.row_order import row_order
from gouji_rules.section_numbering import section_numbering
from gouji_rules.section_order import section_order
from gouji_rules.stale_citation import stale_citation
from gouji_rules.thin_problems import thin_problems
from gouji_rules.total_consistency import total_consistency
from gouji_rules.truncated_header import truncated_header
from gouji_rules.unbalanced_brackets import unbalanced_brackets
from gouji_rules.unbalanced_quotes import unbalanced_quotes
from gouji_rules.unit_slip import unit_slip
from gouji_rules.unreadable_table import unreadable_table
from gouji_rules.wordiness import wordiness
from gouji_rules.wrong_form import wrong_form
from gouji_rules.year_char_missing import year_char_missing
from gouji_rules.year_gap import year_gap
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
        bank_card,
        blank_cell,
        blank_number,
        carried_over_across_years,
        carried_over_count,
        cell_not_number,
        cms_metadata,
        copied_figures,
        date_malformed,
        decimal_count,
        doubled_phrase,
        duplicate_punctuation,
        duplicate_section,
        empty_section,
        exact_approximation,
        extra_row,
        extra_section,
        fee_magnitude,
        form_drift,
        form_instruction,
        halfwidth_punctuation,
        heading_wording,
        hidden_character,
        id_number,
        in_force_across_years,
        in_force_too_low,
        known_typo,
        label_variant,
        leftover_caption,
        malformed_title,
        markup_residue,
        missing_aspect,
        missing_fee_statement,
        missing_period,
        missing_row,
        missing_section,
        missing_supervision_result,
        missing_table,
        missing_title,
        mixed_bullets,
        narrative_contradiction,
        narrative_mismatch,
        near_duplicate,
        negative_count,
        not_a_report,
        numbering_gap,
        old_report,
        outdated_structure,
        page_chrome,
        part_sum,
        percent_mismatch,
        period_invalid,
        phone_number,
        placeholder,
        placeholder_cell,
        published_late,
        regulation_by_township,
        repeated_fact_conflict,
        repeated_report,
        rollup_missing,
        rollup_sum,
        row_order,
        section_numbering,
        section_order,
        stale_citation,
        thin_problems,
        total_consistency,
        truncated_header,
        unbalanced_brackets,
        unbalanced_quotes,
        unit_slip,
        unreadable_table,
        wordiness,
        wrong_form,
        year_char_missing,
        year_gap,
        year_mismatch,
        year_on_year,
    )
