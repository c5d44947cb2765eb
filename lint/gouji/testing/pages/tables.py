"""Print a grid as an HTML table, in each of the manners."""

from __future__ import annotations

from gouji.testing.grid import Grid, GridCell
from gouji.testing.layouts import Writer
from gouji.testing.pages.style import PageStyle

__all__ = ["write_table"]

_WORD_CELL = (
    "valign=center style='width:49.5pt;border-top:none;border-left:\nnone;border-bottom:solid windowtext 1.0pt;"
    "border-right:solid windowtext 1.0pt;\nmso-border-top-alt:solid windowtext .5pt;mso-border-left-alt:solid windowtext .5pt;"
    "\nmso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt;height:19.85pt'"
)
_WORD_PARAGRAPH = (
    "<p class=MsoNormal align=center style='text-align:center;mso-pagination:\nwidow-orphan'>"
    '<span lang=EN-US style=\'font-size:10.5pt;font-family:"Times New Roman",serif;\n'
    "mso-fareast-font-family:宋体;mso-font-kerning:0pt'>"
)


def write_table(writer: Writer, grid: Grid, style: PageStyle) -> None:
    """Write *grid* as a table."""
    writer.write(_TABLE[style.manner] + style.newline)
    if style.spacer and style.manner != "word":
        writer.write(f"<tr>{'<th></th>' * grid.width}</tr>")
    for row in grid.rows:
        writer.write("<tr style='mso-yfti-irow:1'>" if style.manner == "word" else "<tr>")
        for cell in row:
            _write_cell(writer, cell, style)
        writer.write(("</tr>" if style.closes else "") + style.newline)
    if style.spacer and style.manner == "word":
        cells = "<td width=66 style='border:none'></td>" * grid.width
        writer.write(f"<![if !supportMisalignedColumns]>\n<tr height=0>{cells}</tr>\n<![endif]>")
    writer.write("</table>" + style.newline)


_TABLE = {
    "clean": "<table>",
    "word": "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0\nstyle='border-collapse:collapse'>",
    "one-line": "<TABLE border=\"1\" data-note='a>b'><tbody>",
}


def _write_cell(writer: Writer, cell: GridCell, style: PageStyle) -> None:
    reach = f" rowspan={cell.row_span}" if cell.row_span > 1 else ""
    reach += f" colspan={cell.column_span}" if cell.column_span > 1 else ""
    before, after = _frame(style)
    name = "td" if cell.is_value or style.manner == "word" else "th"
    writer.write(f"<{name}{reach}{before}")
    _write_text(writer, cell, style)
    writer.write(after + (f"</{name}>" if style.closes else "") + style.newline)


def _frame(style: PageStyle) -> tuple[str, str]:
    """Return a cell tag's attributes with what stands before the text, and what stands after the text."""
    if style.manner == "word":
        return f" width=66 {_WORD_CELL}>{_WORD_PARAGRAPH}", "<o:p></o:p></span></p>"
    if style.manner == "one-line":
        return ' style="text-align: center;"><p><span>', "</span></p>"
    return ">", ""


def _write_text(writer: Writer, cell: GridCell, style: PageStyle) -> None:
    if not cell.text:
        # A no-break space stands where a text would; a line break stands before that.
        if style.blank == "&nbsp;":
            writer.write("", cell.key)
            writer.write(style.blank)
        else:
            writer.write(style.blank)
            if style.manner == "word":
                writer.write("<o:p>")
            writer.write("", cell.key)
            if style.manner == "word":
                writer.write("</o:p>")
    elif cell.is_figure:
        writer.write(style.figure(cell.text), cell.key)
    else:
        writer.write(style.shown(cell.text), cell.key)
