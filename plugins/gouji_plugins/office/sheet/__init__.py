"""XLSX: the sheets of a workbook → reports, each cell's text as it is seen."""
