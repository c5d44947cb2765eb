"""The style of the page: light and dark, beside each other on a wide screen, below each other on a narrow one, for print."""

from gouji.output.html.tones import TONES

__all__ = ["STYLE"]

STYLE = (
    TONES
    + """
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 88rem; padding: 1.5rem; background: var(--page); color: var(--text);
  font: 1em/1.7 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
header { margin-bottom: 1.5rem; padding-bottom: 1rem; border-bottom: 2px solid var(--line); }
header h1 { margin: 0; font-size: 1.3rem; }
header p { margin: .2rem 0; color: var(--faint); }
.row { display: grid; grid-template-columns: minmax(0, 1fr) 22rem; gap: 0 1.5rem; }
.text { min-width: 0; overflow-x: auto; overflow-wrap: anywhere; }
.text p { margin: 0 0 .6rem; white-space: pre-wrap; }
.text .heading { font-weight: bold; }
.text .picture { color: var(--faint); font-style: italic; }
.notes { position: sticky; top: .5rem; align-self: start; }
.page { grid-column: 1; color: var(--faint); border-top: 1px dashed var(--line); margin: .6rem 0; font-size: .8rem; }
table { border-collapse: collapse; margin: .4rem 0 1rem; font-size: .85rem; line-height: 1.4; }
td { border: 1px solid var(--line); padding: .2rem .4rem; white-space: pre-wrap; min-width: 1.6rem;
  overflow-wrap: break-word; }
td.marked { background: var(--mark); border-color: var(--tone); outline: 2px solid var(--tone); outline-offset: -2px; }
.text a { color: var(--tone); font-size: .75em; font-weight: bold; vertical-align: super; text-decoration: none;
  line-height: 1; padding: 0 .15em; }
.note { background: var(--card); border-left: 4px solid var(--tone); padding: .4rem .7rem; margin: 0 0 .6rem;
  font-size: .85rem; line-height: 1.5; break-inside: avoid; overflow-wrap: anywhere; }
.note p { margin: 0; }
.note a { color: var(--tone); font-weight: bold; text-decoration: none; margin-right: .3em; }
.note code { display: block; white-space: pre-wrap; color: var(--faint); }
:target { outline: 3px solid var(--tone); }
@media (max-width: 60rem) { .row { grid-template-columns: minmax(0, 1fr); } .note { margin-left: 1rem; } }
@media print {
  html { font-size: 9pt; }
  body { max-width: none; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .row { grid-template-columns: minmax(0, 1fr) 5.2cm; gap: 0 .4cm; } .note { margin-left: 0; } .notes { position: static; }
  table { font-size: 6.5pt; line-height: 1.25; } td { padding: 1px 2px; min-width: 0; } tr { break-inside: avoid; } }
"""
)
