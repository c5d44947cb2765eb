"""Find the kind of report that a rule is for, where the rule itself does not name one."""

from __future__ import annotations

from collections.abc import Collection

from gouji.binding.kind import Kinds
from gouji.message import Message
from gouji.rules.meta import ANY_KIND, RuleMeta
from gouji.rules.rule import AnyRule

__all__ = ["unknown_kind", "with_kind"]


def with_kind(rule: AnyRule, kinds: Kinds) -> AnyRule:
    """Return the rule with its kind: that of its forms, else the only kind there is; "" where none can be told."""
    if rule.meta.kind or not kinds:
        return rule
    likely = _with_forms(rule.meta, kinds)
    return rule.with_meta(kind=likely[0]) if len(likely) == 1 else rule


def _with_forms(rule: RuleMeta, kinds: Kinds) -> list[str]:
    """Return the names of the kinds that have every form of a rule."""
    return [name for name, kind in kinds.items() if _has_forms(rule.forms, {form.id for form in kind.forms}, name)]


def _has_forms(forms: Collection[str], ids: Collection[str], kind: str) -> bool:
    return all(form in ids or form in {f"{kind}/{each}" for each in ids} for form in forms)


def unknown_kind(rule: RuleMeta, kinds: Kinds) -> Message | None:
    """Return what is wrong with the kind of a rule; None where it is right."""
    known = ", ".join((*kinds, ANY_KIND))
    if not rule.kind:
        return Message(
            f"规则 {rule.name!r} 没有写明适用于哪种报告；请写 kind=…（{known}）",
            f"the rule {rule.name!r} does not tell the kind of report that it is of; write kind=… ({known})",
        )
    if rule.kind != ANY_KIND and rule.kind not in kinds:
        return Message(
            f"规则 {rule.name!r} 适用于 {rule.kind!r} 报告，而没有插件带来这种报告（现有：{known}）",
            f"the rule {rule.name!r} is of the kind {rule.kind!r}, which no plugin brings (there are: {known})",
        )
    return None
