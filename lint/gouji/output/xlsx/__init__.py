"""``--format xlsx``: a workbook with totals, bodies, findings, figures and the years side by side, one sheet a module."""
