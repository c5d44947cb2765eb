"""What the command line says about rules and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gouji.value import Value

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CommandLine"]


@attrs.frozen(eq=False, repr=False)
class CommandLine(Value):
    """Choices of the command line, which go before every configuration file.

    ``select`` and ``ignore`` are names or codes of rules, beginnings of codes, or ``ALL``;
    ``severities`` are such selectors with a level. ``config`` is a configuration file that is used
    instead of the closest one. ``timed``: how long each rule takes is measured.
    ``today`` is the day (``2025-12-31``) that the ``until`` of waivers is compared with, None that of the clock.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    config: Path | None = None
    language: str | None = None
    fail_on: str | None = None
    timed: bool = False
    today: str | None = None
