"""Settings in force as YAML, each with a comment on where it came from; a configuration file in itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
import re
from typing import TYPE_CHECKING

from gouji.config.files import shown_path
from gouji.config.locale import locale_language
from gouji.config.settings import RuleSetting, Setting, Settings
from gouji.text.display import visible

if TYPE_CHECKING:
    from gouji.waivers.model import Waiver

__all__ = ["show", "yaml_value"]

_PLAIN = re.compile(r"(?!(?:null|true|false)$)[a-z\u4e00-\u9fff][a-z0-9\u4e00-\u9fff/_-]*")


def show(settings: Settings, title: str) -> Iterator[str]:
    """The lines for one file or folder (``title``)."""
    file = shown_path(settings.file) if settings.file else "-"
    yield f"# {visible(title)}: {file}\n"
    yield from _list("packs", settings.packs)
    yield _line("language", settings.language_setting or Setting(locale_language(), "default (locale)"))
    yield _line("fail-on", settings.fail_on_setting)
    yield from _list("exclude", [exclusion.setting for exclusion in settings.exclude])
    yield from _names(settings)
    if settings.rule_settings:
        yield "rules:\n"
    for rule in settings.rule_settings:
        yield from _rule(rule)
    if settings.waivers:
        yield from _waivers(settings.waivers)


def _line(key: str, setting: Setting) -> str:
    return f"{key}: {yaml_value(setting.value)}  # {setting.origin}\n"


def _list(key: str, settings: Iterable[Setting]) -> Iterator[str]:
    items = list(settings)
    yield f"{key}:\n" if items else f"{key}: []  # default\n"
    for setting in items:
        yield f"  - {yaml_value(setting.value)}  # {setting.origin}\n"


def _names(settings: Settings) -> Iterator[str]:
    """What is said of bodies, where anything is."""
    if settings.aliases:
        yield "aliases:\n"
    for setting in settings.aliases:
        name, others = setting.value
        yield f"  {_line(yaml_value(name), Setting(others, setting.origin))}"
    if settings.bodies:
        yield "bodies:\n"
    for setting in settings.bodies:
        yield f"  {yaml_value(setting.value.name)}:\n"
        for key in ("complete", "bodies"):
            yield f"    {_line(key, Setting(getattr(setting.value, key), setting.origin))}"


def _rule(rule: RuleSetting) -> Iterator[str]:
    name = rule.rule.name
    if not rule.options:
        yield "  " + _line(name, rule.severity)
        return
    yield f"  {name}:\n"
    for key, setting in (("severity", rule.severity), *rule.options):
        yield "    " + _line(key, setting)


def _waivers(waivers: Iterable[Waiver]) -> Iterator[str]:
    from gouji.config.waiver_lines import waiver_lines

    yield "waivers:\n"
    for waiver in waivers:
        first, *others = waiver_lines(waiver)
        yield f"  - {first}  # {waiver.source.name}:{waiver.range.start.line}\n"
        yield from (f"    {line}\n" for line in others)


def yaml_value(value: object) -> str:
    """A value as YAML 1.2 on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(yaml_value, value))}]"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08X}"
