"""Resolve the settings in force for a file: defaults < packs < extends < file < overrides < command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from gouji._version import __version__
from gouji.config.file import ConfigFile, Layer
from gouji.config.selection import Selection
from gouji.config.settings import CommandLine, RuleSetting, Settings
from gouji.rules.active import ActiveRule
from gouji.rules.catalogue import Catalogue
from gouji.rules.meta import Level, RuleMeta
from gouji.rules.rule import AcrossRule, Rule
from gouji.value import evolve
from gouji.yaml.setting import DEFAULT, Setting, leaves

if TYPE_CHECKING:
    from gouji.comparing.names import Names

__all__ = ["resolve"]

_Rule = TypeVar("_Rule", Rule, AcrossRule)

_SEVERITY = "severity"
_ON: Level = "warning"
"""The severity of a rule that is off by itself and is switched on without one."""


def resolve(
    file: ConfigFile,
    matching: Sequence[bool],
    command_line: CommandLine,
    selection: Selection,
    catalogue: Catalogue,
) -> Settings:
    """Return the settings in force for the files that match the same overrides."""
    rules = _defaults(file, selection, catalogue)
    for layer in file.layers_in_force(matching):
        _lay(layer, rules)
    _select(selection, rules)
    running = {name: setting for name, setting in rules.items() if setting.severity != "off"}
    names = _names(file) if file.aliases or file.bodies else None
    return Settings(
        rules=_active(catalogue.checking, running),
        across_rules=_active(catalogue.comparing, running),
        every_rule=tuple(rules.values()),
        file=_under(command_line, file),
        fingerprint=_fingerprint(running.values(), file, catalogue, names),
        names=names,
        accepts=tuple([pack.file.accepts for pack in file.brought if pack.file is not None and pack.file.accepts]),
    )


def _defaults(file: ConfigFile, selection: Selection, catalogue: Catalogue) -> dict[str, RuleSetting]:
    """Return the built-in rules, those of packs that are asked for or named, and those that were named, all at defaults."""
    packs = {*selection.packs, *(pack.name for pack in file.brought)}
    named = selection.named()
    rules = {}
    for rule in catalogue.rules:
        pack = catalogue.bringer.get(rule.name)
        if rule.status != "removed" and (pack is None or pack in packs or rule.name in named):
            rules[rule.name] = _default(rule, DEFAULT if pack is None else catalogue.packs[pack].origin(rule.name))
    return rules


def _default(rule: RuleMeta, origin: str) -> RuleSetting:
    """Return a rule's default setting, whose severity has an origin; a preview rule is off until it is named."""
    origins = dict.fromkeys((name for name, _ in leaves(rule.defaults.values)), DEFAULT)
    origins[_SEVERITY] = origin
    severity: Level = "off" if rule.status == "preview" else rule.severity
    return RuleSetting(rule, severity, rule.defaults, origins=origins)


def _lay(layer: Layer, rules: dict[str, RuleSetting]) -> None:
    """Apply one layer to *rules*, over the settings of earlier layers."""
    if layer.all_on is not None:
        for name, active in rules.items():
            if active.rule.status != "preview":
                rules[name] = _switched_on(active, layer.all_on)
    for entry in layer.rules:
        active = rules[entry.rule.name]
        if entry.severity is not None:
            active = _with_severity(active, entry.severity.value, entry.severity.origin, explicit=layer.explicit)
        if entry.options:
            active = _with_options(active, dict(entry.options))
        rules[entry.rule.name] = active


def _with_severity(active: RuleSetting, severity: Level, origin: str, *, explicit: bool) -> RuleSetting:
    origins = {**active.origins, _SEVERITY: origin}
    return evolve(active, severity=severity, explicit=explicit, origins=origins)


def _with_options(active: RuleSetting, options: Mapping[str, Setting[Any]]) -> RuleSetting:
    values = active.options
    for name, setting in options.items():
        values = values.over(_nested(name.split("."), setting.value))
    origins = {name: setting.origin for name, setting in options.items()}
    return evolve(active, options=values, origins={**active.origins, **origins})


def _nested(path: Sequence[str], value: object) -> dict[str, Any]:
    """Return a value within mappings, one for each part of its dotted name."""
    first, *rest = path
    return {first: _nested(rest, value) if rest else value}


def _switched_on(active: RuleSetting, origin: str) -> RuleSetting:
    """Return a rule switched on: one that is off gets its own severity, or `_ON` where that is ``off``."""
    if active.severity != "off":
        return active
    own = active.rule.severity
    return _with_severity(active, _ON if own == "off" else own, origin, explicit=False)


def _select(selection: Selection, rules: dict[str, RuleSetting]) -> None:
    """Apply the command line to *rules*: severities first, then which of them run."""
    named = selection.named()
    switched_off: set[str] = set()
    for found, level in selection.severities:
        for name in found:
            active = rules.get(name)
            if active is not None and (active.rule.status != "preview" or name in named):
                rules[name] = _with_severity(active, level, "--severity", explicit=True)
                (switched_off.add if level == "off" else switched_off.discard)(name)
    for name, active in rules.items():
        dropped = selection.drops(name)
        if dropped is not None:
            if active.severity != "off":
                rules[name] = _with_severity(active, "off", dropped, explicit=True)
        elif (
            selection.selected is not None
            and name not in switched_off
            and (active.rule.status != "preview" or name in named)
        ):
            rules[name] = _switched_on(active, "--select")


def _active(rules: Mapping[str, _Rule], settings: Mapping[str, RuleSetting]) -> tuple[ActiveRule[_Rule], ...]:
    """Return those of some rules that run."""
    return tuple(
        [
            ActiveRule(rules[name], setting.severity, setting.options, setting.explicit)
            for name, setting in settings.items()
            if name in rules and setting.severity != "off"
        ]
    )


def _under(command_line: CommandLine, file: ConfigFile) -> ConfigFile:
    """Return the file with the settings of the command line laid over its own."""
    if command_line.language:
        file = evolve(file, language=Setting(command_line.language, "--lang"))
    if command_line.fail_on:
        file = evolve(file, fail_on=Setting(command_line.fail_on, "--fail-on"))
    if command_line.timeout is not None:
        file = evolve(file, timeout=Setting(command_line.timeout, "--timeout"))
    if command_line.max_memory is not None:
        file = evolve(file, max_memory=Setting(command_line.max_memory, "--max-memory"))
    return file


def _names(file: ConfigFile) -> Names:
    from gouji.comparing.names import Names

    return Names(
        {alias.value.name: alias.value.others for alias in file.aliases}, tuple(bodies.value for bodies in file.bodies)
    )


def _fingerprint(rules: Iterable[RuleSetting], file: ConfigFile, catalogue: Catalogue, names: Names | None) -> str:
    lines = [f"gouji {__version__}", *catalogue.versions]
    for active in rules:
        options = sorted(active.options.values.items())
        lines.append(repr((active.rule.code, active.rule.name, active.severity, active.explicit, options)))
    lines += [f"{waiver.source.name} {waiver!r}" for waiver in file.waivers]
    lines += [f"pack {pack.name} {pack.file.digest}" for pack in file.brought if pack.file is not None]
    if names is not None:
        lines.append(names.fingerprint)
    return "\n".join(lines)
