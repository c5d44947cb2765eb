"""A run: plugins, forms and settings put together once, then one file or many are checked."""

from gouji.session.session import Session

__all__ = ["Session"]
