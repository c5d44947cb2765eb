"""Hypothesis strategies for figures of samples of any kind, and for how they are printed (the extra ``testing``)."""

from gouji.testing.strategies.figures import any_of, figures, headings, printed_answers, printed_figures
from gouji.testing.strategies.styles import PrintedReport, print_report, printed_reports, text_styles

__all__ = [
    "PrintedReport",
    "any_of",
    "figures",
    "headings",
    "print_report",
    "printed_answers",
    "printed_figures",
    "printed_reports",
    "text_styles",
]
