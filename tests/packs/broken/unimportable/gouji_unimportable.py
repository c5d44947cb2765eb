"""A pack that imports what the api does not have."""

from gouji.api import Suggestion  # type: ignore[attr-defined]

__all__ = ["Suggestion"]
