"""What the page does in the browser, in Python: check the files of a folder, and render what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import attrs

from gouji.api.documents import Language, RenderOptions, UnreadableSourceError, page_lines
from gouji.api.running import CommandLine, GoujiError, Message, Session, annotated_page, format_named, guarded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gouji.api.running import RunResult

__all__ = ["Desk", "start"]


@attrs.define(eq=False)
class Desk:
    """A session on the working directory, and the result of its last run."""

    session: Session
    result: RunResult

    def check(self, names: Sequence[str], progress: Callable[[int, int], None] | None = None) -> str:
        """Check files and folders in one run; return "", or why that could not be done, in both languages, as JSON."""
        try:
            self.session.linter.forget_configurations()
            self.result = self.session.check_paths(names, jobs=1, progress=progress)
        except GoujiError as error:
            return _told(error)
        return ""

    def json(self, language: Language) -> str:
        """Return what ``gouji check --format json`` prints of the last run."""
        format_ = format_named("json", self.session.linter.plugins.formats)
        pieces = cast("Iterable[str]", format_.render(self.result, RenderOptions(language=language)))
        return "".join(guarded(pieces, format_.notation))

    def report(self, path: str, language: Language) -> str:
        """Return the page of a file of the last run with its findings marked; "" where there is none."""
        for file in self.result.files:
            if file.path == path and file.status == "checked":
                try:
                    return annotated_page(
                        self.session.linter, Path(path).read_bytes(), file, language, anchors=True
                    ).decode()
                except UnreadableSourceError:
                    return ""
        return ""

    def explain(self, rule: str, language: Language) -> str:
        """Return the page of a rule that found something; "" for one that is not known."""
        meta = self.session.rules_of(self.result).get(rule)
        return "" if meta is None else "\n".join(guarded((f"{line}\n" for line in page_lines(meta, language)), "text"))


def start(config: str | None = None) -> Desk:
    """Return a desk in the working directory, configured by the file ``config``; raise `GoujiError`."""
    from gouji.api.running import RunResult

    session = Session.start(CommandLine(config=Path(config) if config else None))
    session.settings("-")
    return Desk(session, RunResult((), ()))


def _told(error: GoujiError) -> str:
    import json

    message = error.args[0]
    if not isinstance(message, Message):
        message = Message(str(error), str(error))
    return json.dumps({"zh": message.zh, "en": message.en}, ensure_ascii=False)
