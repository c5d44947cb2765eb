"""Paths are pathlib's, but in the modules that docs/architecture.md names."""

import ast
from pathlib import Path
import re
import subprocess
import sys
import tomllib

import pytest

ROOT = Path(__file__).parents[2]

AT_START = {
    "lint/gouji/cli/running.py",
    "lint/gouji/cli/writing.py",
    "lint/gouji/config/lookup.py",
    "lint/gouji/plugins/installed.py",
    "lint/gouji/run/bounds.py",
    "lint/gouji/run/read.py",
    "lint/gouji/run/search.py",
    "lint/gouji/run/reach.py",
    "lint/gouji/yaml/opening.py",
    "rules/gouji_common/plugin.py",
    "rules/gouji_gongkai/plugin.py",
    "rules/gouji_websites/plugin.py",
}
"""What ``gouji check FILE`` imports: pathlib would cost it 2 ms."""

NOT_IN_PATHLIB = {
    "lint/gouji/config/extends.py",
    "lint/gouji/config/sources.py",
    "lint/gouji/run/windows.py",
    "lint/gouji/there.py",
    "plugins/gouji_plugins/office/package.py",
    "plugins/gouji_plugins/page/office.py",
}
"""What needs functions that pathlib lacks."""

ASKS = re.compile(r"\.(?:exists|is_dir|is_file|is_symlink)\(\)")
MAY_ASK = {
    "lint/gouji/docs.py",  # a script for those who work on gouji
    "lint/gouji/output/page.py",  # a file of a package
    "lint/gouji/run/build.py",  # entries of a folder that is read
    "lint/gouji/run/search.py",  # so are these
}
"""What asks pathlib what there is at a path, which raises where it may not look; all else asks ``gouji.there``."""

OS_PATH = ("os.path", "posixpath", "ntpath")


def works_on_strings(node: ast.AST) -> bool:
    """Return whether a piece of code imports or uses os.path, or opens a file by its name."""
    match node:
        case ast.Attribute(value=ast.Name("os"), attr="path") | ast.Call(func=ast.Name("open")):
            return True
        case ast.Import(names=names):
            return any(alias.name in OS_PATH for alias in names)
        case ast.ImportFrom(module="os", names=names):
            return any(alias.name == "path" for alias in names)
        case ast.ImportFrom(module=module):
            return module in OS_PATH
        case _:
            return False


def test_only_the_modules_named_do_without_pathlib() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("lint", "rules", "plugins")
        for path in (ROOT / folder).rglob("*.py")
        if any(works_on_strings(node) for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    }

    assert found == AT_START | NOT_IN_PATHLIB


def test_ruff_asks_all_other_modules_for_pathlib() -> None:
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
    spared = {
        path.relative_to(ROOT).as_posix()
        for pattern, codes in lint["per-file-ignores"].items()
        if "PTH" in codes
        for path in ROOT.glob(pattern)
    }

    assert (spared, "PTH" in lint["ignore"]) == (AT_START, False)


def test_what_there_is_at_a_path_is_asked_where_no_answer_raises() -> None:
    paths = [path for path in (ROOT / "lint").rglob("*.py") if "testing" not in path.parts]

    assert {path.relative_to(ROOT).as_posix() for path in paths if ASKS.search(path.read_text("utf-8"))} == MAY_ASK


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/zh/architecture.md"])
def test_the_page_of_the_architecture_names_them(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    names = {"/".join(Path(module).parts[-2:]) for module in AT_START | NOT_IN_PATHLIB if "/plugin.py" not in module}

    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


def test_tuples_with_names_that_a_check_may_need_are_those_of_gouji() -> None:
    """Those of typing take three times as long to be made."""
    paths = [
        path for folder in ("lint", "rules") for path in (ROOT / folder).rglob("*.py") if "testing" not in path.parts
    ]
    found = [
        path.relative_to(ROOT).as_posix()
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "typing"
        if any(alias.name == "NamedTuple" for alias in node.names)
    ]

    assert found == ["lint/gouji/value.py"]


HEAVY = ("attr", "dataclasses", "inspect", "locale", "msgspec", "pathlib", "pluggy", "rich", "ruamel", "shutil", "yaml")
"""What takes a millisecond or more to be imported, and is not needed for a sound report in text."""


def test_sound_reports_are_checked_one_by_one_without_what_is_heavy() -> None:
    program = (
        "import sys\nfrom gouji.cli import main\n"
        f"for path in sys.argv[1:]:\n main(['check', '-q', path])\n print(path, *sorted({{*{HEAVY}}} & set(sys.modules)))"
    )
    reports = sorted(str(path) for path in (ROOT / "docs/examples/sound").glob("*.txt"))

    done = subprocess.run([sys.executable, "-c", program, *reports], capture_output=True, check=True, encoding="utf-8")

    assert [line for line in done.stdout.splitlines() if line.split(" ")[0] in reports] == reports


def test_reports_with_faults_are_compared_and_written_without_attrs_and_what_makes_threads(tmp_path: Path) -> None:
    """With what makes threads the process is also taken apart at its end."""
    for report in (ROOT / "docs/examples").rglob("*.txt"):
        (tmp_path / f"{report.parent.name} {report.name}").write_bytes(report.read_bytes())
    program = (
        "import sys\nfrom gouji.cli import main\nprint(main(['check', '-q', '--no-cache', '--output', 'out', '.']))\n"
        "print(*sorted({'attr', 'tempfile', 'threading'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8", cwd=tmp_path
    )

    assert done.stdout.splitlines()[-2:] == ["1", ""]


UNNEEDED = (
    "gouji.binding.glued",
    "gouji.output.shelf",
    "gouji.reasons",
    "gouji.text.ticks",
    "gouji_gongkai.prose.coverage",
    "gouji_gongkai.recognition",
)
"""Modules of gouji that a whole report with sound tables does not need."""


def test_a_sound_report_is_checked_without_modules_that_it_does_not_need() -> None:
    program = (
        "import sys\nfrom gouji.cli import main\nmain(['check', '-q', sys.argv[1]])\n"
        f"print(*sorted({{*{UNNEEDED}}} & set(sys.modules)))"
    )
    report = str(ROOT / "docs/examples/sound/柳浦镇人民政府2023.txt")

    done = subprocess.run([sys.executable, "-c", program, report], capture_output=True, check=True, encoding="utf-8")

    assert done.stdout.splitlines()[-1] == ""


def test_a_folder_with_a_gitignore_is_searched_without_what_is_heavy(tmp_path: Path) -> None:
    report = (ROOT / "docs/examples/sound/柳浦镇人民政府2023.txt").read_bytes()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("草稿.txt\n", "utf-8")
    (tmp_path / "2023").mkdir()
    for name in ("报告.txt", "草稿.txt"):
        (tmp_path / "2023" / name).write_bytes(report)
    program = (
        "import sys\nfrom gouji.cli import main\n"
        "main(['check', '-q', '--format', 'concise', '2023'])\n"
        f"print(*sorted({{*{HEAVY}, 'gouji.yaml.shapes'}} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8", cwd=tmp_path
    )

    assert ["草稿" in done.stdout, done.stdout.splitlines()[-1]] == [False, ""]


def test_patterns_hold_no_range_of_all_chinese_characters() -> None:
    """Such a range takes half a millisecond to compile, in each pattern anew; only negated it means something else."""
    paths = [
        path for folder in ("rules", "plugins") for path in (ROOT / folder).rglob("*.py") if "testing" not in path.parts
    ]

    found = [path.relative_to(ROOT).as_posix() for path in paths if r"\u4e00-\u9fff" in path.read_text("utf-8")]

    assert found == ["rules/gouji_gongkai/across/likeness.py"]
