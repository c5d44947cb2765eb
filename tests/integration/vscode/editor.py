"""Visual Studio Code with the extension of plugins/vscode, in a browser: packed, installed, begun, driven and ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import json
import os
from pathlib import Path
import re
import signal
import subprocess
import sys
from typing import Any

from tests.integration.vscode.reports import write_reports, write_word_report
from tests.lint.output.html.chromium import CHROMIUM
from tests.plugins.vscode.tree import copy_extension

__all__ = ["GOUJI", "what_is_seen"]

DRIVE = Path(__file__).with_name("drive.mjs")
SERVER = Path("node_modules/code-server/out/node/entry.js")
GOUJI = Path(sys.executable).with_name("gouji")
LISTENING = re.compile(r"listening on (http://\S+)")
SETTINGS = {
    "editor.fontSize": 14,
    "editor.stickyScroll.enabled": False,
    "editor.minimap.enabled": False,
    "gouji.language": "zh",
    "gouji.path": str(GOUJI),
    "telemetry.telemetryLevel": "off",
    "workbench.colorTheme": "Default Light Modern",
    "workbench.reduceMotion": "on",
    "workbench.startupEditor": "none",
    "window.commandCenter": False,
    "workbench.layoutControl.enabled": False,
}
NOWHERE = {"gouji.path": "./nowhere/gouji"}


def _packed(setup: Path) -> Path:
    """Pack the extension as it stands here, in a folder that keeps what npm has installed, and return the package."""
    folder = copy_extension(setup / "tree")
    for command in (("npm", "install"), ("npm", "run", "package")):
        _run(*command, cwd=folder, env=_environment())
    return folder / "gouji.vsix"


def what_is_seen(setup: Path, folder: Path) -> dict[str, Any]:
    """Do in the editor of *setup* what drive.mjs does, and return what it saw; *folder* keeps reports and screenshots."""
    package, pictures = _packed(setup), folder / "pictures"
    pictures.mkdir(parents=True)
    for name in ("reports", "bare"):
        write_reports(folder / name)
    word = write_word_report(folder)
    _write_json(folder / "bare/.vscode/settings.json", NOWHERE)
    _write_json(folder / "data/User/settings.json", SETTINGS)
    code = ("node", setup / SERVER, "--config", folder / "code-server.yaml")
    places = ("--user-data-dir", folder / "data", "--extensions-dir", folder / "extensions")
    _run(*code, *places, "--install-extension", package, cwd=folder, env=_environment())
    with _served([*code, *places], folder) as address:
        arguments = (setup, address, folder / "reports", folder / "bare", word, pictures, CHROMIUM)
        seen = _run("node", DRIVE, *arguments, cwd=folder, env=_environment())
    found: dict[str, Any] = json.loads(seen)
    return found


@contextmanager
def _served(code: list[str | Path], folder: Path) -> Iterator[str]:
    """Begin the editor, yield its address, and end it with all that it began."""
    quiet = ("--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust")
    command = [*map(str, code), *quiet, "--bind-addr", "127.0.0.1:0"]
    with (folder / "code-server.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            encoding="utf-8",
            start_new_session=True,
        )
        try:
            assert process.stdout is not None
            address = next((found[1] for line in process.stdout if (found := LISTENING.search(line))), None)
            assert address is not None, f"the editor ended at once: {log.name}"
            yield address
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def _environment() -> dict[str, str]:
    """Return an environment in which the extension is built with the gouji of this Python."""
    return {**os.environ, "GOUJI": str(GOUJI)}


def _write_json(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), "utf-8")


def _run(*command: str | Path, cwd: Path, env: dict[str, str]) -> str:
    """Run a program and return what it prints; what it says otherwise is shown where it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{Path(command[0]).name} {command[1]}:\n{done.stdout}{done.stderr}"
    return done.stdout
