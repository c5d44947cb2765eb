"""What one configuration file says, or a pack's settings: values with their origins and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gouji.config.globs import Glob
from gouji.config.problems import Place
from gouji.config.settings import Setting
from gouji.rules.rule import Rule

if TYPE_CHECKING:
    from gouji.waivers.model import Waiver

__all__ = ["Extended", "Override", "RuleEntry", "Said"]


@attrs.frozen(eq=False, repr=False)
class RuleEntry:
    """What is said of one rule: a severity (None: nothing) and some options; ``named`` is the word for it."""

    rule: Rule
    named: str
    place: Place
    severity: Setting | None = None
    options: tuple[tuple[str, Setting], ...] = ()


@attrs.frozen(eq=False, repr=False)
class Extended:
    """A set or file that is extended, and the place that says so."""

    name: str
    place: Place


@attrs.frozen(eq=False, repr=False)
class Override:
    """What is said of rules for some files."""

    files: tuple[Glob, ...]
    rules: tuple[RuleEntry, ...]


@attrs.frozen(eq=False, repr=False)
class Said:
    """All that one file says (or a pack: only rules and overrides)."""

    extends: tuple[Extended, ...] = ()
    packs: tuple[tuple[Setting, Place], ...] = ()
    language: Setting | None = None
    fail_on: Setting | None = None
    exclude: tuple[tuple[Glob, str], ...] = ()
    rules: tuple[RuleEntry, ...] = ()
    overrides: tuple[Override, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    aliases: tuple[Setting, ...] = ()
    bodies: tuple[Setting, ...] = ()
