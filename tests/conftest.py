"""What all tests share: the plugins that are installed, sample reports, how long Hypothesis looks, how time grows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
import gc
import inspect
import os
from pathlib import Path
import re
import sys
from tempfile import TemporaryDirectory
from time import process_time
from types import FunctionType, ModuleType

from hypothesis import HealthCheck, settings
import pytest

from gouji.__main__ import ALLOCATIONS
from gouji.binding.bind import Binder
from gouji.plugins.model import Plugins
from gouji.testing import SampleReport, Workbench
from gouji.testing.checker import Checker
from gouji_gongkai.testing import form_of, least_report

pytest_plugins = ["pytester"]

# A report has 200 figures: to draw one is slow by Hypothesis's measure.
settings.register_profile(
    "quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=400)
# The same examples in each run, so that a run that passed passes again.
settings.register_profile("ci", settings.get_profile("quick"), max_examples=20, derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

GROWTH = 8
MOST = 3 * GROWTH
"""What eight times the input may take: in proportion it is 8, by the square 64."""
TIMES = 5


def _makes_links() -> bool:
    with TemporaryDirectory() as folder:
        try:
            (Path(folder) / "link").symlink_to(folder)
        except OSError:
            return False
    return True


NEEDS: Mapping[str, tuple[str, Callable[[], bool], str]] = {
    "links": (r"\b(?:symlink|hardlink)_to\b", _makes_links, "this system makes no links, or not for this user"),
    "pipes": (r"\bmkfifo\b", lambda: hasattr(os, "mkfifo"), "this system has no named pipes"),
    "modes": (
        r"\bchmod\(|\bumask\(|\b0o[0-7]{3}\b",
        lambda: sys.platform != "win32",
        "files have other permissions here",
    ),
    "owners": (
        r"\bget(?:e?uid|pgid)\b|\bchown\b",
        lambda: hasattr(os, "geteuid"),
        "files have no owners of this kind here",
    ),
    "devices": (r"[\"']/(?:dev|proc)/", lambda: Path("/dev/null").exists(), "this system has no /dev and /proc"),
    "signals": (r"\bSIG(?:HUP|KILL|STOP)\b|\bos\.killpg\b", lambda: sys.platform != "win32", "no such signals here"),
}


def pytest_configure(config: pytest.Config) -> None:
    """Stop where gouji was installed before its plugin of pytest was there, which the fixtures below need."""
    if not config.pluginmanager.hasplugin("gouji"):
        message = "install gouji again, for its plugin of pytest: ./dev pytest does so"
        raise pytest.UsageError(message)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests that need what this system lacks; a test needs what its text and that of its helpers name.

    ``GOUJI_TESTS_WITHOUT="links pipes"`` has it lacking anywhere, to see which tests are left.
    """
    named = os.environ.get("GOUJI_TESTS_WITHOUT", "").split()
    lacking = [(words, why) for name, (words, has, why) in NEEDS.items() if name in named or not has()]
    if not lacking:
        return
    for item in items:
        source = "\n".join(_sources(item))
        for words, why in lacking:
            if re.search(words, source):
                item.add_marker(pytest.mark.skip(reason=why))


def _sources(item: pytest.Item) -> Iterator[str]:
    """Yield the source of a test, of the functions of its module that it calls, and of those it is given."""
    function = inspect.unwrap(getattr(item, "function", _sources))
    helpers = [function.__globals__.get(name) for name in function.__code__.co_names]
    given = getattr(getattr(item, "callspec", None), "params", {}).values()
    for each in (function, *helpers, *given):
        if isinstance(each, FunctionType) and "tests" in each.__code__.co_filename:
            yield inspect.getsource(each)


def pytest_collection_finish() -> None:
    """Leave what was imported and collected to the end of the process, and look for garbage as seldom as the command does.

    The collector would walk over thirteen thousand tests again and again, for a tenth of the time of a run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _surroundings_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the user's folder for caches, and what they print from the user's terminal and wishes."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COLUMNS", "LINES", "FORCE_COLOR", "NO_COLOR", "PY_COLORS", "PYTEST_ADDOPTS"):
            patch.delenv(name, raising=False)
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("caches")))
        yield


class KeptModules:
    """A plugin of a run of pytest that keeps the modules which the run has imported."""

    modules: Mapping[str, ModuleType] = {}

    def pytest_unconfigure(self) -> None:
        self.modules = dict(sys.modules)


@pytest.fixture
def kept_modules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptModules]:
    """Keep what a run of pytest within this process imports, but for the files of tests.

    Where ``pytester`` forgets modules, they are imported again, and have other classes of the same names.
    """
    kept = KeptModules()
    yield kept
    written = str(tmp_path_factory.getbasetemp())
    for name, module in kept.modules.items():
        if not (getattr(module, "__file__", None) or written).startswith(written):
            sys.modules.setdefault(name, module)


@pytest.fixture(name="pytester")
def _pytester(kept_modules: KeptModules, pytester: pytest.Pytester) -> pytest.Pytester:
    """The folder and process of a run of pytest within this one; its modules are kept when it is taken down."""
    return pytester


@pytest.fixture
def inner_pytest(kept_modules: KeptModules, pytester: pytest.Pytester) -> Callable[..., pytest.RunResult]:
    """A function: run pytest in the folder of ``pytester``, in this process."""
    return lambda *arguments: pytester.runpytest_inprocess("-p", "no:cacheprovider", *arguments, plugins=[kept_modules])


@pytest.fixture(scope="session")
def plugins(gouji_bench: Workbench) -> Plugins:
    return gouji_bench.plugins


@pytest.fixture(scope="session")
def binder(gouji_bench: Workbench) -> Binder:
    return gouji_bench.checker.binder


@pytest.fixture(scope="session")
def checker(gouji_bench: Workbench) -> Checker:
    return gouji_bench.checker


@pytest.fixture(scope="session")
def sample_of() -> Callable[..., SampleReport]:
    """A builder: the least report of a form, with some figures."""

    def sample_of(form: str = "2021", year: int = 2024, **figures: str) -> SampleReport:
        named = {fact.replace("__", "."): text for fact, text in figures.items()}
        return least_report(form_of(form), subject="云麓县水务局", period=year, figures=named)

    return sample_of


@pytest.fixture(scope="session")
def is_in_proportion() -> Callable[..., bool]:
    """Whether *run* takes about eight times as long on what *make* makes of eight times a size.

    Time of the processor counts, and of several runs the least; no more are made where the first were quick enough.
    """

    def seconds(run: Callable[..., object], made: object) -> float:
        begin = process_time()
        run(made)
        return process_time() - begin

    def is_in_proportion(run: Callable[..., object], make: Callable[[int], object], size: int) -> bool:
        small, large = make(size), make(size * GROWTH)
        run(small)  # What is only done once is done.
        smalls, larges = [0.002], list[float]()
        for _ in range(TIMES):
            smalls.append(seconds(run, small))
            larges.append(seconds(run, large))
            if min(larges) < MOST * max(smalls[0], min(smalls[1:])):
                return True
        return False

    return is_in_proportion
