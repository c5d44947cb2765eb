"""The styles of a workbook → the look of a cell: its number format, and whether it has a border."""

from __future__ import annotations

import attrs

from gouji_plugins.office.markup import Part, remembered
from gouji_plugins.office.sheet.names import S

__all__ = ["Look", "read_looks"]

_DATE, _MONTH, _DAY = 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"'
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-m-yy", 16: "d-m", 17: "m-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: _MONTH, 28: _DAY, 29: _DAY,
    30: "m/d/yy", 31: _DATE, 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"', 36: _MONTH, 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-"', 42: '¥#,##0;-¥#,##0;¥"-"', 43: '#,##0.00;-#,##0.00;"-"',
    44: '¥#,##0.00;-¥#,##0.00;¥"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: _MONTH, 51: _DAY, 52: _MONTH, 53: _DAY, 54: _DAY, 55: _MONTH, 56: _DAY, 57: _MONTH, 58: _DAY,
}  # fmt: skip


@attrs.frozen
class Look:
    """The look of the cells of one style."""

    number_format: str = "General"
    bordered: bool = False


@remembered
def read_looks(part: Part) -> tuple[Look, ...]:
    """Read the looks from ``styles.xml``, in the order of the numbers by which cells refer to them."""
    tree = part.tree()
    own = {_number(element.get("numFmtId")): element.get("formatCode", "") for element in tree.iter(S + "numFmt")}
    borders = tree.find(S + "borders")
    bordered = (
        [any(side.get("style", "none") != "none" for side in border) for border in borders]
        if borders is not None
        else []
    )
    formats = tree.find(S + "cellXfs")
    return tuple(
        Look(
            own.get(number) or _BUILT_IN.get(number, "General"),
            (border := _number(xf.get("borderId"))) < len(bordered) and bordered[border],
        )
        for xf in (formats if formats is not None else ())
        for number in [_number(xf.get("numFmtId"))]
    )


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) <= 9 else 0
