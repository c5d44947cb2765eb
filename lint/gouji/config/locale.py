"""The language of the locale."""

from __future__ import annotations

from collections.abc import Mapping
import os

from gouji.message import Language

__all__ = ["locale_language"]


def locale_language(environment: Mapping[str, str] | None = None) -> Language:
    """Return ``zh`` where the locale is Chinese, else ``en``, by LC_ALL, else LC_MESSAGES, else LANG."""
    values = os.environ if environment is None else environment
    name = next((values[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if values.get(key)), "")
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
