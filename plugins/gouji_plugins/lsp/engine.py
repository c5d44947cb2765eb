"""gouji's session for an editor: it is begun when it is first needed, and again when a configuration has changed."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import attrs

from gouji.api.running import (
    CommandLine,
    ConfigurationError,
    FileResult,
    GoujiError,
    Language,
    Message,
    Session,
    load_plugins_of,
    locale_language,
)
from gouji_plugins.lsp.documents import Document

__all__ = ["Checkup", "Engine", "problem_of"]


@attrs.frozen(eq=False)
class Checkup:
    """The outcome of checking one version of a document.

    ``result`` is None where it is not checked: it is no report of a format that is read, the configuration excludes it,
    or there is a ``problem`` (everything that is wrong with the configuration, or with a plugin).
    ``round`` tells with which state of the configurations it was checked, ``number`` tells it from all others.
    """

    document: Document
    round: int
    number: int
    language: Language
    result: FileResult | None = None
    problem: str = ""


class Engine:
    """Check documents with a session. Its methods are called in one thread, one after the other."""

    def __init__(self, command_line: CommandLine) -> None:
        self.command_line = command_line
        self.folder = Path.cwd()
        self.locale: Language = locale_language()
        self.round = 0
        self._session: Session | None = None
        self._begun = -1
        self._numbers = count(1)

    def renew(self) -> None:
        """Let the next check begin a new session, because a configuration, a pack or the folder has changed."""
        self.round += 1

    def session(self) -> Session:
        """Return the session, begun anew where that was asked for; raise `GoujiError`."""
        if self._session is None or self._begun != self.round:
            self._begun = self.round
            self._session = None
            folder = str(self.folder)
            plugins = load_plugins_of(folder, self.command_line.config)
            self._session = Session(plugins, self.command_line, folder)
        return self._session

    def check(self, document: Document) -> Checkup:
        """Check a document; whatever stands in the way is the outcome's problem."""
        outcome = Checkup(document, self.round, next(self._numbers), self._language())
        try:
            session = self.session()
            name = self._name(document, session)
            if name is None:
                return outcome
            result = session.check(document.data, name)
            language = self._language(session.settings(name).language)
            return attrs.evolve(outcome, result=result, language=language)
        except GoujiError as error:
            return attrs.evolve(outcome, problem=problem_of(error, outcome.language))

    def _name(self, document: Document, session: Session) -> str | None:
        """Return the name under which a document is checked; None where it is not."""
        if not document.lines.text.strip():
            return None
        name = document.name(self.folder)
        return name if name is not None and session.takes(name) else None

    def _language(self, configured: Language | None = None) -> Language:
        return self.command_line.language or configured or self.locale


def problem_of(error: GoujiError, language: Language) -> str:
    """Return what an error says, in a language."""
    if isinstance(error, ConfigurationError):
        return "\n".join(error.problems)
    message = getattr(error, "message", None) or next(iter(error.args), "")
    return message[language] if isinstance(message, Message) else str(message)
