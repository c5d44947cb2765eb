"""勾稽: a linter for Chinese government reports."""

from gouji._version import __version__

__all__ = ["__version__"]
