"""The command line: one command one module."""

from gouji.cli.main import main

__all__ = ["main"]
