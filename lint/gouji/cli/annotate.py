"""``gouji annotate``: write copies of the reports with the findings in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
import sys
from typing import TYPE_CHECKING

import attrs

from gouji.cli.options import add_checking_options, add_common_options, add_list_option, add_rule_options
from gouji.cli.parsing import Parser, option
from gouji.errors import UnreadableSourceError, UsageError
from gouji.message import Language, Message
from gouji.output.visible import one_line
from gouji.output.words import NO_FILES

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from gouji.annotating.targets import Targets
    from gouji.checking.diagnostic import Failure
    from gouji.results import FileResult, RunResult
    from gouji.run.session import Session

__all__ = ["add_arguments", "run"]

_NOT_DONE = 3
_NO_OUTPUT = Message("请用 --output 文件夹 指定副本存放的位置", "--output FOLDER is needed: the folder for the copies")
_NO_STDIN = Message("annotate 不读取标准输入", "annotate does not take standard input")
_WROTE = Message(
    "{folder}：写入 {copies} 份副本，其中 {marked} 份标注了 {findings} 个问题",
    "{folder}: copies written: {copies}; with findings: {marked}; findings in them: {findings}",
)
_ELSEWHERE = Message(
    "{path}：配置文件中的 {number} 个问题不在报告中，gouji check 可列出",
    "{path}: findings in this configuration file: {number}; they are in no report, and gouji check tells them",
)
_AGAIN = Message(
    "{folder} 在所检查的文件夹中，下次 gouji check 也会查找其中的副本；{advice}",
    "{folder} lies in what was checked, and the next gouji check finds the copies, too; {advice}",
)
_EXCLUDE = Message('请在 {file} 中写入 exclude: ["{glob}"]', 'write exclude: ["{glob}"] into {file}')
_PUT_ELSEWHERE = Message("请另选文件夹", "choose another folder")


def add_arguments(parser: Parser) -> None:
    """Add the arguments of ``gouji annotate``."""
    option(
        parser,
        "paths",
        nargs="*",
        metavar=Message("路径", "PATH"),
        zh="文件、文件夹或 ZIP 压缩包（默认：当前文件夹）",
        en="files, folders and zip archives (default: the current folder)",
    )
    option(
        parser,
        "--output",
        metavar=Message("文件夹", "FOLDER"),
        zh="副本存放的文件夹，没有则新建；DOCX、XLSX 的副本带批注，其他格式的副本为网页",
        en="the folder for the copies, made where it is not there: DOCX and XLSX with comments, all else as HTML",
    )
    parser.set_defaults(stdin_filename=None)
    add_list_option(parser)
    add_common_options(parser)
    add_rule_options(parser)
    add_checking_options(parser)


def run(args: Namespace) -> int:
    """Check the inputs, write a copy of each report, print how many, and return the exit status."""
    from gouji.annotating.targets import Targets
    from gouji.cli.inputs import is_stdin_asked, paths_of
    from gouji.cli.running import language_of, tell_notes
    from gouji.cli.starting import started
    from gouji.cli.status import exit_status
    from gouji.run.elsewhere import top_of

    if not args.output:
        raise UsageError(_NO_OUTPUT)
    if is_stdin_asked(args):
        raise UsageError(_NO_STDIN)
    session = started(args)
    language = language_of(session, args)
    targets = Targets(args.output, map(top_of, paths_of(args)), session.working)
    result = _checked(session, args, targets, language)
    tell_notes(session, args, language, result.notes, result)
    copying = _Copying(session, args, targets, language, list(result.all_failures))
    copying.write(result)
    copying.tell(result)
    return _NOT_DONE if copying.failures else exit_status(session, result)


def _checked(session: Session, args: Namespace, targets: Targets, language: Language) -> RunResult:
    """Check all that the paths name, but for the copies of earlier runs, and return the result."""
    from gouji.cli.inputs import paths_of
    from gouji.cli.progress import shown_progress
    from gouji.cli.redirected import passing_over
    from gouji.cli.starting import aside

    passes_over = passing_over(paths_of(args), partial(_is_copy, args=args, targets=targets))
    with aside(), shown_progress(language, quiet=args.quiet) as progress:
        result = session.check_paths(
            paths_of(args),
            jobs=args.jobs,
            executor=args.executor,
            cache=not args.no_cache,
            progress=progress,
            prior=args.prior,
            guard=args.guard,
            covering=False,
            passes_over=passes_over,
        )
    targets.protect([file.path for file in result.inputs])
    return result


def _is_copy(path: str, args: Namespace, targets: Targets) -> bool:
    """Return whether a file that was found lies where copies go, and is not named itself."""
    from gouji.cli.inputs import paths_of

    return targets.hold(path) and path not in {named.replace("\\", "/") for named in paths_of(args)}


@attrs.define(eq=False)
class _Copying:
    """The copying of a run: what it needs, its failures so far, and how many copies and findings were written."""

    session: Session
    args: Namespace
    targets: Targets
    language: Language
    failures: list[Failure]
    copies: int = 0
    marked: int = 0
    findings: int = 0

    def write(self, result: RunResult) -> None:
        """Write the copy of each report that was checked; what cannot be written is a failure, and the others go on."""
        from gouji.results import unreadable
        from gouji.run.many import guarding

        checked = {file.path: file for file in result.inputs if file.status == "checked"}
        for path in guarding(self.args.guard, self.session.linter, checked):
            try:
                self._write(checked[path])
            except UnreadableSourceError as error:
                self.failures += unreadable(path, error).failures

    def _write(self, file: FileResult) -> None:
        """Write the copy of one report; raise `UnreadableSourceError`."""
        from gouji.annotating.annotate import annotate
        from gouji.cli.starting import aside
        from gouji.run.read import read_file

        data = read_file(file.path)
        with aside():
            copy = annotate(self.session.linter, data, file, self.language)
        self.targets.put(file.path, copy)
        self.copies += 1
        self.marked += bool(file.diagnostics)
        self.findings += len(file.diagnostics)

    def tell(self, result: RunResult) -> None:
        """Print what could not be done and, unless that is to be quiet, of what there is no copy and what was written."""
        from gouji.cli.errors import tell_failures, tell_tracebacks
        from gouji.cli.writing import tell

        tell_failures(self.failures, self.language)
        if self.args.traceback:
            tell_tracebacks(self.failures, self.language)
        if self.args.quiet:
            return
        for line in _left_out(result, self.language):
            tell(line)
        if not result.files and not self.failures:
            tell(NO_FILES[self.language], sys.stdout)
            return
        counts = {"copies": self.copies, "marked": self.marked, "findings": self.findings}
        tell(_WROTE[self.language].format(folder=one_line(self.args.output), **counts), sys.stdout)
        if self.copies and _are_found(self.session, self.args, self.targets):
            told = _AGAIN.format(folder=self.args.output, advice=_advice(self.session, self.targets.folder))
            tell(one_line(told[self.language]))


def _are_found(session: Session, args: Namespace, targets: Targets) -> bool:
    """Return whether another check of the same paths takes copies for reports."""
    from gouji.cli.inputs import paths_of

    return targets.is_inside and any(_is_copy(path, args, targets) for path in session.find(paths_of(args)).files)


def _advice(session: Session, folder: Path) -> Message:
    """Return how a folder is left out of checks: by the configuration in force there, else by one to be written above it."""
    from pathlib import Path

    from gouji.config.file import FILE_NAME

    working = Path(session.working)
    above = working if folder.is_relative_to(working) else folder.parent
    file = session.settings(str(folder)).file.path or above / FILE_NAME
    if not folder.is_relative_to(file.parent):
        return _PUT_ELSEWHERE
    name = "".join(map(_plain, folder.relative_to(file.parent).as_posix()))
    shown = file.relative_to(working) if file.is_relative_to(working) else file
    return _EXCLUDE.format(glob=f"{name}/**", file=shown.as_posix())


def _plain(character: str) -> str:
    """Return a character as it is written in a glob between quotation marks; ``?`` fits those with a meaning there."""
    return character if character.isprintable() and character not in '!"*?[{\\' else "?"


def _left_out(result: RunResult, language: Language) -> Iterator[str]:
    """Yield the lines on files of which there is no copy, and on findings that stand in no report."""
    from gouji.annotating.annotate import SKIPPED

    for file in result.files:
        path = one_line(file.path)
        if file.status == "configuration":
            yield _ELSEWHERE[language].format(path=path, number=len(file.diagnostics))
        elif file.status in SKIPPED:
            yield f"{path}: {SKIPPED[file.status][language]}"
