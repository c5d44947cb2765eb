"""The colours of pages, light, dark and printed; a severity has one for its text and one for what it marks."""

from collections.abc import Mapping

from gouji.results import Verdict

__all__ = ["TONES", "VERDICT_TONES"]

_LIGHT = """--page: #fff; --text: #1c1c1e; --faint: #5c5f6a; --line: #c8ccd4; --card: #f6f7f9;
  --error: #b3261e; --error-mark: #ffd9d5; --warning: #8a5300; --warning-mark: #ffe7ba; --info: #1d5fa8;
  --info-mark: #d6e8ff; --clean: #1e6b34; --clean-mark: #d7f0dd;"""
_DARK = """--page: #17181b; --text: #e6e6e8; --faint: #a4aab4; --line: #43464d; --card: #222429;
  --error: #ff8a80; --error-mark: #5a201c; --warning: #ffc266; --warning-mark: #52390f; --info: #8fc1ff;
  --info-mark: #1c3a5e; --clean: #8fd6a3; --clean-mark: #1d4428;"""

TONES = f"""
:root {{ color-scheme: light dark; {_LIGHT} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_DARK} }} }}
@media print {{ :root {{ color-scheme: light; {_LIGHT} --text: #000; --line: #999; --card: #fff; }} }}
.error {{ --tone: var(--error); --mark: var(--error-mark); }}
.warning {{ --tone: var(--warning); --mark: var(--warning-mark); }}
.info {{ --tone: var(--info); --mark: var(--info-mark); }}
.clean {{ --tone: var(--clean); --mark: var(--clean-mark); }}
mark {{ color: inherit; background: var(--mark); border-bottom: 2px solid var(--tone); border-radius: 2px; }}
"""
"""A colour stands for each severity, light or dark; marks are underlined too, for print without colours."""

VERDICT_TONES: Mapping[Verdict, str] = {
    "needs-correction": "error",
    "needs-review": "warning",
    "for-information": "info",
    "clean": "clean",
    "not-checked": "unknown",
}
"""The class of an element that shows a verdict."""
