"""``gouji check``: lint files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from gouji.cli.options import add_checking_options, add_rule_options, add_run_options
from gouji.cli.parsing import Parser, option
from gouji.errors import RenderError, UsageError
from gouji.message import Message
from gouji.value import NamedTuple

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.cli.outputs import Outputs
    from gouji.output.format import Format, RenderOptions
    from gouji.results import RunResult
    from gouji.run.session import Session
    from gouji.run.since import Since

__all__ = ["add_arguments", "run"]

_NOT_WRITTEN = 3
_FIRST = Message(
    "--output {file} 应写在它所属的 --format 之后", "--output {file} stands before the --format that it belongs to"
)
_TWICE = Message(
    "格式 {format} 有两个 --output：{first}、{second}；--output 应写在它所属的 --format 之后",
    "the format {format} has two --output: {first}, {second}; each stands after the --format that it belongs to",
)
_BOTH = Message(
    "只能有一种格式写到标准输出，现有：{formats}；其余的请在 --format 之后写 --output 文件",
    "only one format can go to standard output, not {formats}; give the others --output FILE after their --format",
)


class _Said(NamedTuple):
    """A ``--format`` or ``--output`` with its value, in the order of the command line."""

    option: str
    value: str


def add_arguments(parser: Parser) -> None:
    """Add the arguments of ``gouji check``."""
    add_run_options(parser)
    add_rule_options(parser)
    option(
        parser,
        "--format",
        action="append",
        dest="targets",
        type=partial(_Said, "--format"),
        metavar=Message("名称", "NAME"),
        zh="输出格式，可重复：text、concise、table、json、jsonl、markdown、html、xlsx 及插件的格式（默认：text）",
        en="the output format, may repeat: text, concise, table, json, jsonl, markdown, html, xlsx and those of plugins (default: text)",
    )
    option(
        parser,
        "--output",
        action="append",
        dest="targets",
        type=partial(_Said, "--output"),
        metavar=Message("文件", "FILE"),
        zh="写入的文件，对应前面的 --format；- 表示标准输出",
        en="write to a file; it belongs to the --format before it, - is standard output",
    )
    add_checking_options(parser)
    option(
        parser,
        "--statistics",
        action="store_true",
        zh="列出各规则的次数和用时（不使用缓存）",
        en="count and time by rule (without the cache)",
    )
    option(
        parser,
        "--coverage",
        action="store_true",
        zh="列出每份报告的核对情况",
        en="say what was checked in each report and what was not",
    )
    option(
        parser,
        "--since",
        metavar=Message("修订版本", "REV"),
        zh="只报告与 git 修订版本相比有改动的文件，以及由改动引起的报告之间的问题",
        en="report only files that differ from a git revision, and findings between reports that the change causes",
    )
    option(
        parser,
        "--show-waived",
        action="store_true",
        zh="同时显示已豁免的问题及其理由",
        en="show what is waived as well, with its reason",
    )
    option(
        parser,
        "--write-waivers",
        metavar=Message("文件", "FILE"),
        zh="将现有的问题全部作为豁免写入配置文件，不列出问题",
        en="write waivers for all that is found into a configuration file, and tell nothing of it",
    )
    option(
        parser,
        "--reason",
        metavar=Message("理由", "REASON"),
        zh="所写豁免的理由",
        en="the reason that those waivers give",
    )
    option(
        parser,
        "--until",
        metavar=Message("日期", "DATE"),
        zh="所写豁免的最后一天，如 2030-12-31（默认：不限）",
        en="their last day, as 2030-12-31 (default: none)",
    )
    option(
        parser,
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        zh="是否使用颜色（默认：auto）",
        en="whether to use colour (default: auto)",
    )


def run(args: Namespace) -> int:
    """Check the inputs, write every format, and return the exit status."""
    from gouji.cli.inputs import paths_of, reads_stdin, stdin_name
    from gouji.cli.progress import shown_progress
    from gouji.cli.redirected import passing_over
    from gouji.cli.running import check, language_of, render_options, tell_notes
    from gouji.cli.starting import aside, started
    from gouji.cli.status import exit_status
    from gouji.output.formats import format_named

    if args.jobs < 0:
        raise UsageError(Message("--jobs 不能小于 0", "--jobs cannot be less than 0"))
    if args.write_waivers is not None or args.reason is not None or args.until is not None:
        from gouji.cli.taking import check_arguments

        check_arguments(args)
    session = started(args)
    targets = [
        (format_named(name, session.linter.plugins.formats), output) for name, output in _targets(args.targets or ())
    ]
    language = language_of(session, args)
    since = _since(session, args)
    for format_, output in targets:
        if format_.binary:
            from gouji.cli.outputs import check_binary

            check_binary(output, format_.name)
    outputs = _outputs([output for _, output in targets if output is not None], args)
    passes_over = passing_over(paths_of(args), outputs.passes_over if outputs is not None else None)
    with aside(), shown_progress(language, quiet=args.quiet) as progress:
        quoting = any(format_.tables for format_, _ in targets)
        result = check(session, args, progress, passes_over, quoting=quoting)
    if since is not None:
        result = since.only_changed(result, [stdin_name(args)] if reads_stdin(session, args) else ())
        result = since.with_note(result, session.configurations.sources)
    tell_notes(session, args, language, result.notes, result)
    if args.write_waivers is not None:
        from gouji.cli.taking import take_and_write

        return take_and_write(session, args, result, language)
    if outputs is not None:
        outputs.check_configurations(session.configurations.sources)
        given = [stdin_name(args)] if reads_stdin(session, args) else []
        outputs.check(result.read(), [*given, *session.configurations.with_waivers])
    rules, bodies = partial(session.rules_of, result), partial(session.bodies_of, result)
    forms = tuple(session.linter.plugins.forms)
    is_whole = [
        _render(
            format_,
            output,
            result,
            render_options(args, language, rules, bodies, forms, output=output),
            traceback=args.traceback,
        )
        for format_, output in targets
    ]
    if args.traceback:
        from gouji.cli.errors import tell_tracebacks

        tell_tracebacks(result.all_failures, language)
    return exit_status(session, result) if all(is_whole) else _NOT_WRITTEN


def _outputs(paths: Sequence[str], args: Namespace) -> Outputs | None:
    """Return the files that are to be written, None where there are none; raise `UsageError` where one could not be."""
    if not paths:
        return None
    from gouji.cli.inputs import paths_of
    from gouji.cli.outputs import Outputs
    from gouji.cli.writing import check_places

    check_places(paths)
    return Outputs(paths, paths_of(args))


def _since(session: Session, args: Namespace) -> Since | None:
    """Return the comparison with ``--since``, begun before anything is checked; raise `UsageError`."""
    if args.since is None:
        return None
    from gouji.cli.inputs import paths_of
    from gouji.rules.rule import AcrossRule
    from gouji.run.since import Since

    across = {rule.name for rule in session.linter.plugins.rules if isinstance(rule, AcrossRule)}
    since = Since(args.since, session.working, across)
    since.ask(paths_of(args))
    return since


def _render(format_: Format, output: str | None, result: RunResult, options: RenderOptions, *, traceback: bool) -> bool:
    """Write a result in a format, and return whether that worked; a plugin's format that fails does not stop others."""
    from gouji.cli.starting import aside
    from gouji.cli.writing import write, write_binary

    try:
        with aside():
            pieces = format_.render(result, options)
    except RenderError as error:
        from gouji.cli.errors import tell_error

        tell_error(error, options.language, traceback=traceback)
        return False
    if format_.binary:
        write_binary(cast("Iterable[bytes]", pieces), output)
    else:
        write(cast("Iterable[str]", pieces), output, format_.notation, color=options.color)
    return True


def _targets(said: Sequence[_Said]) -> list[tuple[str, str | None]]:
    """Return each format with its output file, None for standard output; raise `UsageError` where they do not fit."""
    if all(each.option == "--output" for each in said):
        said = (_Said("--format", "text"), *said)
    targets: list[tuple[str, str]] = []
    for option_, value in said:
        if option_ == "--format":
            targets.append((value, ""))
        elif not targets:
            raise UsageError(_FIRST.format(file=value))
        elif targets[-1][1]:
            raise UsageError(_TWICE.format(format=targets[-1][0], first=targets[-1][1], second=value))
        else:
            targets[-1] = (targets[-1][0], value)
    printed = [name for name, output in targets if output in ("", "-")]
    if len(printed) > 1:
        raise UsageError(_BOTH.format(formats=Message("、".join(printed), ", ".join(printed))))
    return [(name, None if output in ("", "-") else output) for name, output in targets]
