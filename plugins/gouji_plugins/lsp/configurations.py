"""What is wrong with a configuration or a pack that is open, each mistake at its place."""

from __future__ import annotations

from pathlib import Path
import re

import attrs

from gouji.api.running import ConfigurationError, Session
from gouji_plugins.lsp.documents import Document, path_of

__all__ = ["Mistake", "is_yaml", "mistakes_in"]

_PLACED = re.compile(r"(?s)(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<message>[^\n]*)")


@attrs.frozen
class Mistake:
    """A mistake: its line and column, counted from 1, and what is wrong."""

    line: int
    column: int
    message: str


def is_yaml(document: Document) -> bool:
    """Return whether a document may be a configuration or a pack."""
    return document.uri.lower().endswith((".yaml", ".yml"))


def mistakes_in(session: Session, document: Document) -> tuple[Mistake, ...]:
    """Return the mistakes in a document that the configuration in force for its folder has, or brings, as it is saved.

    While it has changes that are not saved, there are none: what is read is the file.
    """
    path = path_of(document.uri)
    if path is None or not _is_saved(path, document):
        return ()
    try:
        session.linter.forget_configurations()
        session.settings(str(path.parent / "-"))
    except ConfigurationError as error:
        placed = (_PLACED.match(problem) for problem in error.problems)
        folder = Path(session.working)
        return tuple(_mistake(each) for each in placed if each and _is_same(folder / each["path"], path))
    return ()


def _mistake(placed: re.Match[str]) -> Mistake:
    return Mistake(int(placed["line"]), int(placed["column"]), placed["message"])


def _is_saved(path: Path, document: Document) -> bool:
    try:
        return path.read_text("utf-8-sig").splitlines() == document.lines.text.splitlines()
    except (OSError, ValueError):
        return False


def _is_same(first: Path, second: Path) -> bool:
    return first.resolve() == second.resolve()
