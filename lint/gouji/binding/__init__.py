"""Binding: turn a document into a report, by the official forms of its kind."""
