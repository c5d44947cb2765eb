"""``gouji check --write-waivers``: write waivers for all findings of today, so that only new ones are reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
import sys
from typing import TYPE_CHECKING

from gouji.cli.inputs import is_stdin_asked
from gouji.errors import UnreadableSourceError, UsageError
from gouji.message import Language, Message
from gouji.output.visible import one_line
from gouji.value import evolve

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.checking.diagnostic import Diagnostic
    from gouji.config.waiver_writing import Addition
    from gouji.report.model import Report
    from gouji.results import FileResult, RunResult
    from gouji.run.session import Session

__all__ = ["check_arguments", "take_and_write"]

_NEEDS = Message("--write-waivers 须同时给出 --reason 理由", "--write-waivers needs --reason REASON")
_ALONE = Message("--reason 和 --until 只能与 --write-waivers 同用", "--reason and --until go with --write-waivers")
_NO_STDIN = Message("--write-waivers 不能用于标准输入", "--write-waivers does not take standard input")
_NO_DAY = Message(
    "--until 应为今天或以后的日期，如 2030-12-31", "--until: expected a day that is not over, as 2030-12-31"
)
_WROTE = Message(
    "为 {findings} 个问题写入 {waivers} 项豁免：{file}",
    "waivers added to {file}: {waivers}; findings that they take back: {findings}",
)
_NOTHING = Message("没有要豁免的问题；{file} 未改动", "nothing to waive; {file} is left as it is")
_LEFT = Message(
    "{path}：{number} 个问题不能豁免：报告的机关或年度不明，或问题涉及豁免、注释本身",
    "{path}: findings that cannot be waived: {number}; the report's agency or year is not known, or they are about "
    "waivers and comments themselves",
)
_NOT_IN_FORCE = Message(
    "{file} 对其中 {number} 个文件（如 {path}）不生效：请移到其上级文件夹并命名为 .gouji.yaml，或写入生效的配置的 extends",
    "{file} does not hold for {number} of the files, as {path}: name it .gouji.yaml in a folder above them, or let the "
    "configuration that holds extend it",
)


def check_arguments(args: Namespace) -> None:
    """Raise `UsageError` for options that do not go together."""
    if args.write_waivers is None:
        if args.reason is not None or args.until is not None:
            raise UsageError(_ALONE)
        return
    if not (args.reason or "").strip():
        raise UsageError(_NEEDS)
    if is_stdin_asked(args):
        raise UsageError(_NO_STDIN)
    if args.until is not None:
        from gouji.config.waivers import is_day, today

        if not is_day(args.until) or args.until < today():
            raise UsageError(_NO_DAY)


def take_and_write(session: Session, args: Namespace, result: RunResult, language: Language) -> int:
    """Write waivers for all findings, and return the exit status of those that cannot be waived."""
    from gouji.cli.status import exit_status
    from gouji.cli.writing import tell
    from gouji.config.waiver_writing import add_waivers
    from gouji.waivers.record import record

    file = Path(args.write_waivers)
    found = (each for of_file in result.files for each in _found(session, of_file))
    recorded = record(found, " ".join(args.reason.split()), args.until)
    addition = add_waivers(file, recorded.waivers, session.configurations.catalogue_at(args.write_waivers), language)
    shown = one_line(args.write_waivers)
    if addition.added:
        _write(addition, args.write_waivers)
        wrote = _WROTE[language].format(waivers=addition.added, findings=len(recorded.waived), file=shown)
        tell(wrote, sys.stdout)
    else:
        tell(_NOTHING[language].format(file=shown), sys.stdout)
    left = _by_path(recorded.left)
    for path in (each.path for each in result.inputs if each.path in left):
        tell(_LEFT[language].format(path=one_line(path), number=len(left[path])))
    without = _not_in_force(session, _by_path(recorded.waived), file)
    if without:
        tell(_NOT_IN_FORCE[language].format(file=shown, number=len(without), path=one_line(without[0])))
    files = [evolve(each, diagnostics=left.get(each.path, ())) for each in result.files]
    return exit_status(session, evolve(result, files=files))


def _found(session: Session, file: FileResult) -> Iterator[tuple[Report | None, Iterable[Diagnostic]]]:
    """Yield the reports of a file, each with its diagnostics; None for a file that can no longer be read."""
    if not file.diagnostics or file.status in ("unreadable", "configuration"):
        yield None, file.diagnostics
        return
    try:
        reports = session.read(file.path)
    except UnreadableSourceError:
        reports = ()
    if len(reports) < 2:
        yield next(iter(reports), None), file.diagnostics
        return
    for report in reports:
        yield report, session.linter.check_reports([report], file.path).diagnostics


def _by_path(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    return by_path


def _not_in_force(session: Session, paths: Iterable[str], file: Path) -> list[str]:
    """Return the paths whose configuration neither is the file that was written nor extends it."""
    session.linter.forget_configurations()
    working, wanted = Path(session.working), file.resolve()
    return [
        path
        for path in paths
        if all((working / each.source.name).resolve() != wanted for each in session.settings(path).waivers)
    ]


def _write(addition: Addition, path: str) -> None:
    if addition.before is None:
        from gouji.cli.writing import write

        write([addition.after.decode("utf-8")], path, "exact")
    else:
        from gouji.fixing.replacing import replace_file

        replace_file(path, addition.before, addition.after)
