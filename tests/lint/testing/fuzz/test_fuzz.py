"""The fuzzer: what is sound passes, what is broken on purpose is caught, and each case can be had again by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
import re
import signal
import tempfile
import time
from typing import TypeAlias

import attrs
import pytest

from gouji.document.loader import Loader
from gouji.document.model import Block, Document, Row, Table
from gouji.document.vocabulary import Vocabularies
from gouji.errors import UsageError
from gouji.testing.fuzz.__main__ import Fuzzer, main, names_of
from gouji.testing.fuzz.bench import Bench
from gouji.testing.fuzz.targets import ON_REQUEST, TARGETS, case_named
from gouji.testing.fuzz.trial import Trial
from gouji.testing.fuzz.watch import Limits, Watch, WriteWatch, peak_memory

QUICK = [target for target in TARGETS if target not in ON_REQUEST]
COSTLY = {"pdf", "cache"}
CASES = [f"{name}:{number}" for number in range(3) for name in QUICK if not number or name not in COSTLY]

Load: TypeAlias = Callable[[Document], Document]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@pytest.fixture(scope="module")
def writes(folder: Path) -> WriteWatch:
    return WriteWatch(folder, Path(tempfile.gettempdir(), "gouji-"))


@pytest.fixture(scope="module")
def bench(folder: Path) -> Bench:
    return Bench.installed(folder)


@pytest.fixture
def fuzzer(bench: Bench, writes: WriteWatch) -> Callable[..., Fuzzer]:
    """A builder: a fuzzer whose loader of text is the one given, if one is."""

    def fuzzer(load: Load | None = None, seconds: float = 60, output: Path | None = None) -> Fuzzer:
        loaders = bench.plugins.loaders
        if load is not None:
            loaders = (
                Loader("planted", (".txt",), lambda data, name: 99 * name.endswith(".txt"), _around(load, bench)),
            )
        planted = attrs.evolve(bench, plugins=attrs.evolve(bench.plugins, loaders=loaders))
        return Fuzzer(Trial(planted, Watch(Limits(seconds)), writes), output)

    return fuzzer


def _around(change: Load, bench: Bench) -> Callable[[bytes, str, Vocabularies], Document]:
    """The loader of text, whose document something is done to."""
    text = next(loader for loader in bench.plugins.loaders if loader.name == "text")
    return lambda data, name, vocabularies: change(text.load(data, name, vocabularies))


def _raises(_document: Document) -> Document:
    message = "planted"
    raise ZeroDivisionError(message)


def _hangs(_document: Document) -> Document:
    while True:
        pass


def _hangs_in_a_pattern(document: Document) -> Document:
    re.match("(?:a*)*b", "a" * 60)
    return document


def _eats(document: Document) -> Document:
    """900 MB more are needed than ever before, whatever else this process has read, and kept until that is noticed."""
    eaten, most = [], peak_memory() + 900
    while peak_memory() < most:
        eaten.append(b"x" * 2**20)
    for _ in range(2000):
        time.sleep(0.05)
    return document if eaten else _raises(document)


def _reversed(document: Document) -> Document:
    """Every cell of a table ends before it begins."""
    return attrs.evolve(document, blocks=tuple(map(_turned, document.blocks)))


def _turned(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    rows = (
        Row(tuple(attrs.evolve(cell, start=cell.end + 1, end=cell.start) for cell in row.cells), row.covered)
        for row in block.rows
    )
    return attrs.evolve(block, rows=tuple(rows))


def _writes(document: Document) -> Document:
    Path(tempfile.gettempdir(), "a-loader-was-here").write_bytes(b"")
    return document


def _differs() -> Load:
    """Every second time nothing is read."""
    times = iter(range(1000))
    return lambda document: attrs.evolve(document, blocks=document.blocks[: 1 if next(times) % 2 else None])


def test_of_all_targets_nothing_is_wrong(fuzzer: Callable[..., Fuzzer]) -> None:
    tried = fuzzer()

    for name in CASES:
        tried.one(name)

    assert (tried.tally.cases, dict(tried.tally.faults)) == (len(CASES), {})
    assert [target for target in QUICK if set(tried.tally.outcomes[target]) == {"wrong"}] == []


@pytest.mark.parametrize("target", TARGETS)
def test_a_case_is_the_same_each_time(bench: Bench, target: str) -> None:
    one, other = (case_named(bench, f"{target}:7") for _ in range(2))

    assert (one.data, one.mutations) == (other.data, other.mutations)


@pytest.mark.parametrize(
    ("planted", "signature"),
    [
        (lambda: _raises, "plugin-failed: gouji (test_fuzz.py:"),
        (lambda: _hangs, "too much time"),
        pytest.param(
            lambda: _hangs_in_a_pattern,
            "too much time",
            marks=pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no such alarm"),
        ),
        (lambda: _reversed, "rule-failed: "),
        (lambda: _writes, "writes where nothing is to be written"),
        (_differs, "the same file has the same result"),
        pytest.param(
            lambda: _eats,
            "too much memory",
            marks=pytest.mark.skipif(not peak_memory(), reason="the system does not tell"),
        ),
    ],
    ids=["raises", "hangs", "hangs in a pattern", "reverses", "writes", "differs", "eats"],
)
def test_a_loader_that_is_broken_is_caught(
    fuzzer: Callable[..., Fuzzer], planted: Callable[[], Load], signature: str
) -> None:
    tried = fuzzer(planted(), seconds=0.5 if signature == "too much time" else 60)

    found = next(
        found for number in count() if (found := tried.one(f"text rows:{number}")).outcome != "unreadable: encoding"
    )

    assert found.signature.startswith(signature)


@pytest.fixture
def in_background() -> Iterator[None]:
    """The process ignores the key that interrupts, as shells have it for those they put into the background."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("in_background")
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no such alarm")
def test_a_call_is_interrupted_in_the_background_too() -> None:
    def wait() -> None:
        for _ in range(1200):
            time.sleep(0.05)

    watched = Watch(Limits(megabytes=-1)).run(wait)

    assert (watched.over, type(watched.error)) == ("memory", KeyboardInterrupt)


def test_what_is_caught_is_made_small_and_written(
    fuzzer: Callable[..., Fuzzer], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def raises(document: Document) -> Document:
        return _raises(document) if "总" in document.source.text else document

    tried = fuzzer(raises, output=tmp_path)
    name = next(name for name in names_of(["text rows"], 0) if tried.one(name).signature)

    (example,) = tried.tally.examples.values()
    (file,) = tmp_path.glob("text-rows-*.txt")
    assert (example.case.name, example.case.steps, file.read_bytes()) == (name, (), example.case.good.data)
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_it_runs_one_case_and_tells_its_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--case", "markdown:3", "--output", str(tmp_path)])

    assert (status, "1  in all" in capsys.readouterr().out, (tmp_path / "counts.json").is_file()) == (0, True, True)


def test_a_case_of_no_target_is_refused(bench: Bench) -> None:
    with pytest.raises(UsageError, match="no case 'odt:3'; there are: "):
        case_named(bench, "odt:3")
