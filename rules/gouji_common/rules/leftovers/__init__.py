"""Rules on what a web page, a program or a template has left in a report."""
