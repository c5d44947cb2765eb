"""Each name once: a thing that replaces another takes its place, and a name that then occurs twice is an error."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from gouji.message import Message
from gouji.plugins.hooks import Hooks

__all__ = ["check_once", "unreplaced"]


def unreplaced(hooks: Hooks, hook: str, items: Sequence[Any], *, complete: bool) -> list[Any]:
    """Return what a hook brought without the things that others name in ``replaces``.

    Raises `PluginError` where two replace the same, where a thing that is replaced replaces another itself,
    and, in a ``complete`` set of plugins, where there is nothing of that name.
    """
    replacing: dict[str, Any] = {}
    for item in items:
        name = getattr(item, "replaces", "")
        if name:
            other = replacing.setdefault(name, item)
            why = _refusal(hooks, hook, item, other, items, complete=complete)
            if why is not None:
                start = f"{hooks.noun(hook)} {item.name!r}"
                raise hooks.error(
                    hook, item, f"{start} 替换 {name!r}，{why.zh}", f"{start} replaces {name!r}, {why.en}"
                )
    return [item for item in items if replacing.get(item.name, item) is item] if replacing else list(items)


def _refusal(hooks: Hooks, hook: str, item: Any, other: Any, items: Sequence[Any], *, complete: bool) -> Message | None:
    """Return why *item* may not replace what it names, *other* being a second that does; None where it may."""
    if other is not item:
        origin = hooks.origin(hook, other)
        return Message(
            f"而来自 {origin.zh} 的 {other.name!r} 也替换它", f"and so does {other.name!r}, from {origin.en}"
        )
    targets = [target for target in items if target.name == item.replaces and target is not item]
    if any(target.replaces for target in targets):
        return Message("而后者本身也替换别的", "which replaces another itself")
    if complete and not targets:
        return Message("而没有这个名称", "and there is none of that name")
    return None


def check_once(hooks: Hooks, hook: str, items: Sequence[Any], names: Callable[[Any], Iterable[Hashable]]) -> None:
    """Raise `PluginError` for a name that occurs twice."""
    first: dict[Hashable, int] = {}
    for number, item in enumerate(items):
        for name in names(item):
            other = first.setdefault(name, number)
            if other != number:
                what, origin = f"{hooks.noun(hook)} {name!r}", hooks.origin(hook, items[other])
                raise hooks.error(
                    hook, item, f"已有 {what}，来自 {origin.zh}", f"{what} is there already, from {origin.en}"
                )
