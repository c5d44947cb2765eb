"""Set up a real Visual Studio Code for the test of plugins/vscode: code-server, which shows it in a browser, and playwright-core.

``python .ci/real_vscode.py [FOLDER]`` fetches some 500 MB once; afterwards it finds all there. FOLDER is what GOUJI_VSCODE
names where it is not given, else one in the user's cache. It ends with 2 and a line for each program that is missing.

Nothing is compiled: in place of what would be, three small modules of JavaScript stand; only the terminal is not there.
"""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
import json
import os
from pathlib import Path
import shutil
import subprocess
import sys
from time import monotonic

__all__ = ["default_folder", "missing", "unready"]

PACKAGES = {"code-server": "4.96.4", "playwright-core": "1.65.1"}
NODE = 20
PROGRAMS = {"npm": "npm", "rg": "ripgrep"}
"""What else must be on PATH, and the package of Debian that has it."""

EDITOR = Path("node_modules/code-server/lib/vscode")
SEARCH = EDITOR / "node_modules/@vscode/ripgrep/bin/rg"
LOCKED = EDITOR / "npm-shrinkwrap.json"
ELSEWHERE = "git+"
"""How the address of a package begins that is fetched from a code host; npm has it too."""

LOG = """\
const fs = require("node:fs");
const levels = ["trace", "debug", "info", "warn", "error", "critical"];
function logger(file) {
  let end = "\\n";
  const write = (text) => fs.appendFileSync(file, text + end);
  const rest = { setLevel() {}, setPattern() {}, flush() {}, drop() {}, clearFormatters: () => (end = "") };
  fs.appendFileSync(file, "");
  return { ...rest, ...Object.fromEntries(levels.map((level) => [level, write])) };
}
exports.setFlushOn = () => {};
exports.createAsyncRotatingLogger = async (name, file) => logger(file);
exports.createRotatingLogger = exports.createAsyncRotatingLogger;
"""
MODULES = {
    Path("node_modules/argon2/argon2.js"): "// No passwords.\n",
    EDITOR / "node_modules/native-watchdog/index.js": "exports.start = () => {};\n",
    EDITOR / "node_modules/@vscode/spdlog/index.js": LOG,
}
"""What stands in place of modules that are compiled."""

STAMP = "ready.json"


def main() -> int:
    """Set up what is not there, print the folder, and return 0; 1 where npm fails, 2 where something is missing."""
    parser = ArgumentParser(prog="real_vscode", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder(), help="where it is, or will be")
    parser.add_argument("--check", action="store_true", help="set nothing up: print the folder, or what is missing")
    arguments = parser.parse_args()
    folder = arguments.folder.absolute()
    needed = [*missing(), *(unready(folder) if arguments.check else ())]
    for line in needed:
        print(f"real_vscode: {line}", file=sys.stderr)
    if needed:
        return 2
    if arguments.check:
        print(folder)
        return 0
    begun = monotonic()
    try:
        set_up(folder)
    except subprocess.CalledProcessError as error:
        print(f"real_vscode: {' '.join(error.cmd)} ended with {error.returncode}: see above", file=sys.stderr)
        return 1
    print(f"{folder}: ready after {monotonic() - begun:.0f} s")
    return 0


def default_folder() -> Path:
    """Return the folder that is used where none is named."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("GOUJI_VSCODE") or cache / "gouji" / "real-vscode")


def missing() -> Iterator[str]:
    """Yield a line for each program that must be installed first."""
    for program, package in PROGRAMS.items():
        if shutil.which(program) is None:
            yield f"{program} is missing (Debian: apt-get install {package})"
    version = node_version()
    if version is None:
        yield f"node is missing: {NODE} or later (Debian 13: apt-get install nodejs)"
    elif version < NODE:
        yield f"node is of version {version}; needed is {NODE} or later, which Debian 13 has"


def unready(folder: Path) -> Iterator[str]:
    """Yield why the editor in a folder is not to be used."""
    if os.environ.get("GOUJI_SKIP_VSCODE"):
        yield "GOUJI_SKIP_VSCODE is set"
    elif not is_ready(folder):
        yield f"Visual Studio Code is not set up in {folder} (python .ci/real_vscode.py)"


def is_ready(folder: Path) -> bool:
    """Return whether a folder has all, in these versions."""
    stamp = folder / STAMP
    return stamp.is_file() and json.loads(stamp.read_text("utf-8")) == PACKAGES


def node_version() -> int | None:
    """Return the major version of Node; None where it is not installed."""
    if shutil.which("node") is None:
        return None
    printed = subprocess.run(["node", "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    return int(printed.lstrip("v").split(".")[0])


def set_up(folder: Path) -> None:
    """Install into a folder what is not there in these versions; a set-up that broke off begins again."""
    if is_ready(folder):
        return
    (folder / STAMP).unlink(missing_ok=True)
    shutil.rmtree(folder / "node_modules", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": PACKAGES}), "utf-8")
    install(folder, "--no-package-lock")
    unlock(folder / LOCKED)
    install(folder / EDITOR, "--omit=dev", "--legacy-peer-deps")
    for module, text in MODULES.items():
        (folder / module).write_text(text, "utf-8")
    (folder / SEARCH).parent.mkdir(exist_ok=True)
    shutil.copy(str(shutil.which("rg")), folder / SEARCH)
    (folder / STAMP).write_text(json.dumps(PACKAGES), "utf-8")


def unlock(lock: Path) -> None:
    """Take the packages out of a lock file that come from a code host, so that npm looks for them where all others are."""
    read = json.loads(lock.read_text("utf-8"))
    kept = {name: each for name, each in read["packages"].items() if not each.get("resolved", "").startswith(ELSEWHERE)}
    lock.write_text(json.dumps({**read, "packages": kept}), "utf-8")


def install(folder: Path, *options: str) -> None:
    """Run npm install in a folder, quietly and without the scripts of packages."""
    quiet = ("--no-audit", "--no-fund", "--loglevel=error")
    command = ("npm", "install", "--ignore-scripts", *quiet, *options)
    subprocess.run(command, cwd=folder, stdout=sys.stderr, stdin=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    sys.exit(main())
