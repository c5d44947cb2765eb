"""Emit settings and waivers as lines of YAML, each setting with its origin as a comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
import re
from typing import TYPE_CHECKING, Any

from gouji.config.settings import RuleSetting, Settings
from gouji.language import locale_language
from gouji.message import Message
from gouji.yaml.setting import Setting

if TYPE_CHECKING:
    from gouji.waivers.model import FactValue, Waiver

__all__ = [
    "emit_aliases",
    "emit_bodies",
    "emit_cache_dir",
    "emit_exclude",
    "emit_language",
    "emit_list",
    "emit_packs",
    "emit_plugins",
    "emit_rules",
    "emit_setting",
    "emit_waivers",
    "waiver_lines",
    "yaml_value",
]

_ACCEPTED = Message("规则包 {pack}", "pack {pack}")
_PLAIN = re.compile(r"(?!(?:null|true|false)$)(?:\.{1,2}/)*[a-z\u4e00-\u9fff][a-z0-9\u4e00-\u9fff/_-]*(?:\.yaml)?")


def emit_setting(key: str, setting: Setting[Any]) -> Iterator[str]:
    """Yield the line of a setting."""
    yield f"{key}: {yaml_value(setting.value)}  # {setting.origin}\n"


def emit_list(key: str, settings: Sequence[Setting[Any]]) -> Iterator[str]:
    """Yield the lines of settings that make a list."""
    yield f"{key}:\n" if settings else f"{key}: []  # default\n"
    for setting in settings:
        yield f"  - {yaml_value(setting.value)}  # {setting.origin}\n"


def emit_packs(settings: Settings) -> Iterator[str]:
    """Yield the lines of the packs that are asked for, paths as the configuration's own folder has them."""
    packs, path = settings.file.packs, settings.file.path
    if path is not None and packs:
        from gouji.packs.references import written_reference

        folder = path.parent
        packs = tuple([Setting(written_reference(each.value, folder), each.origin) for each in packs])
    yield from emit_list("packs", packs)
    yield from _accepted(settings)


def _accepted(settings: Settings) -> Iterator[str]:
    """Yield what the packs accept, as comments: a configuration of its own accepts nothing."""
    language = settings.language or locale_language()
    for pack in settings.file.brought:
        accepts = pack.file.accepts if pack.file is not None else None
        for key in ("headings", "labels") if accepts else ():
            for name, texts in getattr(accepts, key):
                origin = _ACCEPTED.format(pack=pack.name)[language]
                yield f"# accepts.{key}.{name}: {yaml_value(texts)}  # {origin}\n"


def emit_plugins(settings: Settings) -> Iterator[str]:
    """Yield the lines of the disabled plugins; none where there are none."""
    if settings.file.disabled:
        yield "plugins:\n"
        yield from _below(emit_list("disable", settings.file.disabled))


def emit_language(settings: Settings) -> Iterator[str]:
    """Yield the line of the language: the one that was chosen, else that of the locale."""
    return emit_setting("language", settings.file.language or Setting(locale_language(), "default (locale)"))


def emit_exclude(settings: Settings) -> Iterator[str]:
    """Yield the lines of the globs of excluded files."""
    globs = [(each.origin, glob) for each in settings.file.exclude for glob in each.value.globs]
    return emit_list("exclude", [Setting(glob.text, origin) for origin, glob in globs])


def emit_cache_dir(settings: Settings) -> Iterator[str]:
    """Yield the line of the folder of the cache; none where none is named."""
    named = settings.file.cache_dir
    if named is not None:
        yield from emit_setting("cache-dir", Setting(str(named.value), named.origin))


def _below(lines: Iterable[str], margin: str = "  ") -> Iterator[str]:
    return (f"{margin}{line}" for line in lines)


def emit_aliases(settings: Settings) -> Iterator[str]:
    """Yield the lines of the other names of bodies; none where there are none."""
    if settings.file.aliases:
        yield "aliases:\n"
    for setting in settings.file.aliases:
        alias = setting.value
        yield from _below(emit_setting(yaml_value(alias.name), Setting(alias.others, setting.origin)))


def emit_bodies(settings: Settings) -> Iterator[str]:
    """Yield the lines of the bodies of governments; none where there are none."""
    if settings.file.bodies:
        yield "bodies:\n"
    for setting in settings.file.bodies:
        yield f"  {yaml_value(setting.value.name)}:\n"
        for key, value in (("complete", setting.value.complete), ("bodies", setting.value.subjects)):
            yield from _below(emit_setting(key, Setting(value, setting.origin)), "    ")


def emit_rules(settings: Settings) -> Iterator[str]:
    """Yield the lines of every rule, those that are off too."""
    if settings.every_rule:
        yield "rules:\n"
    for active in settings.every_rule:
        yield from _below(_emit_rule(active))


def _emit_rule(active: RuleSetting) -> Iterator[str]:
    name, origins = active.rule.name, active.origins
    severity = Setting(active.severity, origins["severity"])
    options = active.options.values
    if not options:
        yield from emit_setting(name, severity)
        return
    yield f"{name}:\n"
    yield from _below(emit_setting("severity", severity))
    yield from _below(_emit_options(options, origins))


def _emit_options(options: Mapping[str, Any], origins: Mapping[str, str], prefix: str = "") -> Iterator[str]:
    """Yield the lines of options, those within an object below its name."""
    for option, value in options.items():
        if isinstance(value, Mapping):
            yield f"{option}:\n"
            yield from _below(_emit_options(value, origins, f"{prefix}{option}."))
        else:
            yield from emit_setting(option, Setting(value, origins[prefix + option]))


def emit_waivers(settings: Settings) -> Iterator[str]:
    """Yield the lines of the waivers; none where there are none."""
    if settings.waivers:
        yield "waivers:\n"
    for waiver in settings.waivers:
        first, *others = waiver_lines(waiver)
        yield f"  - {first}  # {waiver.source.name}:{waiver.range.start.line}\n"
        yield from (f"    {line}\n" for line in others)


def waiver_lines(waiver: Waiver) -> Iterator[str]:
    """Yield the keys and values of a waiver, one a line, those of its figures below their key."""
    yield f"rule: {yaml_value(waiver.named)}"
    yield f"agency: {yaml_value(waiver.subject)}"
    yield f"year: {waiver.period}"
    if waiver.facts:
        yield "facts:"
        for fact, value in waiver.facts.items():
            yield f"  {fact}: {_figure(value)}"
    if waiver.findings:
        yield f"findings: {yaml_value(waiver.findings)}"
    yield f"reason: {yaml_value(waiver.reason)}"
    if waiver.until is not None:
        yield f"until: {waiver.until}"


def _figure(value: FactValue) -> str:
    if value is None:
        return "null"
    return format(value, "f") if isinstance(value, Decimal) else yaml_value(value)


def yaml_value(value: object) -> str:
    """Return a value as YAML 1.2 on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(yaml_value, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {yaml_value(each)}' for key, each in value.items())}}}"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08X}"
