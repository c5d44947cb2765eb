"""Binding: a document and the official forms → a report."""
