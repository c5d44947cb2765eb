"""A pack with a hook that nobody calls."""

from collections.abc import Iterable

from gouji.api import Rule, hookimpl


@hookimpl
def gouji_rule() -> Iterable[Rule]:
    """The hook's name is gouji_rules."""
    return ()
