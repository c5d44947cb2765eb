"""``gouji extract``: the facts of each report."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from gouji.cli.parsing import Parser, add_config_option, add_run_options, option
from gouji.message import Language, Message
from gouji.output.visible import one_line
from gouji.output.words import NO_FILES

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.output.facts.model import ReportFacts
    from gouji.run.session import Session

__all__ = ["add_arguments", "run"]

_NOT_READ = 3
_SKIPPED = {
    "old": Message("早于现行格式的报告，没有可提取的数据", "a report from before the first form: no facts to extract"),
    "other": Message("不是可以识别的报告，没有可提取的数据", "no report of a kind that is known: no facts to extract"),
}


def add_arguments(parser: Parser) -> None:
    """Add the arguments of ``gouji extract``."""
    add_run_options(parser)
    add_config_option(parser)
    option(
        parser,
        "--format",
        choices=("jsonl", "csv", "table"),
        default="jsonl",
        zh="输出格式（默认：jsonl，每份报告一行；table：报告与数据的对照表）",
        en="the output format (default: jsonl, one line a report; table: reports and figures, for people)",
    )
    option(
        parser,
        "--facts",
        action="append",
        default=[],
        metavar=Message("数据", "PATTERN"),
        zh="只提取这些数据，可重复：表中的文字（如 新收）、标识（如 requests.new）或带 * 的式样（默认：全部）",
        en="only these facts, may repeat: words of the form (新收), an id (requests.new) or a pattern with * (default: all)",
    )
    option(
        parser,
        "--provenance",
        action="store_true",
        zh="附上每个数据的原文和位置",
        en="add the raw text and the place of each fact",
    )


def run(args: Namespace) -> int:
    """Write the facts of the inputs, report unreadable ones on standard error, and return the exit status."""
    from gouji.cli.running import language_of, terminal_width
    from gouji.cli.starting import started
    from gouji.cli.writing import write

    session = started(args)
    language = language_of(session, args)
    failed: list[str] = []
    if args.facts:
        from gouji.output.facts.choose import check_patterns

        check_patterns(args.facts, session.linter.plugins.forms)
    render = import_module(f"gouji.output.facts.{args.format}").render
    shape = {"width": terminal_width(), "every": bool(args.facts)} if args.format == "table" else {}
    facts = _facts(session, args, language, failed)
    pieces = render(facts, provenance=args.provenance, language=language, **shape)
    write(pieces, None, "json" if args.format == "jsonl" else "text", at_once=False)
    return _NOT_READ if failed else 0


def _facts(session: Session, args: Namespace, language: Language, failed: list[str]) -> Iterator[ReportFacts]:
    """Yield the facts of each report; add the paths of what could not be read to *failed*."""
    from gouji.cli.errors import tell_tracebacks
    from gouji.cli.inputs import find, inputs, reads_stdin
    from gouji.cli.starting import aside
    from gouji.errors import UnreadableSourceError
    from gouji.output.facts.choose import chosen
    from gouji.output.facts.model import facts_of
    from gouji.results import unreadable

    found = find(session, args)
    failures = (*session.failures, *found.failures)
    for failure in failures:
        _tell(failure.path, failure.message[language])
        failed.append(failure.path)
    if args.traceback:
        tell_tracebacks(failures, language)
    if not (found.files or failures or reads_stdin(session, args) or args.quiet):
        _tell("", NO_FILES[language])
    for path, read in inputs(session, found, args):
        try:
            data = read()
            with aside():
                reports = session.linter.read(data, path)
        except UnreadableSourceError as error:
            _tell(path, error.message[language])
            failed.append(path)
            if args.traceback:
                tell_tracebacks(unreadable(path, error).failures, language)
            continue
        if not args.quiet:
            for note in dict.fromkeys(note for report in reports for note in report.document.notes):
                _tell(path, note[language])
        for report in reports:
            if report.status in ("report", "merged"):
                yield chosen(facts_of(report, path), args.facts)
            elif not args.quiet:
                _tell(path, _SKIPPED[report.status][language])


def _tell(path: str, what: str) -> None:
    from gouji.cli.writing import tell

    tell(f"{one_line(path) or 'gouji'}: {one_line(what)}")
