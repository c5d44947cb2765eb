"""``gouji fix``: apply the fixes of the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
import sys
from typing import TYPE_CHECKING

import attrs

from gouji.cli.options import add_fail_on_option, add_rule_options, add_run_options
from gouji.cli.parsing import Parser, option
from gouji.errors import UsageError
from gouji.message import Language, Message, counted
from gouji.output.visible import one_line
from gouji.output.words import NO_FILES

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.checking.diagnostic import Failure
    from gouji.fixing.fix import Fixed
    from gouji.results import FileResult
    from gouji.run.bounds import Bounds
    from gouji.run.search import Found
    from gouji.run.session import Session

__all__ = ["add_arguments", "run"]

_NOTHING, _FINDINGS, _NOT_CHECKED = 0, 1, 3
_NO_REPORT = Message("不是可以识别的报告，未修复", "no report of a kind that is known: nothing to fix")
_LEADS_OUT = Message(
    "链接指向所给文件夹及其仓库之外，未写入；如需修复，请直接写明目标文件的路径",
    "not written: the link leads out of what was given and of its repository; name what it leads to",
)
_ELSEWHERE = Message(
    "{path}：gouji fix 只改写文件夹中的文件，不改写压缩包和网络地址中的文件；请取出后修复，或用 --diff 只显示将作的改动",
    "{path}: gouji fix writes into folders alone, not into archives or to addresses; fetch the files and fix them, or let --diff "
    "show what would change",
)
_FIXED = Message(
    "已在 {files} 个文件中修复 {fixes} 处，尚有 {left} 个问题需人工修改", "{fixes} fixed in {files}, {left} left"
)
_WOULD_FIX = Message(
    "{files} 个文件中可以修复 {fixes} 处，另有 {left} 个问题需人工修改",
    "{fixes} could be fixed in {files}, {left} would be left",
)


def add_arguments(parser: Parser) -> None:
    """Add the arguments of ``gouji fix``."""
    add_run_options(parser)
    add_rule_options(parser)
    option(
        parser,
        "--diff",
        action="store_true",
        zh="只显示将作的改动，不写入文件",
        en="show what would change and change nothing",
    )
    option(
        parser,
        "--unsafe",
        action="store_true",
        zh="同时执行可能改变意思的修复",
        en="apply the fixes that may change meaning as well",
    )
    option(
        parser,
        "--show-fixes",
        action="store_true",
        zh="按文件列出所作的修复",
        en="list the fixes of each file",
    )
    add_fail_on_option(parser)


def run(args: Namespace) -> int:
    """Fix each input, print how many fixes were applied, and return the exit status of what is left."""
    from gouji.cli.inputs import find
    from gouji.cli.running import language_of, tell_notes
    from gouji.cli.starting import started
    from gouji.cli.writing import write

    session = started(args)
    language = language_of(session, args)
    found = find(session, args)
    if not args.diff:
        _refuse_elsewhere(found)
        _tidy(found)
    done = _Done(session, [*session.failures, *found.failures])
    write(_work(session, args, found, done), None, at_once=False)
    tell_notes(session, args, language, found.notes)
    _tell_what_went_wrong(done, language)
    if args.traceback:
        from gouji.cli.errors import tell_tracebacks

        tell_tracebacks(done.failures, language)
    if not args.quiet:
        _tell_what_was_done(done, language, args)
    return _status(args, done)


def _is_no_report(result: FileResult) -> bool:
    """Return whether nothing is found in a file but that it is no report."""
    return result.status == "not-a-report" and {each.rule for each in result.diagnostics} == {"not-a-report"}


@attrs.define(eq=False)
class _Done:
    """Counts of a run so far: files, findings left, fixes by file and rule, and files that were not to be changed.

    ``fails`` tells whether what is left reaches ``fail-on``. No result is kept: there may be very many.
    """

    session: Session
    failures: list[Failure]
    files: int = 0
    left: int = 0
    fails: bool = False
    applied: dict[str, Counter[tuple[str, str]]] = attrs.field(factory=dict)
    not_editable: list[str] = attrs.field(factory=list)
    no_reports: list[str] = attrs.field(factory=list)

    def add(self, fixed: Fixed) -> None:
        """Add one file's result and fixes to the counts."""
        from gouji.cli.status import findings_reach

        self.files += 1
        self.fails = self.fails or findings_reach(self.session, fixed.result, (fixed.result,))
        self.failures += fixed.result.failures
        if fixed.changed:
            self.applied[fixed.path] = Counter(fixed.applied)
        if _is_no_report(fixed.result):
            self.no_reports.append(fixed.path)
            return
        self.left += len(fixed.result.diagnostics)
        if not fixed.editable and fixed.result.status != "unreadable":
            self.not_editable.append(fixed.path)


def _work(session: Session, args: Namespace, found: Found, done: _Done) -> Iterator[str]:
    """Fix each input and write it in its place, or with ``--diff`` yield the diff instead."""
    from gouji.cli.inputs import inputs, paths_of, stdin_name
    from gouji.cli.starting import aside
    from gouji.errors import FixError, UnreadableSourceError
    from gouji.fixing.fix import Fixed, fix
    from gouji.output.diff import unified_diff
    from gouji.results import unreadable
    from gouji.run.bounds import Bounds

    stdin = stdin_name(args) if "-" in args.paths else None
    bounds = Bounds.of(paths_of(args), session.working)
    for path, read in inputs(session, found, args):
        try:
            data = read()
        except UnreadableSourceError as error:
            done.add(Fixed.untouched(b"", "", unreadable(path, error), editable=False))
            continue
        with aside():
            fixed = fix(session.linter, data, path, unsafe=args.unsafe)
        if args.diff:
            yield from unified_diff(path, fixed.text_before, fixed.text_after)
        else:
            try:
                _put(fixed, bounds, to_stdout=path == stdin)
            except FixError as error:
                fixed = Fixed.untouched(data, fixed.text_before, fixed.result, editable=True).failed(error)
        done.add(fixed)


def _refuse_elsewhere(found: Found) -> None:
    """Raise `UsageError` where files lie elsewhere than in folders, before any file is written."""
    from gouji.run.elsewhere import is_on_disk

    for path in (path for path in found.files if not is_on_disk(path)):
        raise UsageError(_ELSEWHERE.format(path=path))


def _tidy(found: Found) -> None:
    """Remove what a killed run left beside the files."""
    from pathlib import Path

    from gouji.fixing.beside import remove_leftovers

    for folder in {Path(path).resolve().parent for path in found.files}:
        remove_leftovers(folder)


def _put(fixed: Fixed, bounds: Bounds, *, to_stdout: bool) -> None:
    """Write a fixed input back to where it came from; standard input is written to standard output, fixed or not.

    There it is exact, unless a terminal is to show it.
    """
    from gouji.cli.writing import write, write_bytes
    from gouji.errors import FixError
    from gouji.fixing.replacing import replace_file

    if to_stdout and sys.stdout.isatty():
        write([fixed.text_after], None)
    elif to_stdout:
        write_bytes(fixed.after)
    elif fixed.changed and not bounds.hold(fixed.path):
        raise FixError(fixed.path, _LEADS_OUT, ())
    elif fixed.changed:
        replace_file(fixed.path, fixed.before, fixed.after)


def _status(args: Namespace, done: _Done) -> int:
    if done.failures:
        return _NOT_CHECKED
    fails = done.applied if args.diff else done.fails
    return _FINDINGS if fails else _NOTHING


def _tell_what_went_wrong(done: _Done, language: Language) -> None:
    from gouji.cli.errors import tell_failures
    from gouji.cli.writing import tell
    from gouji.fixing.fix import UNFIXABLE

    tell_failures(done.failures, language)
    for path in done.not_editable:
        tell(f"{one_line(path)}: {UNFIXABLE[language]}")


def _tell_what_was_done(done: _Done, language: Language, args: Namespace) -> None:
    """Print how many fixes each rule has; on standard error where standard output is taken."""
    from gouji.cli.writing import tell

    for path in (path for path in done.no_reports if path in args.paths):
        tell(f"{one_line(path)}: {_NO_REPORT[language]}")
    out = sys.stderr if args.diff or "-" in args.paths else sys.stdout
    for line in _summary(done, language, only_shown=args.diff, by_file=args.show_fixes):
        tell(line, out)


def _summary(done: _Done, language: Language, *, only_shown: bool, by_file: bool) -> Iterator[str]:
    if not done.files and not done.failures:
        yield NO_FILES[language]
        return
    applied = sum(done.applied.values(), Counter[tuple[str, str]]())
    fixes = applied.total()
    head = _WOULD_FIX if only_shown else _FIXED
    yield head.format(fixes=counted(fixes, "problem"), files=counted(len(done.applied), "file"), left=done.left)[
        language
    ]
    if not by_file:
        yield from _by_rule(applied)
    for path, of_file in done.applied.items() if by_file else ():
        yield one_line(path)
        yield from _by_rule(of_file)


def _by_rule(applied: Counter[tuple[str, str]]) -> Iterator[str]:
    for (code, rule), count in sorted(applied.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>7}  {code}  {rule}"
