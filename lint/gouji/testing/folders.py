"""Write a folder of reports as one text, and run an across rule on it."""

from __future__ import annotations

from collections.abc import Mapping
import re
from typing import TYPE_CHECKING, Any

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.comparing.contribute import contribute
from gouji.comparing.join import Offer, join
from gouji.comparing.names import Names, SubjectList
from gouji.plugins.model import Plugins
from gouji.rules.active import ActiveRule
from gouji.rules.rule import AcrossRule
from gouji.testing.read_as import read_as

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["RuleFailedError", "check_across", "contents_of", "names_of", "parts_of"]

_PART = re.compile(r"^--- (\S+)\n", re.MULTILINE)
_SETTINGS = ".gouji.yaml"


class RuleFailedError(AssertionError):
    """A rule raised while it was tried; ``failures`` name rule and file."""

    def __init__(self, failures: Sequence[Failure]) -> None:
        super().__init__("\n".join(failure.message.en for failure in failures))
        self.failures = tuple(failures)


def parts_of(text: str) -> tuple[Names, dict[str, str]]:
    """Return the names in a text's ``.gouji.yaml``, and its files by name, each after a line ``--- name``."""
    pieces = _PART.split(text)
    files = dict(zip(pieces[1::2], pieces[2::2], strict=True)) if len(pieces) > 1 else {"example.txt": text}
    return names_of(files.pop(_SETTINGS, "")), files


def contents_of(files: Mapping[str, str | bytes]) -> dict[str, bytes]:
    """Return the contents of files, by their names; texts in UTF-8."""
    return {name: data.encode() if isinstance(data, str) else data for name, data in files.items()}


def names_of(settings: str) -> Names:
    """Read ``aliases`` and ``bodies``, without lists within lists, from the text of a configuration."""
    if not settings:
        return Names()
    from ruamel.yaml import YAML

    said: dict[str, dict[str, Any]] = YAML(typ="safe", pure=True).load(settings)
    aliases = {name: tuple(others) for name, others in said.get("aliases", {}).items()}
    lists = [
        SubjectList(name, tuple(given["bodies"]), given.get("complete", False))
        if isinstance(given, dict)
        else SubjectList(name, tuple(given))
        for name, given in said.get("bodies", {}).items()
    ]
    return Names(aliases, tuple(lists))


def check_across(
    rule: AcrossRule,
    files: Mapping[str, bytes],
    names: Names,
    plugins: Plugins,
    *,
    prior: Mapping[str, bytes] | None = None,
    options: Mapping[str, Any] | None = None,
) -> list[Diagnostic]:
    """Run an across rule on files compared with each other and *prior*; return diagnostics, raise `RuleFailedError`.

    Its default options are replaced by *options*.
    """
    binder = Binder(plugins.kinds)
    severity = rule.meta.severity if rule.meta.severity != "off" else "warning"
    active = ActiveRule(rule, severity, rule.meta.defaults.over(options or {}))
    offers: list[Offer] = []
    failures: list[Failure] = []
    for is_prior, group in ((False, files), (True, prior or {})):
        for path, data in group.items():
            for number, report in enumerate(read_as(rule.meta, data, path, binder, plugins)):
                contributed = contribute(report, [active], names, path)
                failures += contributed.failures
                if contributed.contribution is not None:
                    offers.append(Offer(path, number, contributed.contribution, {rule.name: active}, is_prior))
    result = join(offers)
    failures += result.failures
    if failures:
        raise RuleFailedError(failures)
    told = (diagnostic for found in result.diagnostics.values() for diagnostic in found)
    return sorted(told, key=lambda diagnostic: diagnostic.order)
