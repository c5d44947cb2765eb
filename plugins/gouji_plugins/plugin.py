"""The hooks of this package: loaders of formats other than plain text, output formats, annotators, the language server, the page for a browser, Dask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gouji.api.documents import Annotator, Format, Late, Layout, Loader, Notation, hookimpl
from gouji_plugins.loaders import loaders

if TYPE_CHECKING:
    from gouji.api.running import Command, Executor, Message

__all__ = ["gouji_annotators", "gouji_commands", "gouji_executors", "gouji_formats", "gouji_loaders"]

_FORMATS: tuple[tuple[str, str, Notation], ...] = (
    ("github", "annotations for GitHub Actions", "commands"),
    ("gitlab", "a Code Quality report for GitLab", "json"),
    ("junit", "JUnit's XML: a suite a file, a case a finding", "markup"),
    ("sarif", "SARIF 2.1.0, for code hosts and editors", "json"),
)


@hookimpl
def gouji_loaders(layouts: Sequence[Layout]) -> Iterable[Loader]:
    """Return the loader of each format other than plain text."""
    return loaders(layouts)


@hookimpl
def gouji_formats() -> Iterable[Format]:
    """Return each output format that is not built in."""
    return [
        Format(name, summary, Late(f"gouji_plugins.{name}:render"), notation=notation)
        for name, summary, notation in _FORMATS
    ]


@hookimpl
def gouji_annotators() -> Iterable[Annotator]:
    """Return the annotator of each format into which comments can be written."""
    return (
        Annotator("docx", Late("gouji_plugins.office.word.annotate:annotate_word")),
        Annotator("xlsx", Late("gouji_plugins.office.sheet.annotate:annotate_workbook")),
    )


@hookimpl
def gouji_commands() -> Iterable[Command]:
    """Return the language server, and the command that writes a page for a browser."""
    from gouji.api.running import Message

    summary = Message(
        "启动语言服务器，供编辑器使用（标准输入和标准输出）",
        "serve editors, as a language server on standard input and output",
    )
    page = Message(
        "生成在浏览器中检查报告的网页（单个文件，不联网）", "write a page that checks reports in a browser, as one file"
    )
    return (_command("lsp", summary), _command("page", page))


def _command(name: str, summary: Message) -> Command:
    from gouji.api.running import Command

    module = f"gouji_plugins.{name}.command"
    return Command(name, summary, Late(f"{module}:run"), Late(f"{module}:add_arguments"))


@hookimpl
def gouji_executors() -> Iterable[Executor]:
    """Return the executor that has a cluster of Dask check files."""
    from gouji.api.running import Executor, Message

    return (Executor("dask", Message("Dask 集群", "a cluster of Dask"), Late("gouji_plugins.dask.run:run")),)
