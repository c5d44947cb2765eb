"""``--format github``: annotations that GitHub Actions shows at the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api.documents import Diagnostic, RenderOptions, RunResult, placed_message

__all__ = ["render"]

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield a workflow command for each diagnostic, then one for each failure."""
    for diagnostic in result.diagnostics:
        title = f"{diagnostic.code} {diagnostic.rule}"
        message = placed_message(diagnostic, options.language)
        yield _command(_LEVELS[diagnostic.severity], _properties(diagnostic, title), message)
    for failure in result.all_failures:
        properties: dict[str, object] = {"file": failure.path} if failure.path else {}
        properties["title"] = failure.rule or failure.kind
        yield _command("error", properties, failure.message[options.language])


def _properties(diagnostic: Diagnostic, title: str) -> dict[str, object]:
    properties: dict[str, object] = {"file": diagnostic.path}
    if diagnostic.range is not None:
        start, end = diagnostic.range
        properties |= {"line": start.line, "endLine": end.line}
        if start.line == end.line:
            properties |= {"col": start.column, "endColumn": max(end.column - 1, start.column)}
    return properties | {"title": title}


def _command(level: str, properties: dict[str, object], message: str) -> str:
    settings = ",".join(f"{key}={_escaped_property(str(value))}" for key, value in properties.items())
    return f"::{level} {settings}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
