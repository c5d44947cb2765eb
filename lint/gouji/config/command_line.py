"""What the command line says about rules and settings."""

from __future__ import annotations

from pathlib import Path

import attrs

from gouji.value import Value

__all__ = ["CommandLine"]


@attrs.frozen(eq=False, repr=False)
class CommandLine(Value):
    """Choices of the command line, which go before every configuration file.

    ``select`` and ``ignore`` are names or codes of rules, beginnings of codes, or ``ALL``;
    ``severities`` are such selectors with a level. ``config`` is a configuration file that is used
    instead of the closest one. ``timed``: how long each rule takes is measured.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    config: Path | None = None
    language: str | None = None
    fail_on: str | None = None
    timed: bool = False
