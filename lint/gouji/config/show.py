"""Show the settings in force as YAML, each with its origin; the output is itself a configuration file."""

from __future__ import annotations

from collections.abc import Iterator
import re
from typing import TYPE_CHECKING

from gouji.config.keys import KEYS
from gouji.language import locale_language
from gouji.message import Language
from gouji.text.display import visible
from gouji.yaml.load import shown_path

if TYPE_CHECKING:
    from gouji.config.settings import Settings

__all__ = ["show"]

_CHINESE = (
    (r"default \(locale\)", "默认（系统语言）"),
    (r"default", "默认"),
    (r"pack (\S+) \(([^()]*)\)", r"规则包 \1（\2）"),
    (r"pack (\S+)", r"规则包 \1"),
)
"""The origins of settings that are no places or options, and what they are in Chinese."""


def show(settings: Settings, title: str) -> Iterator[str]:
    """Yield the lines for one file or folder (``title``), the keys that may be long last."""
    path = settings.file.path
    language = settings.language or locale_language()
    yield f"# {visible(title)}: {shown_path(path) if path else '-'}\n"
    for key in sorted(KEYS, key=lambda key: key.long):
        if key.emit is not None:
            yield from (_told(line, language) for line in key.emit(settings))


def _told(line: str, language: Language) -> str:
    """Return a line with its origin in a language."""
    if language == "en":
        return line
    for pattern, chinese in _CHINESE:
        line = re.sub(rf"  # {pattern}$", rf"  # {chinese}", line)
    return line
