"""Markdown: CommonMark with GitHub's tables; lines and columns are those of the file."""
