"""Emit diagnostics for findings in one report, for findings across reports, and about waivers and comments."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.checking.diagnostic import Diagnostic, DiagnosticFix, DiagnosticRelated
from gouji.checking.place import Place
from gouji.checking.secrets import Secrets
from gouji.message import Message
from gouji.rules.finding import Severity
from gouji.value import evolve

__all__ = ["Emitter"]


class Emitter:
    """Make diagnostics whose texts show no secret, and number those that are alike.

    *secrets* are the texts that may not be shown.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets = Secrets(secrets)
        self._seen: dict[tuple[str, ...], int] = {}

    def emit(
        self,
        path: str,
        rule: tuple[str, str],
        severity: Severity,
        message: Message,
        place: Place,
        *,
        text: str = "",
        fact: str | None = None,
        section: str | None = None,
        address: str | None = None,
        expected: str | None = None,
        actual: str | None = None,
        related: Iterable[DiagnosticRelated] = (),
        fix: DiagnosticFix | None = None,
        private: bool = False,
        identity: tuple[str, ...] | None = None,
    ) -> Diagnostic:
        """Return the diagnostic of a *rule* (name and code) at a place where *text* stands."""
        name, code = rule
        if identity is None:
            identity = self._identity(path, name, fact or "", section or "", text)
        return Diagnostic(
            path=path,
            rule=name,
            code=code,
            severity=severity,
            message=self._secrets.hidden_message(message),
            identity=tuple([self._hidden(each) for each in identity]),
            place=place._replace(excerpt=self._hidden(place.excerpt)) if self._secrets else place,
            fact=fact,
            section=section,
            address=address,
            expected=None if expected is None else self._hidden(expected),
            actual=None if actual is None else self._hidden(actual),
            related=tuple([self._related(each) for each in related]),
            fix=fix,
            private=private,
        )

    def _identity(self, path: str, *alike: str) -> tuple[str, ...]:
        """Return what distinguishes a diagnostic in its file: the parts it shares with others, and a number."""
        number = self._seen[path, *alike] = self._seen.get((path, *alike), -1) + 1
        return (*alike, str(number))

    def _related(self, related: DiagnosticRelated) -> DiagnosticRelated:
        if not self._secrets:
            return related
        return evolve(related, message=self._secrets.hidden_message(related.message))

    def _hidden(self, text: str) -> str:
        return self._secrets.hidden(text)
