"""Check what the arguments name, standard input among it, and resolve the options that all output shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
import os
import sys
from typing import TYPE_CHECKING

from gouji.cli.inputs import paths_of, read_input, reads_stdin, stdin_name
from gouji.cli.writing import tell
from gouji.errors import UnreadableSourceError
from gouji.language import locale_language
from gouji.message import Language, Message
from gouji.output.format import RenderOptions
from gouji.results import FileResult, RunResult, unreadable
from gouji.text.display import visible

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.forms.model import Form
    from gouji.rules.meta import RuleMeta
    from gouji.run.guard import Guard
    from gouji.run.session import Session

__all__ = ["check", "language_of", "render_options", "tell_notes", "terminal_width", "uses_color"]

_WIDTH = 100
_READ = Message(
    "标准输入只能读取一次，而检查另一文件的进程已被中止",
    "standard input can be read only once, and the process that had read it was stopped at another file",
)


def check(
    session: Session,
    args: Namespace,
    progress: Callable[[int, int], None] | None,
    passes_over: Callable[[str], bool] | None = None,
    *,
    quoting: bool = False,
) -> RunResult:
    """Check all paths and standard input, and return the result with its files sorted by path.

    Files that are found and that it *passes_over* are not checked. Where it is ``quoting``, results have the tables of their reports.
    """
    texts: dict[str, bytes] = {}
    unread: list[FileResult] = []
    if reads_stdin(session, args):
        name = stdin_name(args)
        try:
            texts[name] = _read_input(name, args.guard)
        except UnreadableSourceError as error:
            unread.append(unreadable(name, error))
    result = session.check_paths(
        paths_of(args),
        jobs=args.jobs,
        executor=args.executor,
        cache=not args.no_cache,
        progress=progress,
        prior=args.prior,
        texts=texts,
        guard=args.guard,
        quoting=quoting,
        covering=args.coverage,
        passes_over=passes_over,
    )
    return result.with_more(unread)


def _read_input(name: str, guard: Guard | None) -> bytes:
    """Read standard input, which can be read once: not again where an earlier process was stopped."""
    if guard is not None and guard.known:
        raise UnreadableSourceError(name, guard.known[name].message if name in guard.known else _READ, kind="gone")
    return read_input(name)


def tell_notes(
    session: Session, args: Namespace, language: Language, told: Iterable[Message], result: RunResult | None = None
) -> None:
    """Print on standard error, once, what no finding tells: packs that cannot be used, rules deprecated or renamed, and what is *told*.

    Of a *result* also which rules of packs in YAML had nothing to judge.
    """
    if args.quiet:
        return
    broken = [error.message for error in session.linter.plugins.broken if error.only_packs]
    idle = session.idle_rules(result) if result is not None else ()
    for note in (*broken, *session.configurations.notes(), *told, *idle):
        tell(f"gouji: {visible(note[language])}")


def language_of(session: Session, args: Namespace) -> Language:
    """Return the language of ``--lang``, else of the first path's configuration, else of the locale."""
    given: Language | None = args.lang
    if given:
        return given
    first = next(iter(paths_of(args)), stdin_name(args))
    inside = f"{first}/-" if os.path.isdir(first) else first
    return session.settings(inside).language or locale_language()


def render_options(
    args: Namespace,
    language: Language,
    rules: Callable[[], Mapping[str, RuleMeta]],
    bodies: Callable[[], Mapping[str, str]],
    forms: Sequence[Form],
    *,
    output: str | None,
) -> RenderOptions:
    """Return how formats are rendered, to a file or to standard output (None); *rules* returns those that ran.

    *bodies* returns the keys of the bodies by the paths of their reports.
    """
    to_file = output is not None
    return RenderOptions(
        language=language,
        color=uses_color(args.color, to_file=to_file),
        width=_WIDTH if to_file else terminal_width(),
        quiet=args.quiet,
        statistics=args.statistics,
        coverage=args.coverage,
        show_waived=args.show_waived,
        rules=rules,
        bodies=bodies,
        forms=lambda: forms,
        output=output,
    )


def uses_color(choice: str, *, to_file: bool) -> bool:
    """Return whether to use colour: ``auto`` is yes on a terminal that can show it, unless NO_COLOR is set."""
    if choice != "auto":
        return choice == "always"
    if to_file or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
        return False
    if sys.platform == "win32":
        from gouji.run.windows import shows_color

        return shows_color()
    return True


def terminal_width() -> int:
    """Return the number of columns that COLUMNS gives, else those of the terminal, else the usual number.

    `shutil` can tell as much, but its import takes 2 % of checking one file.
    """
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    terminal = sys.__stdout__
    try:
        return (os.get_terminal_size(terminal.fileno()).columns if terminal else 0) or _WIDTH
    except (OSError, ValueError):  # no terminal
        return _WIDTH
