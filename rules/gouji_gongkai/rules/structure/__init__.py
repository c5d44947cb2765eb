"""Rules on the title, the headings, the sections and what sections must contain."""
