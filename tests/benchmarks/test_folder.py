"""What a whole run on a folder costs: `gouji check FOLDER` as a process, with all rules, compared across, to JSON.

Each is a ratio of processor time, its parts measured in turn: to the least that any reader of such files does (the
floor), and to what a user would pick instead. These are read in this process, and without their start: a process of
gouji starts in 150 ms, which is part of its figure. The dependency group ``benchmarks`` has what is
compared with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from io import BytesIO, StringIO
import os
from pathlib import Path
import re
import subprocess
import sys
from time import perf_counter, process_time
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import lxml.html
from markdown_it import MarkdownIt
import openpyxl
import pytest
from tests.benchmarks.county import write_county

from gouji.testing.strategies.formats import PLAIN_RENDERERS

resource = pytest.importorskip("resource", reason="this system does not tell the time of other processes")

YEARS = 5
FORMATS = {
    "txt": ("text rows", "text cells", "text tabs"),
    "html": tuple(name for name in PLAIN_RENDERERS if name.startswith("html")),
    "docx": ("docx",),
    "xlsx": ("xlsx",),
    "md": ("markdown",),
}
FOLDERS = [*[(name, 200) for name in FORMATS], *[(name, 2000) for name in ("txt", "html", "docx")]]

_NUMBER = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?")


def _text(data: bytes) -> object:
    """Decode a text, split it into lines and find each one's numbers."""
    return [
        (number, match.start(), Decimal(match[0].replace(",", "")))
        for number, line in enumerate(data.decode().splitlines(), 1)
        for match in _NUMBER.finditer(line)
    ]


def _page(data: bytes) -> object:
    return lxml.html.document_fromstring(data)


def _word(data: bytes) -> object:
    with ZipFile(BytesIO(data)) as archive:
        return fromstring(archive.read("word/document.xml"))  # noqa: S314 (made by the test)


def _sheet(data: bytes) -> object:
    with ZipFile(BytesIO(data)) as archive:
        return [fromstring(archive.read(name)) for name in archive.namelist()]  # noqa: S314 (made by the test)


def _markdown(data: bytes) -> object:
    return MarkdownIt("commonmark").enable("table").parse(data.decode())


FLOORS: Mapping[str, Callable[[bytes], object]] = {
    "txt": _text,
    "html": _page,
    "docx": _word,
    "xlsx": _sheet,
    "md": _markdown,
}
"""The least that is done to read a file of a format."""


def _pandas(data: bytes) -> object:
    """Every table; of a page without any, in which one of the faults stands, it says so by an error."""
    import pandas as pd

    with suppress(ValueError):
        return pd.read_html(StringIO(data.decode()), flavor="lxml")
    return []


def _python_docx(data: bytes) -> object:
    """Every paragraph and every cell's text, as its users read a report."""
    import docx

    document = docx.Document(BytesIO(data))
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [paragraph.text for paragraph in document.paragraphs], cells


def _openpyxl(data: bytes) -> object:
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    return [list(sheet.values) for sheet in book]


def _markitdown(extension: str) -> Callable[[bytes], object]:
    from markitdown import MarkItDown, StreamInfo

    converter = MarkItDown(enable_plugins=False)
    info = StreamInfo(extension=f".{extension}", charset="utf-8" if extension == "html" else None)
    return lambda data: converter.convert_stream(BytesIO(data), stream_info=info)


OTHERS: Mapping[tuple[str, str], Callable[[], Callable[[bytes], object]]] = {
    ("html", "pandas"): lambda: _pandas,
    ("html", "markitdown"): lambda: _markitdown("html"),
    ("docx", "docx"): lambda: _python_docx,
    ("docx", "markitdown"): lambda: _markitdown("docx"),
    ("xlsx", "openpyxl"): lambda: _openpyxl,
    ("xlsx", "markitdown"): lambda: _markitdown("xlsx"),
}
"""What a user would pick for a format, by its module; all of it only reads, and checks nothing."""

MOST = {"txt": 14.0, "html": 12.0, "docx": 11.5, "xlsx": 12.5, "md": 3.0}
"""A run takes at most so many times the floor.

What is aimed at: 10 for text, 8 for HTML, 4 for Word. Measured three times with 2,000 reports: 8.3 to 9.1, 6.5 to
7.0, 6.3 to 7.1; with 200, of whose time the start is a fifth: 10.4 to 11.4, 7.2 to 8.1, 7.5 to 7.8, for workbooks 7.9
to 9.8, for Markdown 2.5. Such ratios move by a third from one model of processor to another, and with what else runs.
"""

MOST_OF_OTHERS = {("html", "pandas"): 1.1, ("xlsx", "openpyxl"): 1.25}
"""And so many times what the others take, 1 where none is given; a run takes 0.85 to 0.87 times as long as pandas, where
0.8 is aimed at, and as long as openpyxl.
"""

MOST_WARM = 0.06
"""A second run on the same 10,000 files takes at most this part of the first.

0.05 is aimed at. It took 0.044 and 0.055, 0.11 ms a file of 2.4: half of that is reading files and their entries and putting results on
disk, the other half making the output of them.
"""

LEAST_FASTER = {400: 1.3, 2000: 1.5}
"""So many times as fast a run is on two processors, by the number of its files; with 2,000, 1.8 is aimed at.

They are 1.38 to 1.52 and 1.57 to 1.70 times as fast on an idle machine, and 1.9 times with 100,000: one process alone
compares and writes, a sixth of the time on the wall with 2,000.
"""


class _Runs:
    """Runs of the command with a cache folder of its own, and the processor time of each."""

    def __init__(self, home: Path) -> None:
        self._home = home
        names = ("PYTHONDONTWRITEBYTECODE", "GOUJI_CACHE_DIR")
        self._environment = {key: value for key, value in os.environ.items() if key not in names}
        self._environment |= dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"), str(home))

    def check(self, folder: Path, *arguments: str) -> None:
        """Check a folder, JSON to a file; what it finds is no failure."""
        command = [sys.executable, "-m", "gouji", "check", "-q", "--format", "json"]
        output = str(self._home / "found.json")
        done = subprocess.run(
            [*command, "--output", output, *arguments, str(folder)], env=self._environment, check=False
        )
        assert done.returncode in (0, 1)


@pytest.fixture
def runs(tmp_path: Path) -> _Runs:
    return _Runs(tmp_path)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], Path]:
    """Return a folder of so many reports in a format: bodies over five years, one report in two with a fault."""
    made: dict[tuple[str, int], Path] = {}

    def folder(name: str, reports: int) -> Path:
        if (name, reports) not in made:
            made[name, reports] = tmp_path_factory.mktemp(f"{name}{reports}")
            write_county(made[name, reports], bodies=reports // YEARS, years=YEARS, formats=FORMATS[name])
        return made[name, reports]

    return folder


def _processor_seconds() -> float:
    """Return the processor time of this process and of those that it has waited for."""
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(process_time() + others.ru_utime + others.ru_stime)


def _least(
    functions: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = _processor_seconds
) -> dict[str, float]:
    """Return the least time of each function, called in turn, round by round."""
    best = dict.fromkeys(functions, float("inf"))
    for _ in range(rounds):
        for name, function in functions.items():
            begin = clock()
            function()
            best[name] = min(best[name], clock() - begin)
    return best


def _reading(folder: Path, read: Callable[[bytes], object]) -> Callable[[], None]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())

    def all_read() -> None:
        for path in paths:
            read(path.read_bytes())

    return all_read


@pytest.mark.parametrize(("name", "reports"), FOLDERS)
def test_a_run_costs_a_few_floors(
    name: str,
    reports: int,
    folders: Callable[[str, int], Path],
    runs: _Runs,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = folders(name, reports)
    functions: dict[str, Callable[[], object]] = {
        "floor": _reading(folder, FLOORS[name]),
        "gouji": lambda: runs.check(folder, "--jobs", "1", "--no-cache"),
    }

    least = _least(functions, rounds=3 if reports < 1000 else 2)

    ratio, each = least["gouji"] / least["floor"], 1000 * least["gouji"] / reports
    with capsys.disabled():
        print(f"\n{reports} {name}: {ratio:.1f} floors, {each:.1f} ms each")
    assert ratio <= MOST[name]


@pytest.mark.filterwarnings("ignore::UserWarning")  # of others, on workbooks without styles
@pytest.mark.parametrize(("name", "module"), OTHERS)
def test_a_run_costs_no_more_than_what_a_user_would_pick(
    name: str,
    module: str,
    folders: Callable[[str, int], Path],
    runs: _Runs,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip(module, reason=f"{module} is of the dependency group benchmarks")
    folder = folders(name, 200)

    least = _least(
        {
            module: _reading(folder, OTHERS[name, module]()),
            "gouji": lambda: runs.check(folder, "--jobs", "1", "--no-cache"),
        },
        rounds=2,
    )

    ratio = least["gouji"] / least[module]
    with capsys.disabled():
        print(f"\n200 {name}: {ratio:.2f} times {module}")
    assert ratio <= MOST_OF_OTHERS.get((name, module), 1)


@pytest.mark.parametrize("reports", LEAST_FASTER)
def test_two_processors_pay(
    reports: int, folders: Callable[[str, int], Path], runs: _Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the clock on the wall, on a machine that does nothing else; how many processes there are, a run chooses."""
    if len(_processors()) < 2:
        pytest.skip("there is one processor")
    folder = folders("txt", reports)

    least = _least(
        {
            "one": lambda: runs.check(folder, "--jobs", "1", "--no-cache"),
            "two": lambda: runs.check(folder, "--no-cache"),
        },
        rounds=3,
        clock=perf_counter,
    )

    ratio = least["one"] / least["two"]
    with capsys.disabled():
        print(f"\n{reports} txt: {ratio:.2f} times as fast on two processors")
    assert ratio >= LEAST_FASTER[reports]


def _processors() -> Sequence[int]:
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)


def test_a_run_on_unchanged_files_costs_little(
    folders: Callable[[str, int], Path], runs: _Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folders("txt", 10_000)

    cold = _least({"cold": lambda: runs.check(folder, "--jobs", "1")}, rounds=1)["cold"]
    warm = _least({"warm": lambda: runs.check(folder, "--jobs", "1")}, rounds=3)["warm"]

    with capsys.disabled():
        print(f"\n10,000 txt: {warm / cold:.3f} of a cold run of {cold:.0f} s, {1000 * warm / 10_000:.2f} ms each")
    assert warm / cold <= MOST_WARM
