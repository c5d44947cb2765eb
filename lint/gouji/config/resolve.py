"""Layers and command line → settings in force: defaults < packs < extends < file < overrides < command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from gouji._version import __version__
from gouji.config.command_line import CommandLine
from gouji.config.configuration import Configuration
from gouji.config.selection import Selection
from gouji.config.settings import RuleSetting, Setting, Settings
from gouji.rules.active import ActiveRule
from gouji.rules.catalogue import Catalogue
from gouji.rules.rule import Options, Rule

if TYPE_CHECKING:
    from gouji.comparing.names import Names
    from gouji.config.layers import Layer
    from gouji.waivers.model import Waiver

__all__ = ["resolve"]

_DEFAULT = "default"
_ON = "warning"
"""The severity of a rule that is off by itself and is switched on without saying how."""


@attrs.define(eq=False, repr=False)
class _State:
    """A rule while layers are laid over each other."""

    rule: Rule
    severity: Setting
    options: dict[str, Setting]
    explicit: bool = False

    @classmethod
    def default(cls, rule: Rule, pack: str | None) -> _State:
        """The rule as it is where nothing is said; a preview rule waits until it is named."""
        origin = _DEFAULT if pack is None else f"pack {pack}"
        severity = "off" if rule.status == "preview" else rule.severity
        options = {option.name: Setting(option.default, _DEFAULT) for option in rule.options}
        return cls(rule, Setting(severity, origin), options)

    def switch_on(self, origin: str) -> None:
        """Let the rule run at its own severity, at `_ON` where that is ``off``."""
        if self.severity.value == "off":
            own = self.rule.severity
            self.severity = Setting(_ON if own == "off" else own, origin)
            self.explicit = False

    def frozen(self) -> RuleSetting:
        """The result."""
        return RuleSetting(self.rule, self.severity, tuple(self.options.items()), self.explicit)


def resolve(
    configuration: Configuration,
    matching: Sequence[bool],
    command_line: CommandLine,
    selection: Selection,
    catalogue: Catalogue,
) -> Settings:
    """What is in force for the files that match the same overrides."""
    states = _defaults(configuration, selection, catalogue)
    for layer in configuration.layers_in_force(matching):
        _lay(layer, states)
    _select(selection, states)
    rule_settings = tuple(state.frozen() for state in states.values())
    rules = tuple(_active(setting) for setting in rule_settings if setting.severity.value != "off")
    language = Setting(command_line.language, "--lang") if command_line.language else configuration.language
    fail_on = Setting(command_line.fail_on, "--fail-on") if command_line.fail_on else configuration.fail_on
    fail_on = fail_on or Setting("error", _DEFAULT)
    names = _names(configuration) if configuration.aliases or configuration.bodies else None
    return Settings(
        rules=rules,
        language=language.value if language else None,
        fail_on=fail_on.value,
        fingerprint=_fingerprint(rules, configuration.waivers, catalogue, names),
        file=configuration.file,
        language_setting=language,
        fail_on_setting=fail_on,
        packs=configuration.packs,
        exclude=configuration.exclude,
        rule_settings=rule_settings,
        waivers=configuration.waivers,
        names=names,
        aliases=configuration.aliases,
        bodies=configuration.bodies,
    )


def _defaults(configuration: Configuration, selection: Selection, catalogue: Catalogue) -> dict[str, _State]:
    """Rules that are always there, those of the packs that are asked for, and those that were named."""
    packs = {setting.value for setting in configuration.packs}
    named = selection.named()
    states = {}
    for rule in catalogue.rules:
        pack = catalogue.bringer.get(rule.name)
        if rule.status != "removed" and (pack is None or pack in packs or rule.name in named):
            states[rule.name] = _State.default(rule, pack)
    return states


def _lay(layer: Layer, states: dict[str, _State]) -> None:
    if layer.all_on is not None:
        for state in states.values():
            if state.rule.status != "preview":
                state.switch_on(layer.all_on)
    for entry in layer.rules:
        state = states[entry.rule.name]
        if entry.severity is not None:
            state.severity, state.explicit = entry.severity, layer.explicit
        state.options.update(entry.options)


def _select(selection: Selection, states: dict[str, _State]) -> None:
    """What the command line says of rules: severities, then which of them run."""
    named = selection.named()
    switched_off: set[str] = set()
    for found, level in selection.severities:
        for name in found:
            state = states.get(name)
            if state is not None and (state.rule.status != "preview" or name in named):
                state.severity, state.explicit = Setting(level, "--severity"), True
                (switched_off.add if level == "off" else switched_off.discard)(name)
    for name, state in states.items():
        dropped = selection.drops(name)
        if dropped is not None:
            if state.severity.value != "off":
                state.severity, state.explicit = Setting("off", dropped), True
        elif (
            selection.selected is not None
            and name not in switched_off
            and (state.rule.status != "preview" or name in named)
        ):
            state.switch_on("--select")


def _active(setting: RuleSetting) -> ActiveRule:
    options: dict[str, Any] = {name: option.value for name, option in setting.options}
    return ActiveRule(setting.rule, setting.severity.value, Options(options), setting.explicit)


def _names(configuration: Configuration) -> Names:
    from gouji.comparing.names import Names

    aliases = dict(setting.value for setting in configuration.aliases)
    return Names(aliases, tuple(setting.value for setting in configuration.bodies))


def _fingerprint(
    rules: Sequence[ActiveRule], waivers: Sequence[Waiver], catalogue: Catalogue, names: Names | None
) -> str:
    lines = [f"gouji {__version__}", *catalogue.versions]
    for active in rules:
        options = sorted(active.options.values.items())
        lines.append(repr((active.rule.code, active.rule.name, active.severity, active.explicit, options)))
    lines += [f"{waiver.source.name} {waiver!r}" for waiver in waivers]
    if names is not None:
        lines.append(names.fingerprint)
    return "\n".join(lines)
