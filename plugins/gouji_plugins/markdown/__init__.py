"""Markdown: CommonMark with GitHub's tables, lines and columns as they are in the file."""
