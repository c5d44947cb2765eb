"""Annotating: copies of reports with the findings in them, each written whole or not at all."""
