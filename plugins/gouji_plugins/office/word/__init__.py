"""DOCX: a Word document's XML → blocks in reading order."""
