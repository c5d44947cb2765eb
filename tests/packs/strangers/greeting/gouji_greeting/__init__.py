"""A plugin that brings commands."""
