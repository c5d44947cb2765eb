"""What comparing found is kept: nothing is joined anew where nothing has changed, and whatever changes is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir
from decimal import Decimal
from functools import partial
from pathlib import Path
import sqlite3
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.comparing import join as join_module
from gouji.comparing import pool as pool_module
from gouji.config import CommandLine
from gouji.output import json
from gouji.output.format import RenderOptions
from gouji.results import RunResult
from gouji.run import join_cache, many, store
from gouji.run import session as session_module
from gouji.run.batch import Done
from gouji.run.cache import FILE_NAME
from gouji.run.linter import Linter
from gouji.run.session import Session
from gouji.run.work import Work
from gouji.testing import TEXT_LAYOUTS, sound_figures, text_renderer
from gouji_gongkai.testing import least_report, official_forms

BODY, OTHER = "云麓县水务局", "云麓县民政局"
WAYS = {"in memory": 999, "on disk": 1}
"""From how many files on results are kept on disk."""

CONFIGURATIONS = (
    "",
    "rules:\n  near-duplicate: off\n",
    "rules:\n  carried-over-across-years: info\n",
    f"aliases:\n  {BODY}: [{OTHER}]\n",
    f"waivers:\n- {{rule: carried-over-across-years, agency: {BODY}, year: 2023, reason: 已核实}}\n",
    f"waivers:\n- {{rule: carried-over-across-years, agency: {BODY}, year: 2022, reason: 已核实, until: 2020-01-01}}\n",
)


def _texts() -> Iterator[bytes]:
    """Reports of two bodies and three years, in which carried over figures go on or do not, and what is no report."""
    as_text = text_renderer(TEXT_LAYOUTS["rows"])
    form = next(form for form in official_forms() if form.id == "2021")
    for agency in (BODY, OTHER):
        for year in (2021, 2022, 2023):
            for carried in (0, 3):
                facts = ("carried_in", "granted", "carried_out")
                figures = zip(facts, (carried, 9, carried + year % 2), strict=True)
                drawn = {f"requests.{fact}.natural_person": Decimal(figure) for fact, figure in figures}
                written = {fact: str(value) for fact, value in sound_figures(form, drawn).items()}
                yield as_text(least_report(form, subject=agency, period=year, figures=written)).data
    yield "这不是报告。\n".encode()
    yield b""


TEXTS = tuple(_texts())


@pytest.fixture(autouse=True)
def _of_any_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the cache be opened for any number of files."""
    monkeypatch.setattr(session_module, "FEWEST_FOR_CACHE", 1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a report of each text."""
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    for number, text in enumerate(TEXTS):
        Path("reports", f"{number:02}.txt").write_bytes(text)
    return tmp_path


def _run(
    way: str, *, cache: bool, prior: Sequence[str] = (), progress: Callable[[int, int], None] | None = None
) -> tuple[RunResult, str]:
    """The result of a run on the folder of reports in a new session, and its JSON."""
    session = Session.start(CommandLine(cache_dir="kept"))
    result = session.check_paths(["reports"], jobs=1, cache=cache, prior=prior, progress=progress, spool_from=WAYS[way])
    options = RenderOptions(
        language="en",
        coverage=True,
        statistics=True,
        show_waived=True,
        rules=partial(session.rules_of, result),
        bodies=partial(session.bodies_of, result),
        forms=lambda: session.linter.plugins.forms,
    )
    return result, "".join(json.render(result, options))


def _joins() -> tuple[Callable[..., object], list[object]]:
    """What joins as `join_pool` does, and the pools that it has joined."""
    pools: list[object] = []

    def join_pool(pool: pool_module.Pool) -> object:
        pools.append(pool)
        return joined(pool)

    joined = pool_module.join_pool
    return join_pool, pools


@pytest.fixture
def pools(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The pools that are joined while a test runs."""
    join_pool, pools = _joins()
    monkeypatch.setattr(pool_module, "join_pool", join_pool)
    monkeypatch.setattr(join_module, "join_pool", join_pool)
    return pools


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("way", WAYS)
def test_where_nothing_has_changed_nothing_is_joined(way: str, pools: list[object]) -> None:
    first = _run(way, cache=True)
    before = len(pools)

    again = _run(way, cache=True)

    assert (before, len(pools)) == (1, 1)
    assert again == first == _run(way, cache=False)


@pytest.mark.parametrize("way", WAYS)
def test_priors_are_part_of_what_is_compared(way: str, folder: Path) -> None:
    (folder / "earlier").mkdir()
    for number in (0, 1, 2):
        (folder / "reports" / f"{number:02}.txt").rename(folder / "earlier" / f"{number}.txt")
    run = partial(_run, way, prior=["earlier"])
    run(cache=True)
    (folder / "earlier/1.txt").unlink()

    assert run(cache=True) == run(cache=False)


def _lose_a_part(connection: sqlite3.Connection) -> None:
    """Delete one entry of a join, which may be any: its key is a digest."""
    connection.execute("DELETE FROM results WHERE key = (SELECT max(key) FROM results WHERE instr(result, ' join\"'))")


def _change_a_part(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE results SET result = substr(result, 1, 80) WHERE instr(result, ' join\"')")


def _take_anothers(connection: sqlite3.Connection) -> None:
    """Put an entry of a file where those of the join are."""
    connection.execute(
        "UPDATE results SET result = (SELECT result FROM results WHERE NOT instr(result, ' join\"') LIMIT 1)"
        " WHERE instr(result, ' join\"')"
    )


@pytest.mark.parametrize("harm", [_lose_a_part, _change_a_part, _take_anothers])
@pytest.mark.parametrize("way", WAYS)
def test_an_entry_that_is_lost_or_broken_only_costs_the_join(
    way: str,
    harm: Callable[[sqlite3.Connection], None],
    folder: Path,
    pools: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(join_cache, "PART_BYTES", 1)
    first = _run(way, cache=True)
    with sqlite3.connect(folder / "kept" / FILE_NAME) as connection:
        harm(connection)
        harmed = connection.total_changes
    connection.close()

    again = _run(way, cache=True)

    assert (harmed > 0, len(pools), again) == (True, 2, first)


ENTRIES = {
    "results": "length(key) = 32 AND NOT instr(result, ' join\"')",
    "contributions": "length(key) > 32",
    "joins": "instr(result, ' join\"')",
}
"""Where the entries of the cache stand, by what they have."""

HARMS = {
    "lost": "DELETE FROM results WHERE {}",
    "cut": "UPDATE results SET result = substr(result, 1, 40) WHERE {}",
    "swapped": "UPDATE results SET result = (SELECT max(result) FROM results WHERE {0}) WHERE {0}",
}


def _harm(how: str, what: str, folder: Path) -> None:
    """Harm the entries of the cache that have something, where there is a cache."""
    if (folder / "kept" / FILE_NAME).exists():
        with sqlite3.connect(folder / "kept" / FILE_NAME) as connection:
            connection.execute(HARMS[how].format(ENTRIES[what]))
        connection.close()


@pytest.fixture
def worked_on(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are checked while a test runs, without those of which nothing is kept."""
    paths = list[str]()
    do = many.do

    def counted(work: Work, linter: Linter, path: str, *, digested: bool) -> Done:
        done = do(work, linter, path, digested=digested)
        if not done[0].result.failures:
            paths.append(path)
        return done

    monkeypatch.setattr(many, "do", counted)
    return paths


@pytest.mark.parametrize("how", HARMS)
@pytest.mark.parametrize("way", WAYS)
def test_a_contribution_that_is_lost_or_broken_costs_the_work_on_its_file(
    way: str, how: str, folder: Path, worked_on: list[str]
) -> None:
    first = _run(way, cache=True)
    _harm(how, "contributions", folder)

    again, counts = [], []
    for _ in range(2):
        _harm("lost", "joins", folder)
        worked_on.clear()
        again.append(_run(way, cache=True))
        counts.append(len(worked_on))

    reports = len(TEXTS) - 2  # the others contribute nothing; of those that are swapped, one keeps its own
    assert (counts, again) == ([reports - (how == "swapped"), 0], [first, first])


def test_where_a_join_is_kept_no_contribution_is_read(folder: Path, worked_on: list[str]) -> None:
    """On disk: of few files they are read anyhow."""
    first = _run("on disk", cache=True)
    _harm("lost", "contributions", folder)
    worked_on.clear()

    assert (_run("on disk", cache=True), worked_on) == (first, [])


def test_a_join_with_a_file_that_changes_meanwhile_is_not_kept(folder: Path) -> None:
    """Its contribution is lost, so that it is read again after its digest has told what it contributes."""
    _run("on disk", cache=True)
    _harm("lost", "joins", folder)
    _harm("lost", "contributions", folder)

    def change(done: int, of: int) -> None:
        (folder / "reports/00.txt").write_bytes(TEXTS[-1])

    _run("on disk", cache=True, progress=change)
    (folder / "reports/00.txt").write_bytes(TEXTS[0])

    assert _run("on disk", cache=True) == _run("on disk", cache=False)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_OF_FILE"])
@pytest.mark.parametrize("way", WAYS)
def test_what_takes_too_much_room_is_not_kept(
    way: str, limit: str, pools: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(join_cache, "PART_BYTES", 1)
    monkeypatch.setattr(join_cache, limit, 600)
    first = _run(way, cache=True)

    again = _run(way, cache=True)

    assert (len(pools), again) == (2, first)


@pytest.mark.parametrize("way", WAYS)
def test_one_join_of_a_run_is_kept(way: str, folder: Path) -> None:
    """Else each change of a report would leave one behind."""
    for text in (TEXTS[3], TEXTS[4], TEXTS[5]):
        (folder / "reports/00.txt").write_bytes(text)
        _run(way, cache=True)

    connection = sqlite3.connect(folder / "kept" / FILE_NAME)
    kept = connection.execute("SELECT count(*) FROM results WHERE instr(result, ' join\"')").fetchone()
    connection.close()

    assert kept == (1,)


def test_entries_are_written_before_they_fill_the_memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_BYTES_AT_A_TIME", 1000)
    monkeypatch.setattr(store, "_AT_A_TIME", 10**9)
    session = Session.start(CommandLine(cache_dir="kept"))
    cache = session._open_cache("reports/00.txt", [])  # noqa: SLF001 (what a run opens)
    assert cache is not None

    cache._store.put(b"k", b"v" * 1000)  # noqa: SLF001 (no result is as large)
    rows = sqlite3.connect(folder / "kept" / FILE_NAME).execute("SELECT count(*) FROM results").fetchone()

    assert rows == (1,)


Step = Callable[[Path], object]

_NAMES = st.sampled_from(["a.txt", "b.txt", "c.txt", "d/e.txt", "d/f.txt"])


def _write(name: str, text: bytes, folder: Path) -> None:
    (folder / "reports" / name).parent.mkdir(exist_ok=True)
    (folder / "reports" / name).write_bytes(text)


def _remove(name: str, folder: Path) -> None:
    (folder / "reports" / name).unlink(missing_ok=True)


def _rename(name: str, other: str, folder: Path) -> None:
    if (folder / "reports" / name).exists():
        _write(other, (folder / "reports" / name).read_bytes(), folder)
        _remove(name, folder)


def _configure(text: str, where: str, folder: Path) -> None:
    _write(where, text.encode(), folder)


def _forget(where: str, folder: Path) -> None:
    _remove(where, folder)


def _harm_each(harms: Mapping[str, str], folder: Path) -> None:
    for what, how in harms.items():
        _harm(how, what, folder)


_WHERE = st.sampled_from(["../.gouji.yaml", "d/.gouji.yaml"])
_STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(partial, st.just(_write), _NAMES, st.sampled_from(TEXTS)),
    st.builds(partial, st.just(_rename), _NAMES, _NAMES),
    st.builds(partial, st.just(_remove), _NAMES),
    st.builds(partial, st.just(_configure), st.sampled_from(CONFIGURATIONS), _WHERE),
    st.builds(partial, st.just(_forget), _WHERE),
    st.builds(
        partial,
        st.just(_harm_each),
        st.dictionaries(st.sampled_from(sorted(ENTRIES)), st.sampled_from(sorted(HARMS)), min_size=1),
    ),
)


@settings(max_examples=25)
@given(
    st.dictionaries(_NAMES, st.sampled_from(TEXTS), min_size=2),
    st.lists(_STEPS, min_size=1, max_size=4),
    st.sampled_from(sorted(WAYS)),
)
def test_whatever_changes_a_run_gives_what_one_without_the_cache_gives(
    files: Mapping[str, bytes], steps: Sequence[Step], way: str
) -> None:
    with (
        TemporaryDirectory() as name,
        chdir(name),
        patch.object(session_module, "FEWEST_FOR_CACHE", 1),
    ):
        Path("reports").mkdir()
        for path, text in files.items():
            _write(path, text, Path())
        for step in (_nothing, *steps):
            step(Path())
            if any(Path("reports").rglob("*.txt")):
                assert _run(way, cache=True) == _run(way, cache=False)
                assert _run(way, cache=True) == _run(way, cache=False)


def _nothing(folder: Path) -> None:
    """Change nothing."""
