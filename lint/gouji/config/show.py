"""Show the settings in force as YAML, each with its origin; the output is itself a configuration file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gouji.config.keys import KEYS
from gouji.text.display import visible
from gouji.yaml.load import shown_path

if TYPE_CHECKING:
    from gouji.config.settings import Settings

__all__ = ["show"]


def show(settings: Settings, title: str) -> Iterator[str]:
    """Yield the lines for one file or folder (``title``), the keys that may be long last."""
    path = settings.file.path
    yield f"# {visible(title)}: {shown_path(path) if path else '-'}\n"
    for key in sorted(KEYS, key=lambda key: key.long):
        if key.emit is not None:
            yield from key.emit(settings)
