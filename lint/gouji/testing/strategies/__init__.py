"""Hypothesis strategies for reports, their faults and how they are printed; they need the extra ``testing``."""

from gouji.testing.strategies.faults import FAULTS, TEXT_FAULTS, faulted
from gouji.testing.strategies.folders import sound_folders, sound_years
from gouji.testing.strategies.reports import figures, official_forms, sound_reports
from gouji.testing.strategies.styles import PrintedReport, print_report, printed_reports, text_styles

__all__ = [
    "FAULTS",
    "TEXT_FAULTS",
    "PrintedReport",
    "faulted",
    "figures",
    "official_forms",
    "print_report",
    "printed_reports",
    "sound_folders",
    "sound_reports",
    "sound_years",
    "text_styles",
]
