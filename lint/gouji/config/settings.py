"""What is in force for one file, and where each setting came from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import attrs

from gouji.rules.active import ActiveRule
from gouji.rules.rule import Rule
from gouji.value import Value

if TYPE_CHECKING:
    from pathlib import Path

    from gouji.comparing.names import Names
    from gouji.config.layers import Exclusion
    from gouji.waivers.model import Waiver

__all__ = ["LEVELS", "RuleSetting", "Setting", "Settings"]

LEVELS = ("off", "info", "warning", "error")
"""What the severity of a rule can be set to."""


@attrs.frozen(eq=False, repr=False)
class Setting(Value):
    """A value and where it came from: ``default``, ``.gouji.yaml:7``, ``pack shandong``, ``--severity``."""

    value: Any
    origin: str


@attrs.frozen(eq=False, repr=False)
class RuleSetting:
    """A rule with its severity (``off``: it does not run) and options; ``explicit``: a person set the severity."""

    rule: Rule
    severity: Setting
    options: tuple[tuple[str, Setting], ...]
    explicit: bool


@attrs.frozen(eq=False, repr=False)
class Settings:
    """What is in force for one file.

    ``rules`` are those that run, by code. ``language`` is None where nobody chose one.
    ``fingerprint`` changes with anything that may change what is found: rules, severities, options,
    versions. The rest tells where each setting came from: ``file`` is the configuration file (None:
    none), ``rule_settings`` has the rules that are off as well. ``waivers`` are those of the
    configuration file and of all that it extends. ``names`` is what is said of bodies (None: nothing),
    made of ``aliases`` and ``bodies``.
    """

    rules: tuple[ActiveRule, ...]
    language: str | None
    fail_on: str
    fingerprint: str
    file: Path | None
    language_setting: Setting | None
    fail_on_setting: Setting
    packs: tuple[Setting, ...]
    exclude: tuple[Exclusion, ...]
    rule_settings: tuple[RuleSetting, ...]
    waivers: tuple[Waiver, ...] = ()
    names: Names | None = None
    aliases: tuple[Setting, ...] = ()
    bodies: tuple[Setting, ...] = ()

    def excludes(self, path: str | os.PathLike[str]) -> bool:
        """Whether the configuration leaves a file or folder out."""
        if not self.exclude:
            return False
        absolute = os.path.abspath(path)
        return any(exclusion.globs.match(absolute) for exclusion in self.exclude)
