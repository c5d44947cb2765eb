"""Results that lie on disk are read once by the formats that write them as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.message import Message
from gouji.output import concise, json, jsonl, table, text
from gouji.output import one_pass as one_pass_module
from gouji.output.format import RenderOptions
from gouji.output.held import Held
from gouji.output.one_pass import in_one_pass
from gouji.results import FileResult, RunResult, totals_of
from gouji.stored import Reread


@pytest.fixture
def files(
    file_result: Callable[..., FileResult], diagnostic: Callable[..., Diagnostic], failure: Callable[..., Failure]
) -> tuple[FileResult, ...]:
    """Some results with all that is written of one."""
    note = Message("第 3 页是图片", "page 3 is a picture")
    return (
        file_result([diagnostic()], notes=(note,)),
        file_result(path="b.txt", failures=(failure(),)),
        file_result([diagnostic(path="c.txt", severity="info")], path="c.txt", notes=(note, note)),
        file_result([diagnostic(path="d.yaml")], path="d.yaml", status="configuration"),
    )


@pytest.mark.parametrize("render", [json.render, jsonl.render, text.render, concise.render, table.render])
@pytest.mark.parametrize("coverage", [False, True])
def test_results_on_disk_are_read_once_and_written_alike(
    render: Callable[[RunResult, RenderOptions], Iterator[str]], coverage: bool, files: tuple[FileResult, ...]
) -> None:
    """Those that put all of the coverage after the findings have it kept, or, where it is for people, read again."""
    reads = 0

    def read() -> Iterator[FileResult]:
        nonlocal reads
        yield from files
        reads += 1

    options = RenderOptions(language="en", coverage=coverage)

    written = "".join(render(RunResult(Reread(read)), options))

    again = coverage and render not in (json.render, jsonl.render)
    assert (reads, written) == (1 + again, "".join(render(RunResult(files), options)))


def test_who_has_read_all_files_knows_what_they_add_up_to(files: tuple[FileResult, ...]) -> None:
    result = RunResult(Reread(lambda: iter(files)))
    begun = next(result.read())
    whole = list(result.diagnostics)

    result.files._read = lambda: iter(())  # type: ignore[attr-defined] # noqa: SLF001 (nothing is read once more)

    assert (begun, len(whole), result.totals) == (files[0], 3, totals_of(files))


def test_parts_that_are_long_wait_on_disk(monkeypatch: pytest.MonkeyPatch, files: tuple[FileResult, ...]) -> None:
    monkeypatch.setattr(one_pass_module, "_MOST", 10)

    first, *others = in_one_pass(
        files, lambda file: [file.path], lambda file: ["字" * 9, file.path], lambda file: [], lambda file: [file.status]
    )
    made = list(first)

    paths = [file.path for file in files]
    assert (made, [list(each) for each in others]) == (
        paths,
        [[piece for path in paths for piece in ("字" * 9, path)], [], [file.status for file in files]],
    )


def test_what_is_held_is_given_back_in_its_order() -> None:
    held = Held[str](["a", "bcd"], most=3)
    held.add(["e"])

    assert list(held) == ["a", "bcd", "e"]
