"""Words of a report that may explain why its figures do not follow from last year's: a correction, a reform."""

from __future__ import annotations

import re

from gouji.api import Report

__all__ = ["speaks_of_changes"]

_HINTS = "更正|勘误|机构改革|划转|划入|并入|合并|撤并|更名"
_CORRECTED = r"(?:报告|年报|结转|上年|数据|统计)[^。\n]{0,20}(?:更正|勘误)|(?:更正|勘误)[^。\n]{0,20}(?:报告|年报|结转|上年|数据|统计)"
_REFORMED = r"机构改革|(?:职能|职责|机构|单位|部门|局|办)[^。\n]{0,10}(?:划转|划入|并入|合并)|撤并|更名为"


def speaks_of_changes(report: Report) -> bool:
    """Return whether the report speaks of corrected figures, or of a body that was merged, split or renamed."""
    text = report.text
    if re.search(_HINTS, text) is None:
        return False
    return re.search(_CORRECTED, text) is not None or re.search(_REFORMED, text) is not None
