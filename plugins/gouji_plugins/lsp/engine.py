"""gouji's session for an editor: it is begun when it is first needed, and again when a configuration has changed."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import attrs

from gouji.api import Report
from gouji.api.documents import Span, page_lines
from gouji.api.running import (
    CommandLine,
    ConfigurationError,
    FileResult,
    GoujiError,
    Language,
    Message,
    Session,
    UnreadableSourceError,
    fix,
    load_plugins_of,
    locale_language,
)
from gouji_plugins.lsp.configurations import Mistake, is_yaml, mistakes_in
from gouji_plugins.lsp.documents import Document
from gouji_plugins.lsp.drafting import Drafting
from gouji_plugins.lsp.figures import fact_at, parts_of
from gouji_plugins.lsp.hover import figure_at
from gouji_plugins.lsp.priors import Priors
from gouji_plugins.lsp.waiving import PLACEHOLDER, Waiving, waive

__all__ = ["Checkup", "Engine", "problem_of"]


@attrs.frozen(eq=False)
class Checkup:
    """The outcome of checking one version of a document.

    ``result`` is None where it is not checked: it is no report of a format that is read, the configuration excludes it,
    or there is a ``problem`` (everything that is wrong with the configuration, or with a plugin).
    ``mistakes`` are those in a configuration or a pack. ``round`` tells with which state of the configurations it was checked, ``number`` tells it from all others.
    """

    document: Document
    round: int
    number: int
    language: Language
    result: FileResult | None = None
    problem: str = ""
    mistakes: tuple[Mistake, ...] = ()


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
        self._read: tuple[Document, int, tuple[Report, ...]] | None = None
        self._drafting: Drafting | None = None
        self._priors: tuple[Session, Priors] | None = None

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
        outcome = Checkup(document, self.round, next(self._numbers), self.language())
        try:
            session = self.session()
            if is_yaml(document):
                return attrs.evolve(outcome, mistakes=mistakes_in(session, document, outcome.language))
            name = self._name(document, session)
            if name is None:
                return outcome
            result = session.check(document.data, name)
            language = self.language(session.settings(name).language)
            return attrs.evolve(outcome, result=result, language=language)
        except GoujiError as error:
            return attrs.evolve(outcome, problem=problem_of(error, outcome.language))

    def drafting(self) -> Drafting:
        """Return what is known of configurations and packs that are being written; raise `GoujiError`."""
        configurations, language = self.session().configurations, self.language()
        if self._drafting is None or self._drafting.configurations is not configurations:
            self._drafting = Drafting(configurations, language)
        return self._drafting

    def reports(self, document: Document) -> tuple[Report, ...]:
        """Return the reports in a document, () where it is not checked or cannot be read; raise `ConfigurationError`.

        The last document's are kept.
        """
        known = self._read
        if known is None or known[0] is not document or known[1] != self.round:
            session = self.session()
            name = self._name(document, session)
            try:
                reports = session.linter.read(document.data, name) if name is not None else ()
            except UnreadableSourceError:
                reports = ()
            known = self._read = document, self.round, reports
        return known[2]

    def figure(self, document: Document, offset: int) -> str | None:
        """Return in Markdown what is known of the figure at an offset of a document; None where there is none."""
        session = self.session()
        name = document.name(self.folder) or ""
        if self._priors is None or self._priors[0] is not session:
            self._priors = session, Priors(session)
        language = self.language(session.settings(name).language)
        told = (figure_at(each, offset, name, self._priors[1], language) for each in self.reports(document))
        return next((each for each in told if each is not None), None)

    def parts(self, document: Document, offset: int) -> list[Span]:
        """Return where the figures stand whose sum is the one at an offset of a document."""
        found: list[Span] = []
        for report in self.reports(document):
            fact = fact_at(report, offset)
            found += [part.cell.span for part in parts_of(report, fact) if part.cell is not None] if fact else []
        return found

    def text_fixed(self, document: Document) -> str:
        """Return a document's text with all safe fixes; as it is where there are none, or where they would do harm."""
        session = self.session()
        name = self._name(document, session)
        if name is None:
            return document.lines.text
        fixed = fix(session.linter, document.data, name)
        return fixed.text_after if fixed.changed else document.lines.text

    def page(self, rule: str, document: Document | None) -> str | None:
        """Return the page of a rule, by its name or code, in Markdown; None where there is no such rule."""
        session = self.session()
        name = document.name(self.folder) if document is not None else None
        name = name or str(self.folder / "-")
        language = self.language(session.settings(name).language)
        rules = session.configurations.catalogue_at(name).rules
        found = [each for each in rules if rule.lower() in (each.name, each.code.lower())]
        pages = ("\n".join(page_lines(each, language)) for each in found)
        return "\n\n".join(pages) if found else None

    def waived(self, document: Document, fingerprint: str, reason: str, until: str | None) -> Waiving:
        """Return the configuration with a waiver of a finding in a document; "" for a reason that is to be written yet."""
        session = self.session()
        name = document.name(self.folder) or ""
        language = self.language(session.settings(name).language)
        reason = reason.strip() or PLACEHOLDER[language]
        return waive(session, document, fingerprint, name=name, reason=reason, until=until, language=language)

    def _name(self, document: Document, session: Session) -> str | None:
        """Return the name under which a document is checked; None where it is not."""
        if not document.lines.text.strip():
            return None
        name = document.name(self.folder)
        return name if name is not None and session.takes(name) else None

    def language(self, configured: Language | None = None) -> Language:
        """Return the language of messages: that asked for at the start, else the *configured* one, else the editor's."""
        return self.command_line.language or configured or self.locale


def problem_of(error: GoujiError, language: Language) -> str:
    """Return what an error says, in a language."""
    if isinstance(error, ConfigurationError):
        return "\n".join(error.problems)
    message = getattr(error, "message", None) or next(iter(error.args), "")
    return message[language] if isinstance(message, Message) else str(message)
