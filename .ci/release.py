"""Make a release: set the version, date the changelog's section, build, commit and tag (``./dev release X.Y.Z``).

Nothing leaves this machine; the last lines that are printed tell what to push.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
import os
from pathlib import Path
import re
import shutil
import subprocess
import sys
from tempfile import TemporaryDirectory
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[1]
VERSION_FILE = Path("lint/gouji/_version.py")
CHANGELOG = Path("CHANGELOG.md")
FILES = (VERSION_FILE, CHANGELOG)
CHECKSUMS = "SHA256SUMS"

VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
ASSIGNMENT = re.compile(r'(?m)^__version__ = "(.*)"$')
UNRELEASED = re.compile(r"(?ms)^## \[Unreleased\]\n(.*?)(?=^## |\Z)")


def main() -> int:
    """Run the command line and return its exit status."""
    parser = argparse.ArgumentParser(prog="./dev release", description="Make a release of gouji.")
    parser.add_argument("version", metavar="X.Y.Z", help="higher than every version that was released")
    parser.add_argument("--dry-run", action="store_true", help="show what would be done, and do nothing")
    parser.add_argument("--no-page", action="store_true", help="leave out the page that checks in a browser")
    arguments = parser.parse_args()
    problems = list(find_problems(arguments.version))
    for problem in problems:
        print(f"release: {problem}", file=sys.stderr)
    if problems:
        return 1
    print(plan(arguments.version, with_page=not arguments.no_page))
    return 0 if arguments.dry_run else release(arguments.version, with_page=not arguments.no_page)


def find_problems(version: str) -> Iterator[str]:
    """Yield each reason why a version cannot be released from the tree as it is."""
    if not VERSION.fullmatch(version):
        yield f"{version!r} is no version of the form X.Y.Z"
        return
    released = [tag.removeprefix("v") for tag in git("tag", "--list", "v*").split()]
    highest = max((each for each in (*released, current_version()) if VERSION.fullmatch(each)), key=key)
    if version in released:
        yield f"the tag v{version} is there already"
    elif key(version) <= key(highest):
        yield f"{version} does not go up: there is {highest}"
    if not unreleased():
        yield f"{CHANGELOG} tells nothing under [Unreleased]"
    if changes := git("status", "--porcelain").rstrip():
        yield f"not everything is committed:\n{changes}"


def plan(version: str, *, with_page: bool) -> str:
    """Tell what a release would do."""
    page = f", gouji-{version}.html" if with_page else ""
    return f"""\
{VERSION_FILE}: {current_version()} -> {version}
{CHANGELOG}: [Unreleased] -> {heading(version)}

{unreleased()}

dist: a wheel and an sdist of {version}{page}, and their checksums in {CHECKSUMS}
git: the commit "Version {version}", the tag v{version}
"""


def release(version: str, *, with_page: bool) -> int:
    """Write, build, commit and tag, and return the exit status; if a step fails, the files are what they were."""
    section = f"## [Unreleased]\n\n{heading(version)}\n\n{unreleased()}\n\n"
    write(CHANGELOG, UNRELEASED.sub(lambda _: section, read(CHANGELOG)).rstrip() + "\n")
    write(VERSION_FILE, ASSIGNMENT.sub(f'__version__ = "{version}"', read(VERSION_FILE)))
    with TemporaryDirectory() as folder:
        try:
            run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder)
            if with_page:
                make_page(Path(folder), f"gouji-{version}.html")
            write_checksums(Path(folder))
            git("commit", "--quiet", "--message", f"Version {version}", *map(str, FILES))
            git("tag", "--annotate", f"v{version}", "--message", f"Version {version}")
        except subprocess.CalledProcessError as error:
            git("checkout", "--quiet", "HEAD", "--", *map(str, FILES))
            print(f"release: {error}; the files are as they were", file=sys.stderr)
            return 1
        (ROOT / "dist").mkdir(exist_ok=True)
        made = [shutil.move(path, ROOT / "dist" / path.name) for path in sorted(Path(folder).iterdir())]
    print(*(Path(path).relative_to(ROOT) for path in made), sep="\n")
    print(f"Released {version} here. To publish it: git push --follow-tags, and upload what is in dist.")
    return 0


def make_page(folder: Path, name: str) -> None:
    """Make the page of the wheel in a folder, there; raises `CalledProcessError`."""
    (wheel,) = folder.glob("*.whl")
    with TemporaryDirectory() as unpacked:
        ZipFile(wheel).extractall(unpacked)
        run(sys.executable, "-P", "-m", "gouji", "page", "--output", str(folder / name), PYTHONPATH=unpacked)


def write_checksums(folder: Path) -> None:
    """Write the checksums of all files in a folder, as ``sha256sum --check`` reads them."""
    lines = [f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / CHECKSUMS).write_text("".join(lines), "utf-8", newline="\n")


def heading(version: str) -> str:
    """Return the heading of a version of today."""
    return f"## [{version}] – {datetime.now().astimezone():%Y-%m-%d}"


def current_version() -> str:
    """Return the version that the sources have."""
    (version,) = ASSIGNMENT.findall(read(VERSION_FILE))
    return str(version)


def unreleased() -> str:
    """Return the changelog's section of what is not released, without its heading."""
    return "".join(UNRELEASED.findall(read(CHANGELOG))).strip()


def key(version: str) -> tuple[int, ...]:
    """Return what versions are ordered by."""
    return tuple(int(part) for part in version.split("."))


def read(path: Path) -> str:
    """Return the text of a file, named from the root."""
    return (ROOT / path).read_text("utf-8")


def write(path: Path, text: str) -> None:
    """Write a text to a file, named from the root."""
    (ROOT / path).write_text(text, "utf-8", newline="\n")


def run(*command: str, **environment: str) -> str:
    """Run a program at the root and return what it prints; raises `CalledProcessError`."""
    inherited = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=inherited, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def git(*arguments: str) -> str:
    """Run git at the root and return what it prints; raises `CalledProcessError`."""
    return run("git", *arguments)


if __name__ == "__main__":
    sys.exit(main())
