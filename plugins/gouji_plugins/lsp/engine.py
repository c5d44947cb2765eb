"""gouji's sessions for an editor, one a folder of the workspace; each is begun when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from lsprotocol import types

from gouji.api import Report
from gouji.api.documents import Diagnostic, Span, page_lines
from gouji.api.running import (
    GoujiError,
    Guard,
    RunResult,
    Session,
    Stopped,
    UnreadableSourceError,
    fix,
    load_plugins_of,
)
from gouji_plugins.lsp.calls import Setup, problem_of
from gouji_plugins.lsp.checkup import Checkup
from gouji_plugins.lsp.configurations import is_yaml, mistakes_in
from gouji_plugins.lsp.documents import Document, path_of
from gouji_plugins.lsp.figures import fact_at, parts_of
from gouji_plugins.lsp.hover import figure_at
from gouji_plugins.lsp.outline import symbols_of
from gouji_plugins.lsp.priors import Priors
from gouji_plugins.lsp.survey import Progress, Survey, survey
from gouji_plugins.lsp.waiving import PLACEHOLDER, Waiving, waive

if TYPE_CHECKING:
    from gouji_plugins.lsp.drafting import Drafting, Named, Target
    from gouji_plugins.lsp.offers import Offers

__all__ = ["Engine", "Host"]


@attrs.frozen(eq=False)
class Host:
    """Who is told at which file an engine is, and how many files are done, and knows whether that is wanted any more."""

    guard: Guard
    progress: Callable[[int, int], None]
    is_cancelled: Callable[[], bool]


class Engine:
    """Answer what the server asks of documents. Its methods are called in one thread, one after the other."""

    def __init__(self, setup: Setup, host: Host) -> None:
        self.setup = setup
        self._host = host
        self._sessions: dict[Path, Session] = {}
        self._read: tuple[Document, tuple[Report, ...]] | None = None
        self._draftings: dict[Path, Drafting] = {}
        self._priors: dict[Path, Priors] = {}

    def begin(self) -> None:
        """Begin the sessions before they are needed; raise `GoujiError`."""
        for folder in self.setup.folders:
            self.session(folder)

    def session(self, folder: Path) -> Session:
        """Return the session of a folder of the workspace; raise `GoujiError`."""
        if folder not in self._sessions:
            plugins = load_plugins_of(str(folder), self.setup.command_line.config)
            self._sessions[folder] = Session(plugins, self.setup.command_line, str(folder))
        return self._sessions[folder]

    def survey(self, folder: Path, known: Mapping[str, Stopped]) -> Survey:
        """Check the reports of a folder together, but for files at which a process was stopped; raise `GoujiError`."""
        session, guard = self.session(folder), self._host.guard
        session.linter.load_rules(str(folder / "-"))
        guard.known = known

        def check(progress: Callable[[int, int], None]) -> RunResult:
            return session.check_paths([session.working], cache=True, progress=progress, guard=guard, covering=False)

        return survey(session, self.setup, check, Progress(self._host.progress, self._host.is_cancelled))

    def check(self, document: Document) -> Checkup:
        """Check a document; whatever stands in the way is the outcome's problem."""
        outcome = Checkup(document, self.setup.round, self.setup.language())
        try:
            session = self._session_of(document)
            if is_yaml(document):
                return attrs.evolve(outcome, mistakes=mistakes_in(session, document, outcome.language))
            name = self._name(document, session)
            if name is None:
                return outcome
            result = session.check(document.data, name)
            language = self.setup.language(session.settings(name).language)
            return attrs.evolve(outcome, result=result, language=language)
        except GoujiError as error:
            return attrs.evolve(outcome, problem=problem_of(error, outcome.language))

    def offers(self, document: Document, offset: int) -> Offers | None:
        """Return what can be written at an offset of a configuration or a pack; None where nothing is known of it."""
        return self._drafting_of(document).offers(document, offset)

    def named(self, document: Document, offset: int) -> Named | None:
        """Return the word at an offset of a configuration or a pack; None for one of no meaning."""
        return self._drafting_of(document).named(document, offset)

    def target(self, document: Document, offset: int) -> Target | None:
        """Return where the rule or the pack is defined that is named at an offset of a configuration or a pack."""
        return self._drafting_of(document).target(document, offset)

    def page_of_named(self, document: Document, word: str) -> str | None:
        """Return the page of a rule that a configuration or a pack names, in Markdown; None where it knows no such rule."""
        return self._drafting_of(document).page(document, word)

    def _drafting_of(self, document: Document) -> Drafting:
        """Return what is known of configurations and packs that are being written; raise `GoujiError`."""
        from gouji_plugins.lsp.drafting import Drafting

        folder = self._folder_of(document)
        if folder not in self._draftings:
            self._draftings[folder] = Drafting(self.session(folder).configurations, self.setup.language())
        return self._draftings[folder]

    def symbols(self, document: Document) -> list[types.DocumentSymbol]:
        """Return the sections and tables of a document; raise `ConfigurationError`."""
        return list(symbols_of(self._reports(document), document.lines))

    def _reports(self, document: Document) -> tuple[Report, ...]:
        """Return the reports in a document, () where it is not checked or cannot be read; raise `ConfigurationError`.

        The last document's are kept.
        """
        known = self._read
        if known is None or (known[0].uri, known[0].lines.text) != (document.uri, document.lines.text):
            session = self._session_of(document)
            name = self._name(document, session)
            try:
                reports = session.linter.read(document.data, name) if name is not None else ()
            except UnreadableSourceError:
                reports = ()
            known = self._read = document, reports
        return known[1]

    def figure(self, document: Document, offset: int) -> str | None:
        """Return in Markdown what is known of the figure at an offset of a document; None where there is none."""
        session, folder = self._session_of(document), self._folder_of(document)
        name = document.name(folder) or ""
        priors = self._priors.setdefault(folder, Priors(session))
        language = self.setup.language(session.settings(name).language)
        told = (figure_at(each, offset, name, priors, language) for each in self._reports(document))
        return next((each for each in told if each is not None), None)

    def parts(self, document: Document, offset: int) -> list[Span]:
        """Return where the figures stand whose sum is the one at an offset of a document."""
        found: list[Span] = []
        for report in self._reports(document):
            fact = fact_at(report, offset)
            found += [part.cell.span for part in parts_of(report, fact) if part.cell is not None] if fact else []
        return found

    def text_fixed(self, document: Document) -> str:
        """Return a document's text with all safe fixes; as it is where there are none, or where they would do harm."""
        session = self._session_of(document)
        name = self._name(document, session)
        if name is None:
            return document.lines.text
        fixed = fix(session.linter, document.data, name)
        return fixed.text_after if fixed.changed else document.lines.text

    def page(self, rule: str, document: Document | None) -> str | None:
        """Return the page of a rule, by its name or code, in Markdown; None where there is no such rule."""
        folder = self._folder_of(document)
        session = self.session(folder)
        name = (document.name(folder) if document is not None else None) or str(folder / "-")
        language = self.setup.language(session.settings(name).language)
        rules = session.configurations.catalogue_at(name).rules
        found = [each for each in rules if rule.lower() in (each.name, each.code.lower())]
        pages = ("\n".join(page_lines(each, language)) for each in found)
        return "\n\n".join(pages) if found else None

    def waived(self, document: Document, finding: str | Diagnostic, reason: str, until: str | None) -> Waiving:
        """Return the configuration with a waiver of a finding in a document; raise `GoujiError`.

        The finding is named by its fingerprint, or is one between reports; the reason is "" where it is to be written yet.
        """
        session = self._session_of(document)
        name = self._name(document, session) or ""
        language = self.setup.language(session.settings(name).language)
        reason = reason.strip() or PLACEHOLDER[language]
        return waive(session, document, finding, name=name, reason=reason, until=until, language=language)

    def _folder_of(self, document: Document | None) -> Path:
        return self.setup.folder_of(path_of(document.uri) if document is not None else None)

    def _session_of(self, document: Document) -> Session:
        return self.session(self._folder_of(document))

    def _name(self, document: Document, session: Session) -> str | None:
        """Return the name under which a document is checked, whose time begins; None where it is not.

        To read configurations and to import rules takes none of that time.
        """
        if not document.lines.text.strip():
            return None
        name = document.name(self._folder_of(document))
        if name is None or not session.takes(name):
            return None
        session.linter.load_rules(name)
        self._host.guard.begin(name, session.settings(name).limits)
        return name
