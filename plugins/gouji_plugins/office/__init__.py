"""Office Open XML: reports as DOCX and XLSX, read with nothing but the standard library."""
