"""Settings without configuration files: every rule at its own severity."""

from __future__ import annotations

from pathlib import Path

import attrs

from gouji.checking.settings import ActiveRule
from gouji.plugins.finder import Plugins

__all__ = ["CommandLine", "Configurations", "Settings"]


@attrs.frozen
class CommandLine:
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    config: Path | None = None
    language: str | None = None
    fail_on: str | None = None


@attrs.frozen
class Settings:
    rules: tuple[ActiveRule, ...]
    language: str | None
    fail_on: str
    fingerprint: str

    def excludes(self, path: Path) -> bool:
        return False


@attrs.frozen(eq=False)
class Configurations:
    plugins: Plugins
    command_line: CommandLine

    def settings(self, path: Path) -> Settings:
        line = self.command_line
        rules = tuple(
            ActiveRule(rule, rule.severity, rule.defaults)
            for rule in self.plugins.rules
            if (not line.select or rule.name in line.select or rule.code in line.select)
            and rule.name not in line.ignore
            and rule.severity != "off"
        )
        return Settings(rules, line.language, line.fail_on or "error", "")
