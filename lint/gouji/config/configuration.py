"""A configuration file with all that it extends: its layers and the other settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from gouji.config.settings import Setting

if TYPE_CHECKING:
    from pathlib import Path

    from gouji.config.layers import Exclusion, Layer
    from gouji.waivers.model import Waiver

__all__ = ["Configuration"]


@attrs.frozen(eq=False, repr=False)
class Configuration:
    """A configuration file with all that it extends and the packs it asks for; ``file`` None: none."""

    file: Path | None = None
    packs: tuple[Setting, ...] = ()
    language: Setting | None = None
    fail_on: Setting | None = None
    exclude: tuple[Exclusion, ...] = ()
    layers: tuple[Layer, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    aliases: tuple[Setting, ...] = ()
    bodies: tuple[Setting, ...] = ()

    def matching(self, path: str) -> tuple[bool, ...]:
        """Which of the layers for some files hold for an absolute path."""
        return tuple(layer.files.match(path) for layer in self.layers if layer.files is not None)

    def layers_in_force(self, matching: Sequence[bool]) -> list[Layer]:
        """The layers that hold for a file, given `matching`."""
        held = iter(matching)
        return [layer for layer in self.layers if layer.files is None or next(held)]
