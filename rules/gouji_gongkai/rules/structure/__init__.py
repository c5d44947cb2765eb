"""Rules on title, headings, sections and what they must hold."""
