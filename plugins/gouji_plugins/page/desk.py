"""What the page does in the browser, in Python: check the files that were dropped, fix them, and render what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import version
import json
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

import attrs

from gouji.api.documents import Language, RenderOptions, UnreadableSourceError, page_lines
from gouji.api.running import (
    SKIPPED,
    UNFIXABLE,
    CommandLine,
    GoujiError,
    Message,
    Session,
    annotate,
    annotated_page,
    closing_lines,
    fix,
    format_named,
    guarded,
    is_editable,
)
from gouji_plugins.page.bodies import Bodies
from gouji_plugins.page.dropped import Dropped
from gouji_plugins.page.findings import addresses, details_of
from gouji_plugins.page.remembering import RememberingLinter
from gouji_plugins.page.years import compared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gouji.api.documents import FileResult
    from gouji.api.running import Fixed, RunResult

__all__ = ["Desk", "start"]

Progress: TypeAlias = Callable[[int, int], None]

_NOT_CHECKED = Message("没有检查过这个文件", "this file was not checked")
_IN_ARCHIVE = Message(
    "压缩包中的文件不能修改，请解压后再检查", "a file in an archive is not changed; unpack it and check what it has"
)
_VERSION = Message("勾稽 {version} 版", "gouji {version}")
_OFFICE = Message(
    "{gouji}，按本网页自带的配置（{config}）检查", "{gouji}, with the configuration of this page ({config})"
)
_PACKS = Message("{configured}，规则包：{packs}", "{configured}, packs: {packs}")
_NO_FIX = Message("所选问题不能自动修复", "what was chosen has no fix that can be applied")


@attrs.define(eq=False)
class Desk:
    """A session on the working directory, the files that were dropped there, and the result of their last check.

    A problem is returned as JSON, in both languages; "" where there is none.
    """

    session: Session
    dropped: Dropped
    result: RunResult
    _linter: RememberingLinter
    _bodies: Bodies
    _compared: str = ""

    def clear(self) -> None:
        """Remove the files that were dropped."""
        self.dropped.clear()

    def put(self, name: str, data: bytes) -> None:
        """Take a file that was dropped, to be checked; one that cannot be taken is a failure of the check."""
        self.dropped.put(name, data)

    def check(self, progress: Progress | None = None) -> str:
        """Check all files in one run; return "" or a problem."""
        from gouji.api.running import RunResult

        refused, self._compared = tuple(self.dropped.failures), ""
        self._linter.kept.begin()
        self.result = RunResult((), refused)
        try:
            self._linter.forget_configurations()
            result = self.session.check_paths(
                self.dropped.names, jobs=1, progress=progress, quoting=True, covering=False
            )
        except GoujiError as error:
            return _problem(error)
        self.result = attrs.evolve(result, failures=(*result.failures, *refused))
        return ""

    def json(self, language: Language) -> str:
        """Return what ``gouji check --format json`` prints of the last check."""
        return self._rendered("json", language)

    def summary(self, language: Language) -> str:
        """Return what ``gouji check --format html`` writes of the last check."""
        return self._rendered("html", language)

    def _rendered(self, name: str, language: Language) -> str:
        format_ = format_named(name, self._linter.plugins.formats)
        options = RenderOptions(
            language=language,
            rules=lambda: self.session.rules_of(self.result),
            bodies=lambda: self.session.bodies_of(self.result),
            forms=lambda: tuple(self._linter.plugins.forms),
            output=f"gouji.{name}",
        )
        pieces = cast("Iterable[str]", format_.render(self.result, options))
        return "".join(guarded(pieces, format_.notation))

    def told(self, language: Language) -> str:
        """Return the lines with which ``gouji check`` ends: how many reports have which verdict, and what was found."""
        lines = closing_lines(self.result, RenderOptions(language=language))
        return "".join(guarded(lines)).removesuffix("\n")

    def report(self, path: str, language: Language) -> str:
        """Return the page of a file of the last check with its findings marked; "" where there is none."""
        file = self._file(path)
        if file is None or file.status != "checked":
            return ""
        try:
            data = self.dropped.read(path)
            return annotated_page(self._linter, data, file, language, anchors=True).decode()
        except UnreadableSourceError:
            return ""

    def about(self, language: Language) -> str:
        """Return the version of gouji, and the configuration and the packs that the page has, in a line."""
        told = _VERSION.format(version=version("gouji"))
        file = self.session.settings("-").file
        if file.path is None:
            return told[language]
        packs = [f"{pack.title} {pack.version}".rstrip() for pack in file.brought]
        config = _OFFICE.format(gouji=told, config=file.path.name)
        separator = "、" if language == "zh" else ", "
        return (_PACKS.format(configured=config, packs=separator.join(packs)) if packs else config)[language]

    def explain(self, rule: str, language: Language) -> str:
        """Return the page of a rule that found something; "" for one that is not known."""
        meta = self.session.rules_of(self.result).get(rule)
        return "" if meta is None else "".join(guarded((f"{line}\n" for line in page_lines(meta, language)), "text"))

    def details(self, path: str, language: Language) -> str:
        """Return a list of what the JSON lacks of each finding of a file, in its order: fixes and related places in words."""
        file = self._file(path)
        if file is None or not file.shown(waived=True):
            return "[]"
        reports = self._linter.read(self.dropped.read(path), path)
        source = reports[0].document.source
        editable = source if path in self.dropped and len(reports) == 1 and is_editable(source) else None
        address = addresses(file, self.result.inputs, self._linter.plugins.forms)
        return json.dumps(details_of(file, editable, address, language), ensure_ascii=False)

    def fix(self, path: str, chosen: Sequence[int] | None = None, progress: Progress | None = None) -> str:
        """Apply the safe fixes of a file's findings, or of those *chosen* by their numbers in its JSON, and check again.

        Return "" or a problem; where there is one, the file stays as it is.
        """
        file = self._file(path)
        if file is None or path not in self.dropped:
            return _told(_NOT_CHECKED if file is None else _IN_ARCHIVE)
        shown = file.shown(waived=True)
        only = None if chosen is None else [shown[number] for number in chosen if 0 <= number < len(shown)]
        try:
            fixed = fix(self._linter, self.dropped.read(path), path, only=only)
        except GoujiError as error:
            return _problem(error)
        why = _why_not(fixed)
        if why is not None:
            return _told(why)
        if not fixed.changed:
            return "" if only is None else _told(_NO_FIX)
        self.dropped.write(path, fixed.after)
        return self.check(progress)

    def changed(self) -> str:
        """Return a list of the paths of the files that are not as they were dropped."""
        return json.dumps(list(self.dropped.changed()), ensure_ascii=False)

    def original(self, path: str, progress: Progress | None = None) -> str:
        """Put back the bytes that were dropped, and check again; return "" or a problem."""
        if path not in self.dropped:
            return _told(_NOT_CHECKED)
        self.dropped.restore(path)
        return self.check(progress)

    def contents(self, path: str) -> tuple[str, bytes] | tuple[()]:
        """Return the name of a file and its bytes as they are now; () for one that was not dropped."""
        is_there = path in self.dropped or self._file(path) is not None
        return (_name(path), self.dropped.read(path)) if is_there else ()

    def annotated(self, path: str, language: Language) -> tuple[str, bytes] | tuple[str]:
        """Return the name and the bytes of the copy that ``gouji annotate`` writes of a file, or why there is none."""
        file = self._file(path)
        if file is None:
            return (_NOT_CHECKED[language],)
        if file.status != "checked":
            why = [failure.message for failure in file.failures]
            return ((SKIPPED[file.status] if file.status in SKIPPED else [*why, _NOT_CHECKED][0])[language],)
        try:
            copy = annotate(self._linter, self.dropped.read(path), file, language)
        except UnreadableSourceError as error:
            return (error.message[language],)
        return _name(path) + copy.suffix, copy.data

    def compared(self) -> str:
        """Return a list of the bodies with reports of several years, with their main figures side by side."""
        if not self._compared:
            years = self._bodies.years(self.result)
            self._compared = json.dumps(compared(years, self.result.all_diagnostics), ensure_ascii=False)
        return self._compared

    def _file(self, path: str) -> FileResult | None:
        """Return the result of a file that was dropped, or is in an archive that was; None where it was not checked."""
        return next((file for file in self.result.inputs if file.path == path), None)


def start(config: str | None = None) -> Desk:
    """Return a desk in the working directory, configured by the file ``config``; raise `GoujiError`."""
    from gouji.api.running import RunResult

    session = Session.start(CommandLine(config=Path(config) if config else None))
    session.settings("-")
    session.linter = linter = RememberingLinter(session.linter)
    dropped = Dropped(Path(session.working))
    return Desk(session, dropped, RunResult((), ()), linter, Bodies(session, dropped.read))


def _why_not(fixed: Fixed) -> Message | None:
    """Return why a file is not fixed; None where it is, or needs no fix."""
    for failure in fixed.result.failures:
        if failure.kind == "fix-failed" or fixed.result.status == "unreadable":
            return failure.message
    return None if fixed.editable else UNFIXABLE


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _problem(error: GoujiError) -> str:
    """Return an error as a problem; a configuration's are in English alone, as on the command line."""
    for message in (getattr(error, "message", None), *error.args):
        if isinstance(message, Message):
            return _told(message)
    return _told(Message(str(error), str(error)))


def _told(message: Message) -> str:
    return json.dumps({"zh": message.zh, "en": message.en}, ensure_ascii=False)
