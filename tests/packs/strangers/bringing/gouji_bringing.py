"""A plugin that brings a loader in the place of a built-in one, a layout and a format."""

from collections.abc import Iterable, Iterator

from gouji.api.documents import (
    Document,
    Format,
    Layout,
    Lines,
    Loader,
    Message,
    RenderOptions,
    Row,
    RunResult,
    Source,
    Table,
    Vocabularies,
    hookimpl,
)

_BAR = "│"


def _load(data: bytes, name: str, vocabularies: Vocabularies) -> Document:
    """Read nothing, and say who did not."""
    return Document(Source.from_bytes(data, name), (), "marked", notes=(Message("由 marked 读取", "read by marked"),))


def _boxes(lines: Lines, first: int) -> tuple[Table | None, int]:
    """Read a table whose cells stand between drawn bars."""
    rows: list[Row] = []
    index = first
    while index < len(lines) and lines.texts[index].startswith(("┌", "├", "└", _BAR)):
        if lines.texts[index].startswith(_BAR):
            rows.append(_row(lines, index))
        index += 1
    return (Table(tuple(rows)), index) if rows else (None, first + 1)


def _row(lines: Lines, index: int) -> Row:
    at = lines.starts[index] + 1
    cells = []
    for piece in lines.texts[index].strip(_BAR).split(_BAR):
        cells.append(lines.cell(at, at + len(piece)))
        at += len(piece) + 1
    return Row(tuple(cells))


def _count(result: RunResult, options: RenderOptions) -> Iterator[str]:
    yield f"{sum(1 for _ in result.diagnostics)}!\n"


@hookimpl
def gouji_loaders() -> Iterable[Loader]:
    """Return a loader in the place of that of Markdown."""
    yield Loader("marked", (".md",), lambda data, name: 46 if name.endswith(".md") else 0, _load, replaces="markdown")


@hookimpl
def gouji_layouts() -> Iterable[Layout]:
    """Return the layout of tables that a console draws."""
    yield Layout("boxes", ("short", "long"), _boxes)


@hookimpl
def gouji_formats() -> Iterable[Format]:
    """Return a format that counts."""
    yield Format("count", "the number of diagnostics", _count)
