"""The outcome of checking a document."""

from __future__ import annotations

import attrs

from gouji.api.documents import Diagnostic
from gouji.api.running import FileResult, Language
from gouji_plugins.lsp.configurations import Mistake
from gouji_plugins.lsp.documents import Document

__all__ = ["Checkup"]


@attrs.frozen(eq=False)
class Checkup:
    """The outcome of checking one version of a document.

    ``result`` is None where it is not checked: it is no report of a format that is read, the configuration excludes it,
    or there is a ``problem`` (everything that is wrong with the configuration, or with a plugin).
    ``mistakes`` are those in a configuration or a pack. ``round`` tells with which state of the configurations it was
    checked, ``number`` tells it from all others.
    """

    document: Document
    round: int
    language: Language
    result: FileResult | None = None
    problem: str = ""
    mistakes: tuple[Mistake, ...] = ()
    number: int = 0

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """The findings in the document alone; as in a folder, a text that is no report has none, unless it resembles one."""
        if self.result is None or (self.result.status == "not-a-report" and not self.result.resembles):
            return ()
        return self.result.diagnostics
