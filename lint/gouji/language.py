"""The language that the command line asks for, or the locale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import os
import sys

from gouji.message import Language

__all__ = ["asked_language", "locale_language"]


_PRIMARY, _CHINESE = 0x3FF, 0x04
"""Which bits of a language's number on Windows tell the language without its country, and that of Chinese."""


def locale_language(environment: Mapping[str, str] | None = None) -> Language:
    """Return ``zh`` where the locale is Chinese, else ``en``, by LC_ALL, else LC_MESSAGES, else LANG.

    Windows sets none of them: there it is the language of its windows.
    """
    values = os.environ if environment is None else environment
    name = next((values[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if values.get(key)), "")
    if not name and sys.platform == "win32":
        return _windows_language()
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def asked_language(arguments: Sequence[str]) -> Language:
    """Return the language that ``--lang`` asks for among the arguments of a call, right or wrong, else that of the locale."""
    given = zip(("", *arguments), arguments, strict=False)
    asked = [each.removeprefix("--lang=") for before, each in given if before == "--lang" or each.startswith("--lang=")]
    return "zh" if asked[-1:] == ["zh"] else "en" if asked[-1:] == ["en"] else locale_language()


def _windows_language() -> Language:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (Windows alone has it)
    return "zh" if kernel.GetUserDefaultUILanguage() & _PRIMARY == _CHINESE else "en"
