"""Rules on what a page, a program or a template left in."""
