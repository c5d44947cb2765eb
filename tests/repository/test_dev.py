"""``./dev`` sets up what a command needs, once, with uv or with what Python has, and runs it as it was given."""

from __future__ import annotations

import os
from pathlib import Path
import shutil
import subprocess
import sys

import attrs
import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("dev", "pyproject.toml", "constraints.txt")
TOOLS = ("cat", "cksum", "cp", "dirname", "mkdir", "mv", "readlink", "rm", "sh")

pytestmark = pytest.mark.skipif(os.name == "nt" or shutil.which("sh") is None, reason="needs a shell and its tools")

PYTHON = """#!/bin/sh
# A Python that notes what it is told to do, and does next to nothing.
case $* in
  *version_info*) echo {version} ;;
  *ensurepip*) exit {without_venv} ;;
  "-m venv "*) echo "{name} venv" >>"{log}"; mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
  *" install "*) echo "{name} install" >>"{log}"; [ ! -e "{log}.offline" ] ;;
esac
"""
UV = """#!/bin/sh
case $1 in
  venv) for folder in "$@"; do :; done; mkdir -p "$folder/bin"; cp "{python}" "$folder/bin/python" ;;
  --version) exit ;;
esac
echo "uv $1" >>"{log}"
"""
SHOW = """#!/bin/sh
pwd
for argument in "$@"; do echo "[$argument]"; done
exit 7
"""


@attrs.frozen
class Machine:
    """A checkout, and a folder with all programs that there are."""

    checkout: Path
    programs: Path

    @property
    def log(self) -> Path:
        return self.programs / "log"

    def put(self, name: str, text: str) -> Path:
        path = self.programs / name
        path.write_text(text, "utf-8")
        path.chmod(0o755)
        return path

    def put_python(self, name: str = "python3", version: str = "3.12.1", *, venv: bool = True) -> Path:
        return self.put(name, PYTHON.format(name=name, version=version, without_venv=int(not venv), log=self.log))

    def put_uv(self) -> None:
        self.put("uv", UV.format(python=self.put_python("hidden"), log=self.log))

    def dev(
        self, *command: str, at: Path | None = None, script: Path | None = None, **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Call ./dev, or a link to it, in a folder: the checkout if none is named."""
        return subprocess.run(
            [script or self.checkout / "dev", *command],
            cwd=at or self.checkout,
            env={"PATH": str(self.programs), "LANG": "C.UTF-8", **env},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def done(self) -> list[str]:
        """What Python and uv were told to do since this was asked last."""
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def bare(tmp_path: Path) -> Machine:
    """A machine without Python and uv. The name of the checkout has a blank."""
    checkout, programs = tmp_path / "a checkout", tmp_path / "programs"
    checkout.mkdir()
    programs.mkdir()
    for name in PARTS:
        shutil.copy(ROOT / name, checkout)
    for name in TOOLS:
        (programs / name).symlink_to(shutil.which(name) or name)
    machine = Machine(checkout, programs)
    for name in ("show", "pytest"):
        machine.put(name, SHOW)
    return machine


@pytest.fixture
def machine(bare: Machine) -> Machine:
    """A machine with a Python."""
    bare.put_python()
    return bare


@pytest.fixture
def ready(machine: Machine) -> Machine:
    """A machine where ./dev has set up all."""
    machine.dev("show")
    machine.done()
    return machine


def test_the_first_call_sets_up_and_says_so(machine: Machine) -> None:
    told = machine.dev("show").stderr

    assert told == (
        "dev: making .venv with python3 3.12.1\ndev: installing gouji and what its tests need: a minute or two\n"
    )
    assert machine.done() == ["python3 venv", "python3 install"]


def test_the_second_call_does_nothing_but_the_command(ready: Machine) -> None:
    told = ready.dev("show").stderr

    assert (told, ready.done()) == ("", [])


def test_arguments_and_exit_status_are_passed_on_as_they_are(ready: Machine) -> None:
    called = ready.dev("show", "a b", "", "*", "-n", "$HOME", "表 三")

    shown = "".join(f"[{argument}]\n" for argument in ("a b", "", "*", "-n", "$HOME", "表 三"))
    assert (called.returncode, called.stdout) == (7, f"{ready.checkout}\n{shown}")


def test_a_program_of_the_environment_goes_before_another_of_its_name(ready: Machine) -> None:
    shutil.copy(ready.programs / "show", ready.checkout / ".venv/bin/show")
    ready.put("show", "#!/bin/sh\n")

    assert ready.dev("show").returncode == 7


def test_a_command_runs_in_the_folder_where_it_was_called(ready: Machine, tmp_path: Path) -> None:
    called = ready.dev("show", at=tmp_path)

    assert (called.stdout, ready.done()) == (f"{tmp_path}\n", [])


def test_pytest_runs_on_all_cores_and_in_the_checkout(ready: Machine, tmp_path: Path) -> None:
    (ready.checkout / "tests").mkdir()
    places = (tmp_path, ready.checkout, ready.checkout / "tests")

    called = [ready.dev("pytest", "-m", "", at=place).stdout for place in places]

    arguments = "[-n]\n[auto]\n[--dist]\n[worksteal]\n[-m]\n[]\n"
    assert called == [f"{place}\n{arguments}" for place in (ready.checkout, ready.checkout, ready.checkout / "tests")]


def test_links_to_it_and_to_its_folder_lead_to_the_checkout(ready: Machine, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/first").symlink_to(Path("../a checkout/dev"))
    (tmp_path / "second").symlink_to(tmp_path / "bin/first")
    (tmp_path / "folder").symlink_to("a checkout")

    for script in (tmp_path / "bin/first", tmp_path / "second", tmp_path / "folder/dev"):
        assert (ready.dev("show", at=tmp_path, script=script).returncode, ready.done()) == (7, [])
    assert (ready.dev("pytest", at=tmp_path / "folder").stdout.splitlines()[0]) == str(ready.checkout)


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_other_dependencies_are_installed_into_the_environment_that_is_there(ready: Machine, name: str) -> None:
    with (ready.checkout / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    called = [ready.dev("show").returncode for _ in range(2)]

    assert (called, ready.done()) == ([7, 7], ["python3 install"])


def test_an_environment_that_was_moved_is_made_anew(ready: Machine, tmp_path: Path) -> None:
    moved = attrs.evolve(ready, checkout=ready.checkout.rename(tmp_path / "moved"))

    called = [moved.dev("show").returncode for _ in range(2)]

    assert (called, ready.done()) == ([7, 7], ["python3 venv", "python3 install"])


def test_an_environment_whose_python_is_gone_is_made_anew(ready: Machine) -> None:
    (ready.checkout / ".venv/bin/python").unlink()

    ready.dev("show")

    assert ready.done() == ["python3 venv", "python3 install"]


def test_an_environment_whose_python_became_another_is_made_anew(ready: Machine) -> None:
    ready.put_python(version="3.13.0").rename(ready.checkout / ".venv/bin/python")
    ready.put_python()

    ready.dev("show")

    assert ready.done() == ["python3 venv", "python3 install"]


def test_what_broke_off_is_not_taken_for_done(machine: Machine) -> None:
    offline = machine.programs / "log.offline"
    offline.touch()

    broken = machine.dev("show")
    offline.unlink()
    machine.done()

    assert (broken.returncode, broken.stderr.splitlines()[-1]) == (
        125,
        "dev: could not install: see above; it needs a network",
    )
    assert (machine.dev("show").returncode, machine.done()) == (7, ["python3 venv", "python3 install"])


def test_an_environment_that_somebody_else_made_is_kept(machine: Machine) -> None:
    (machine.checkout / ".venv/bin").mkdir(parents=True)
    shutil.copy(machine.programs / "python3", machine.checkout / ".venv/bin/python")

    machine.dev("show")

    assert machine.done() == ["python3 install"]


def test_uv_is_used_where_it_is(machine: Machine) -> None:
    machine.put_uv()

    told = machine.dev("show").stderr

    assert (told.splitlines()[0], machine.done()) == ("dev: making .venv with uv", ["uv venv", "uv pip"])


def test_a_uv_that_does_not_run_is_none(machine: Machine) -> None:
    machine.put("uv", "#!/bin/sh\nexit 127\n")

    machine.dev("show")

    assert machine.done() == ["python3 venv", "python3 install"]


def test_the_first_python_that_is_new_enough_and_has_venv_is_taken(bare: Machine) -> None:
    bare.put_python("python3", "3.9.18")
    bare.put_python("python3.13", "3.13.0", venv=False)
    bare.put_python("python3.12", "3.12.4")

    bare.dev("show")

    assert bare.done() == ["python3.12 venv", "python3.12 install"]


def refused(machine: Machine, **env: str) -> str:
    called = machine.dev("show", **env)
    assert (called.returncode, called.stdout, machine.done()) == (125, "", [])
    return called.stderr


def test_of_a_python_without_venv_it_says_what_to_install(bare: Machine) -> None:
    bare.put_python("python3.12", venv=False)

    assert "python3.12 came without venv. Debian, Ubuntu: sudo apt install python3.12-venv" in refused(bare)


@pytest.mark.parametrize("version", ["2.7.18", "3.9.2", "3.10.14"])
def test_of_a_python_that_is_too_old_it_says_what_to_install(bare: Machine, version: str) -> None:
    bare.put_python(version=version)

    told = refused(bare)

    assert f"gouji needs Python 3.11 or later; here is {version}." in told
    assert all(command in told for command in ("apt install", "brew install", "winget install"))


def test_without_a_python_it_says_what_to_install_in_the_language_of_the_machine(bare: Machine) -> None:
    assert "gouji needs Python 3.11 or later; here is none." in refused(bare)
    assert "需要 Python 3.11 以上，本机没有。请安装 Python 或 uv：" in refused(bare, LANG="zh_CN.UTF-8")


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_alone_it_tells_what_it_can_do_and_sets_up_nothing(machine: Machine, arguments: tuple[str, ...]) -> None:
    called = machine.dev(*arguments)

    assert (called.returncode, called.stderr, machine.done()) == (0, "", [])
    assert "./dev gouji check docs/examples" in called.stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The sources as they are now, without an environment."""
    folder = tmp_path / "gouji"
    ignored = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", ".hypothesis", "node_modules")
    shutil.copytree(ROOT, folder, ignore=ignored)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("with_uv", [True, False], ids=["with uv", "without uv"])
def test_a_fresh_checkout_checks_and_has_what_the_tests_need(bare: Machine, clone: Path, *, with_uv: bool) -> None:
    uv = shutil.which("uv")
    if with_uv and uv is None:
        pytest.skip("uv is not installed")
    for name, program in {"python3": sys.executable, **({"uv": uv} if with_uv else {})}.items():
        bare.put(name, f'#!/bin/sh\nexec "{program}" "$@"\n')
    machine = attrs.evolve(bare, checkout=clone)
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "HOME", "XDG_"))}

    checked = machine.dev("gouji", "check", "docs/examples", "--no-cache", **kept)
    tested = machine.dev("pytest", "--version", "-p", "xdist", **kept)
    needs = machine.dev("python", "-c", "import build, hypothesis, pypdfium2, reportlab", **kept)

    assert (checked.returncode, "error T101" in checked.stdout) == (1, True), checked.stderr
    assert (tested.returncode, needs.returncode, needs.stderr) == (0, 0, "")
