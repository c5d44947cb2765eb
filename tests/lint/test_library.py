"""``import gouji``: reports checked and read from a program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re
import subprocess
import sys

import pytest

import gouji
from gouji.api import RuleMeta, running
from gouji.errors import UnreadableSourceError, UsageError

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs/examples"


@pytest.fixture
def faulty() -> Path:
    """A report with a wrong total."""
    return next((EXAMPLES / "faulty/total-consistency").glob("*.txt"))


def test_a_file_is_checked(faulty: Path) -> None:
    result = gouji.check_path(faulty)

    assert (result.path, result.status, "total-consistency" in {d.rule for d in result.diagnostics}) == (
        str(faulty), "checked", True,
    )  # fmt: skip


def test_a_text_is_checked_as_the_file_is(faulty: Path) -> None:
    assert gouji.check_text(faulty.read_text("utf-8"), name=str(faulty)) == gouji.check_path(faulty)


def test_a_text_that_is_none_is_a_failure() -> None:
    assert [failure.kind for failure in gouji.check_text("\ud800").failures] == ["unreadable-file"]


def test_files_and_folders_are_checked_in_order(faulty: Path) -> None:
    result = gouji.check_paths([EXAMPLES / "faulty", faulty], jobs=2)

    paths = [file.path for file in result.files]
    assert (paths == sorted(paths), str(faulty) in paths, len(set(paths))) == (True, True, len(paths))


def test_a_path_that_is_not_there_raises() -> None:
    with pytest.raises(UsageError):
        gouji.check_paths(["gone"])


def test_a_file_that_is_not_there_is_a_failure() -> None:
    assert [failure.kind for failure in gouji.check_path("gone.txt").failures] == ["unreadable-file"]


def test_a_report_is_read(faulty: Path) -> None:
    report = gouji.read_report(faulty)

    assert (report.status, set(report.facts) == set(report.form.slots)) == ("report", True)


def test_reading_what_is_no_file_raises() -> None:
    with pytest.raises(UnreadableSourceError):
        gouji.read_report("gone.txt")


def test_rules_are_sorted_by_code() -> None:
    rules = gouji.all_rules()

    assert [rule.code for rule in rules] == sorted(rule.code for rule in rules)
    assert {type(rule) for rule in rules} == {RuleMeta}


def test_importing_it_imports_nothing_else() -> None:
    program = "import sys; before = set(sys.modules); import gouji; print(*sorted(set(sys.modules) - before))"

    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert out.split() == ["__future__", "gouji", "gouji._version"]


def test_what_it_offers_is_documented() -> None:
    offered = [getattr(gouji, name) for name in gouji.__all__ if not name.startswith("_")]

    assert [function.__name__ for function in offered if not function.__doc__] == []


@pytest.mark.parametrize("path", [str, Path])
def test_one_path_is_one_path(faulty: Path, path: Callable[[Path], object]) -> None:
    given = path(faulty)

    checked = [file.path for file in gouji.check_paths(given).files]

    assert (checked, [each.path for each in gouji.extract_paths(given)]) == ([str(faulty)], [str(faulty)])


def test_the_facts_of_every_report_are_given_in_order(tmp_path: Path, faulty: Path) -> None:
    (tmp_path / "b.txt").write_bytes(faulty.read_bytes())
    (tmp_path / "a.txt").write_text("一份文件", "utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    unread: list[UnreadableSourceError] = []

    found = list(gouji.extract_paths(tmp_path, unreadable=unread.append))

    report = gouji.read_report(faulty)
    assert [(each.path, each.subject, set(each.facts)) for each in found] == [
        (str(tmp_path / "b.txt"), report.subject.value, set(report.facts))
    ]
    assert [error.name for error in unread] == [str(tmp_path / "c.txt")]


def test_a_report_whose_line_breaks_are_lost_has_facts_as_by_the_command(tmp_path: Path, faulty: Path) -> None:
    (tmp_path / "one-line.txt").write_text("".join(faulty.read_text("utf-8").split("\n")), "utf-8")

    status = gouji.read_report(tmp_path / "one-line.txt").status

    assert (status, len(list(gouji.extract_paths(tmp_path)))) == ("merged", 1)


def test_what_cannot_be_read_raises_where_nobody_takes_it(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_bytes(b"")

    with pytest.raises(UnreadableSourceError):
        list(gouji.extract_paths([tmp_path]))


def test_paths_that_are_not_there_raise_before_anything_is_read() -> None:
    with pytest.raises(UsageError):
        gouji.extract_paths("gone")


def test_results_are_shown_in_a_line(tmp_path: Path, faulty: Path) -> None:
    (tmp_path / "c.txt").write_bytes(b"")
    result = gouji.check_path(faulty)
    failed = gouji.check_path(tmp_path / "c.txt")
    total = next(found for found in result.diagnostics if found.rule == "total-consistency")
    start = total.range.start if total.range else None

    shown = [str(total), str(failed.failures[0]), str(gouji.check_paths([faulty, tmp_path]))]

    assert start is not None
    assert shown[0] == (f"{faulty}:{start.line}:{start.column}: error T101 {total.message.en} (total-consistency)")
    assert shown[1] == f"{tmp_path}/c.txt: the file is empty"
    assert shown[2].startswith("2 files: ")
    assert str(result).startswith(f"{faulty}: checked, ")


def test_every_name_for_hosts_is_there() -> None:
    assert [name for name in running.__all__ if not hasattr(running, name)] == []


@pytest.mark.parametrize("page", ["docs/output.md", "docs/zh/output.md"])
def test_what_the_page_tells_hosts_to_do_can_be_done(page: str) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    (host,) = [block for block in blocks if "Linter(" in block]
    last, this = sorted((EXAMPLES / "faulty/carried-over-across-years").glob("*.txt"))
    given = {"last_year": last.read_bytes(), "this_year": this.read_bytes(), "this_year_as_edited": b""}

    exec(host, given)  # noqa: S102 (the page's own code)

    assert [(file.path, file.status) for file in given["result"].files] == [  # type: ignore[attr-defined]
        ("2023.txt", "checked"),
        ("2024.txt", "unreadable"),
    ]
