"""The model of the command line's choices, and of all settings in force for one file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from gouji.config.file import FailOn
from gouji.message import Language
from gouji.rules.active import ActiveRule
from gouji.rules.meta import Level, Options, RuleMeta
from gouji.rules.rule import AcrossRule, Rule
from gouji.value import Entity, Value, field, frozen

if TYPE_CHECKING:
    from pathlib import Path

    from gouji.checking.plan import Plans
    from gouji.comparing.names import Names
    from gouji.config.file import ConfigFile
    from gouji.packs.accepts import Accepts
    from gouji.waivers.model import Waiver

__all__ = ["LEVELS", "CommandLine", "RuleSetting", "Settings"]

LEVELS: tuple[Level, ...] = ("off", "info", "warning", "error")
"""What the severity of a rule can be set to."""


@frozen
class CommandLine(Value):
    """Choices of the command line, which take precedence over every configuration file.

    ``select`` and ``ignore`` are names or codes of rules, beginnings of codes, or ``ALL``;
    ``severities`` are such selectors with a level. ``config`` is a configuration file that is used
    instead of the closest one, ``cache_dir`` the folder of the cache. ``timed``: the time of each rule is measured.
    ``timeout`` is how many seconds, ``max_memory`` how many megabytes a file may take (0: no limit).
    ``force_exclude``: what is named is left out too where the configuration excludes it.
    ``gitignore``: what .gitignore leaves out is not looked for in folders. ``cached``: packs are kept in the cache, and taken from there.
    ``today`` is the day (``2025-12-31``) that the ``until`` of waivers is compared with, None that of the clock.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    config: Path | None = None
    language: Language | None = None
    fail_on: FailOn | None = None
    timed: bool = False
    today: str | None = None
    cache_dir: str | None = None
    timeout: int | None = None
    max_memory: int | None = None
    cached: bool = False
    force_exclude: bool = False
    gitignore: bool = True


@frozen
class RuleSetting(Entity):
    """A rule as it is in force for some files: its severity (``off``: it does not run) and options.

    ``explicit`` tells whether a person set the severity; ``origins`` are where it and each option came from.
    """

    rule: RuleMeta
    severity: Level
    options: Options
    explicit: bool = False
    origins: Mapping[str, str] = field(factory=dict)


@frozen
class Settings(Entity):
    """The settings in force for one file.

    ``rules`` are those that run on each report, sorted by code, ``across_rules`` those that compare reports;
    ``every_rule`` has those that are off as well, each with the origins of its severity and options.
    ``file`` holds all other values, with their origins: those of the configuration file, of what it extends
    and of the command line. ``names`` are made of its aliases and bodies (None: it has none). ``accepts`` are wordings
    that its packs take for right beside those of the forms.
    ``fingerprint`` changes with anything that may change findings: rules, severities, options, versions.
    """

    rules: tuple[ActiveRule[Rule], ...]
    across_rules: tuple[ActiveRule[AcrossRule], ...]
    every_rule: tuple[RuleSetting, ...]
    file: ConfigFile
    fingerprint: str
    names: Names | None = None
    accepts: tuple[Accepts, ...] = ()

    @cached_property
    def plans(self) -> Plans:
        """The rules that run on each report, and which of them apply to a report."""
        from gouji.checking.plan import Plans

        return Plans(self.rules)

    @property
    def language(self) -> Language | None:
        """The language that was chosen, if one was."""
        return self.file.language.value if self.file.language else None

    @property
    def fail_on(self) -> FailOn:
        """The severity from which the exit status is 1."""
        return self.file.fail_on.value

    @property
    def limits(self) -> tuple[int, int]:
        """How many seconds and how many megabytes checking the file may take; 0: no limit."""
        return self.file.timeout.value, self.file.max_memory.value

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """The waivers of the configuration file and of all that it extends."""
        return self.file.waivers

    @property
    def rule_words(self) -> Mapping[str, tuple[str, ...]]:
        """The names of rules by every word for them: codes, names and former names."""
        words: dict[str, tuple[str, ...]] = {}
        for rule in (setting.rule for setting in self.every_rule):
            words[rule.code] = (*words.get(rule.code, ()), rule.name)
            for name in (rule.name, *rule.former_names):
                words[name] = (rule.name,)
        return words

    def excludes(self, path: str) -> bool:
        """Return whether the configuration excludes a file or folder, given by its absolute path."""
        if not self.file.exclude:
            return False
        return any(setting.value.match(path) for setting in self.file.exclude)
