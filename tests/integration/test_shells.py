"""The scripts of ``gouji completion``, in the real shells: keys are typed at a terminal, and what the shell makes of them is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
import os
from pathlib import Path
import re
import shutil
import signal
import subprocess
from subprocess import CompletedProcess
import sys

import pytest

Run = Callable[..., CompletedProcess[str]]

SHELLS = ("bash", "zsh", "fish")
STARTS = {
    "bash": (
        ("bash", "--noprofile", "--rcfile", "{rc}", "-i"),
        "PS1='READY'; gouji() {{ echo CALLED; printf '{{%s}}' \"$@\"; echo ENDED; }}; source {script}; bind 'set bell-style none'\n",
    ),
    "zsh": (
        ("zsh", "-d", "-i"),
        "PS1='READY'; gouji() {{ echo CALLED; printf '{{%s}}' \"$@\"; echo ENDED; }}; fpath=({script.parent} $fpath)\n"
        "autoload -U compinit; compinit -u -D; zstyle ':completion:*' insert-tab false; unsetopt beep\n",
    ),
    "fish": (
        ("fish", "-i", "-C", "source {rc}"),
        "function fish_prompt; printf READY; end; function gouji; echo CALLED; printf '{{%s}}' $argv; echo ENDED; end\n"
        "set -g fish_greeting; source {script}\n",
    ),
}
"""What starts a shell, and what it reads then: a prompt, the script, and a gouji that prints its arguments."""

LANGUAGES = {"bash": "zh_CN.UTF-8", "zsh": "zh_CN.UTF-8", "fish": "C.UTF-8"}
TERMINAL = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]))"
SECONDS = 60

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="no terminal to type at here")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files, some of whose names have Chinese characters and blanks."""
    (tmp_path / "水务局 年报").mkdir()
    (tmp_path / "水务局 年报" / "2024 年.txt").write_text("x", encoding="utf-8")
    (tmp_path / "draft").mkdir()
    (tmp_path / "other.txt").write_text("x", encoding="utf-8")
    return tmp_path


class Shell:
    """A shell at a terminal of its own."""

    def __init__(self, command: Sequence[str], folder: Path, home: Path) -> None:
        """Start the shell in a folder, and wait for its prompt."""
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "ZDOTDIR": str(home), "LANG": "C.UTF-8"}
        self._process = subprocess.Popen(
            [sys.executable, "-c", TERMINAL, *command],
            cwd=folder,
            env={**environment, "TERM": "xterm", "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self._until(b"READY")

    def called_with(self, keys: str) -> list[str]:
        """Type the beginning of a call and the return key; return what gouji is called with, folders without a slash at the end."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"gouji {keys}\r".encode())
        self._process.stdin.flush()
        called = self._until(b"(?s)ENDED.*READY").rpartition(b"CALLED")[2]
        return re.findall(r"\{([^{}]*?)/?\}", called.decode())

    def end(self) -> None:
        """End the shell."""
        self._process.kill()
        self._process.communicate(timeout=SECONDS)

    def _until(self, end: bytes) -> bytes:
        """Return what is written up to the end that is given."""
        assert self._process.stdout is not None
        read = b""
        while not re.search(end, read):
            more = os.read(self._process.stdout.fileno(), 65536)
            assert more, read.decode("utf-8", "replace")
            read += more
        return read


@pytest.fixture
def shell(run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Shell]]:
    """``shell(NAME)``: a shell that has read the script of this gouji; skips where it is not installed."""
    started: list[Shell] = []

    def start(name: str) -> Shell:
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
        home = tmp_path_factory.mktemp("home")
        script, rc = home / "_gouji", home / ".zshrc"
        done = run(sys.executable, "-m", "gouji", "completion", name, cwd=folder, LANG=LANGUAGES[name])
        assert done.returncode == 0, done.stderr
        script.write_text(done.stdout, encoding="utf-8")
        command, text = STARTS[name]
        rc.write_text(text.format(script=script), encoding="utf-8")
        started.append(Shell([part.format(rc=rc) for part in command], folder, home))
        return started[-1]

    old = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(SECONDS * 2)
    yield start
    signal.alarm(0)
    signal.signal(signal.SIGALRM, old)
    for each in started:
        each.end()


@pytest.mark.parametrize("name", SHELLS)
def test_a_shell_completes_commands_options_values_rules_packs_and_names_of_files(
    shell: Callable[[str], Shell], name: str
) -> None:
    calls = {
        "che\t": ["check"],
        "check --form\tsa\t": ["check", "--format", "sarif"],
        "check --fail-on ne\t": ["check", "--fail-on", "never"],
        "check 水\t": ["check", "水务局 年报"],
        "check 水\t20\t": ["check", "水务局 年报/2024 年.txt"],
        "check oth\t水\t": ["check", "other.txt", "水务局 年报"],
        "check --select T101,total-cons\t": ["check", "--select", "T101,total-consistency"],
        "explain total-cons\t": ["explain", "total-consistency"],
        "annotate --output dr\t": ["annotate", "--output", "draft"],
        "config sch\t": ["config", "schema"],
        "pack test shand\t": ["pack", "test", "shandong"],
        "pack test oth\t": ["pack", "test", "other.txt"],
        "help expl\t": ["help", "explain"],
        "completion zs\t": ["completion", "zsh"],
    }
    typed = shell(name)

    assert {keys: typed.called_with(keys) for keys in calls} == calls
