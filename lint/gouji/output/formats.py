"""The output formats by name: those that are always there, and those of plugins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouji.errors import PluginError, UsageError
from gouji.late import Late
from gouji.message import Message
from gouji.output.format import Format

__all__ = ["BUILT_IN", "format_named", "formats_by_name"]

BUILT_IN: Mapping[str, str] = {
    "text": "the place, the message, the source line with the span underlined; a summary",
    "concise": "one line a diagnostic, path:line:column: severity code message [rule]",
    "table": "a table of diagnostics",
    "json": "one JSON object",
    "jsonl": "one JSON object a line: diagnostics, failures, the summary",
}
"""The formats that are always there, each a module of its name beside this one."""


def formats_by_name(others: Iterable[Format]) -> dict[str, Format]:
    """Every format; raises `PluginError` for one of a plugin that has the name of a built-in one."""
    formats = {name: Format(name, summary, Late(f"gouji.output.{name}:render")) for name, summary in BUILT_IN.items()}
    for other in others:
        if other.name in formats:
            raise PluginError(other.name, "?", f"a plugin brings a format {other.name!r}, and there is one already")
        formats[other.name] = other
    return formats


def format_named(name: str, formats: Mapping[str, Format]) -> Format:
    """The format of a name; raises `UsageError` with the nearest name."""
    if name in formats:
        return formats[name]
    from gouji.wording import nearest

    near = nearest(name, formats)
    known = ", ".join(formats)
    message = Message(
        f"没有格式 {name!r}" + (f"；是否为 {near}？" if near else "") + f"；可用：{known}",
        f"no format {name!r}" + (f"; did you mean {near}?" if near else "") + f"; there are: {known}",
    )
    raise UsageError(message)
