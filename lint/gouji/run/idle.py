"""Tell which rules of packs in YAML held for no report of a run, or found nowhere what they look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from gouji.message import Message

if TYPE_CHECKING:
    from gouji.config import Settings
    from gouji.results import RunResult
    from gouji.rules.meta import RuleMeta

__all__ = ["idle_rules"]

_MOST_NAMED = 10
_NEVER = Message(
    "规则包 {pack}：本次检查的报告都不适用的规则 {count} 条：{codes}",
    "pack {pack}: rules that held for no report of this run: {count} ({codes})",
)
_UNKNOWN = Message(
    "规则包 {pack}：对本次检查的报告都不能判断的规则 {count} 条：{codes}（原因见 --coverage）",
    "pack {pack}: rules that could be judged on no report of this run: {count} ({codes}; --coverage tells why)",
)
_NOWHERE = Message(
    "规则包 {pack}：所查看的部分在报告中都没有的规则 {count} 条：{codes}",
    "pack {pack}: rules whose section is in no report of this run: {count} ({codes})",
)


def idle_rules(result: RunResult, settings: Callable[[str], Settings]) -> tuple[Message, ...]:
    """Return one note for each pack of whose rules some had nothing to judge, and for each of the three reasons."""
    rules: dict[str, RuleMeta] = {}
    held: dict[str, set[str]] = {}
    for file in result.inputs:
        if file.status == "checked" and any(pack.file is not None for pack in settings(file.path).file.brought):
            for active in settings(file.path).rules:
                if active.rule.holds is not None:
                    rules[active.meta.name] = active.meta
            for name, holding in file.held:
                held.setdefault(name, set()).add(holding)
    unjudged = {each.relation for file in result.inputs for each in file.coverage.rules}
    never = [rule for name, rule in rules.items() if name not in held and name not in unjudged]
    unknown = [rule for name, rule in rules.items() if name not in held and name in unjudged]
    nowhere = [rule for name, rule in rules.items() if held.get(name) == {"nowhere"}]
    return (*_notes(_NEVER, never), *_notes(_UNKNOWN, unknown), *_notes(_NOWHERE, nowhere))


def _notes(message: Message, rules: Iterable[RuleMeta]) -> Iterator[Message]:
    by_pack: dict[str, list[str]] = {}
    for rule in rules:
        by_pack.setdefault(rule.pack, []).append(rule.code)
    for pack, codes in by_pack.items():
        yield message.format(pack=pack, count=len(codes), codes=_listed(codes))


def _listed(codes: list[str]) -> str:
    shown = ", ".join(codes[:_MOST_NAMED])
    return f"{shown}, …" if len(codes) > _MOST_NAMED else shown
