"""``gouji extract``: the facts of each report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import attrs

from gouji.cli.options import add_config_option, add_run_options
from gouji.cli.parsing import Parser, option
from gouji.errors import UsageError
from gouji.message import Language, Message
from gouji.output.visible import one_line
from gouji.output.words import NO_FILES

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.output.facts.across import Keyed
    from gouji.report.model import Report
    from gouji.run.search import Found
    from gouji.run.session import Session

__all__ = ["add_arguments", "run"]

_NOT_READ = 3
_SKIPPED = {
    "old": Message("早于现行格式的报告，没有可提取的数据", "a report from before the first form: no facts to extract"),
    "other": Message("不是可以识别的报告，没有可提取的数据", "no report of a kind that is known: no facts to extract"),
}
_EITHER = Message("--across 与 --provenance 不能同时使用", "--across and --provenance cannot be used together")
_ALONE = Message("{why}，单列一行", "{why}: it has a line of its own")


def add_arguments(parser: Parser) -> None:
    """Add the arguments of ``gouji extract``."""
    add_run_options(parser)
    add_config_option(parser)
    option(
        parser,
        "--format",
        choices=("jsonl", "csv", "table", "xlsx"),
        default="jsonl",
        zh="输出格式（默认：jsonl，每份报告一行；table：报告与数据的对照表；xlsx：Excel 工作簿）",
        en="the output format (default: jsonl, one line a report; table: reports and figures, for people; xlsx: a workbook)",
    )
    option(
        parser,
        "--output",
        metavar=Message("文件", "FILE"),
        zh="写入的文件，- 表示标准输出；CSV 文件可直接用 Excel 打开，表头为文字",
        en="write to a file, - is standard output; a CSV file is made for Excel, with words as its heads",
    )
    option(
        parser,
        "--across",
        action="store_true",
        zh="每个机关一行，各年数据并列",
        en="one line a body, with its years side by side",
    )
    option(
        parser,
        "--facts",
        action="append",
        default=[],
        metavar=Message("数据", "PATTERN"),
        zh="只提取这些数据，可重复：表中的文字（如 新收）、标识（如 requests.new）或带 * 的标识（默认：全部）",
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
    from gouji.cli.running import language_of
    from gouji.cli.starting import started
    from gouji.cli.writing import write, write_binary

    if args.across and args.provenance:
        raise UsageError(_EITHER)
    output = None if args.output in (None, "-") else args.output
    if args.format == "xlsx":
        from gouji.cli.outputs import check_binary

        check_binary(output, "xlsx")
    session = started(args)
    language = language_of(session, args)
    if output is not None:
        from gouji.cli.inputs import paths_of
        from gouji.cli.outputs import check_archives
        from gouji.cli.writing import check_place

        check_place(output)
        check_archives(output, paths_of(args))
    reading = _Reading(session, args, language)
    if args.facts:
        from gouji.output.facts.choose import check_patterns

        check_patterns(args.facts, session.linter.plugins.forms)
    pieces = _rendered(reading, output)
    if args.format == "xlsx":
        write_binary(pieces, output)
    else:
        write(pieces, output, "json" if args.format == "jsonl" else "text", at_once=False)
    return _NOT_READ if reading.failed else 0


def _rendered(reading: _Reading, output: str | None) -> Iterator[Any]:
    """Return the pieces of the output: texts, or those of a workbook."""
    from gouji.cli.running import terminal_width

    args, language = reading.args, reading.language
    module = import_module(f"gouji.output.facts.{args.format}")
    shape: dict[str, Any] = {}
    if args.format == "table":
        shape = {"width": terminal_width(), "every": bool(args.facts)}
    elif args.format == "csv":
        shape = {"to_file": output is not None}
    found = reading.facts(output)
    if not args.across:
        pieces: Iterator[Any] = module.render(
            (each.facts for each in found), provenance=args.provenance, language=language, **shape
        )
        return pieces
    from gouji.output.facts.across import side_by_side

    across = side_by_side(found)
    for path, note in across.notes:
        reading.tell(path, note)
    return module.render_across(across, language=language, **shape)  # type: ignore[no-any-return]


@attrs.define(eq=False)
class _Reading:
    """The reading of the inputs: what it needs, and the paths of what could not be read."""

    session: Session
    args: Namespace
    language: Language
    failed: list[str] = attrs.field(factory=list)

    def tell(self, path: str, what: Message) -> None:
        """Tell of a file what is no failure, unless the run is to be quiet."""
        if not self.args.quiet:
            _tell(path, what[self.language])

    def facts(self, output: str | None) -> Iterator[Keyed]:
        """Yield the facts of each report; raise `UsageError` where the file *output* would replace one."""
        from gouji.cli.inputs import inputs, paths_of
        from gouji.cli.outputs import Outputs, check_output, is_own
        from gouji.run.extract import has_facts

        named, found = paths_of(self.args), self._find()
        if output is not None:
            Outputs([output], named).check_configurations(self.session.configurations.sources)
        for path, read in inputs(self.session, found, self.args):
            if is_own(output, path, named):
                continue
            reports = self._read(path, read)
            if output is not None:
                check_output(output, path, is_report=any(each.status != "other" for each in reports), named=named)
            for report in reports:
                if has_facts(report):
                    yield self._keyed(report, path)
                else:
                    self.tell(path, _SKIPPED[report.status])

    def _find(self) -> Found:
        """Return the files that the arguments name; tell what could not be searched."""
        from gouji.cli.errors import tell_tracebacks
        from gouji.cli.inputs import find, reads_stdin
        from gouji.cli.running import tell_notes

        found = find(self.session, self.args)
        failures = (*self.session.failures, *found.failures)
        for failure in failures:
            _tell(failure.path, failure.message[self.language])
            self.failed.append(failure.path)
        tell_notes(self.session, self.args, self.language, found.notes)
        if self.args.traceback:
            tell_tracebacks(failures, self.language)
        if not (found.files or failures or reads_stdin(self.session, self.args)):
            self.tell("", NO_FILES)
        return found

    def _read(self, path: str, read: Callable[[], bytes]) -> Sequence[Report]:
        """Return the reports in a file, () where it cannot be read; tell that, and what reading left out."""
        from gouji.cli.errors import tell_tracebacks
        from gouji.cli.starting import aside
        from gouji.errors import UnreadableSourceError
        from gouji.results import unreadable

        try:
            data = read()
            with aside():
                reports = self.session.linter.read(data, path)
        except UnreadableSourceError as error:
            _tell(path, error.message[self.language])
            self.failed.append(path)
            if self.args.traceback:
                tell_tracebacks(unreadable(path, error).failures, self.language)
            return ()
        for note in dict.fromkeys(note for report in reports for note in report.document.notes):
            self.tell(path, note)
        return reports

    def _keyed(self, report: Report, path: str) -> Keyed:
        """Return the chosen facts of a report with the key of its body, if bodies are to have their years side by side."""
        from gouji.output.facts.across import Keyed
        from gouji.output.facts.choose import chosen
        from gouji.output.facts.model import facts_of

        facts = chosen(facts_of(report, path), self.args.facts)
        return Keyed(self._key(report, path) if self.args.across else "", facts)

    def _key(self, report: Report, path: str) -> str:
        """Return the key of a report's body, "" where it is not certain which it is; tell that."""
        from gouji.run.extract import body_key

        key = body_key(report, self.session.settings(path))
        if not isinstance(key, Message):
            return key
        self.tell(path, _ALONE.format(why=key))
        return ""


def _tell(path: str, what: str) -> None:
    from gouji.cli.writing import tell

    tell(f"{one_line(path) or 'gouji'}: {one_line(what)}")
