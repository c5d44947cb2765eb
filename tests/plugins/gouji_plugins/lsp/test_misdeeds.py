"""Whatever a document does to the process that checks it, it is told, and the others are served."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import os
from pathlib import Path
from typing import Any

import pytest

Edit = Callable[..., Any]

MISDEEDS = Path(__file__).parent / "misdeeds"


def codes(found: list[dict[str, Any]]) -> list[str]:
    return [each["code"] for each in found]


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that a report waits for."""
    return tmp_path_factory.mktemp("gate") / "open"


@pytest.fixture(scope="module", autouse=True)
def _installed(tmp_path_factory: pytest.TempPathFactory, gate: Path) -> Iterator[None]:
    """Install the distribution that misbehaves for the processes that are started meanwhile."""
    installed = tmp_path_factory.mktemp("installed")
    info = installed / "gouji_lsp_misdeeds-6.6.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: gouji-lsp-misdeeds\nVersion: 6.6\n", "utf-8")
    (info / "entry_points.txt").write_text("[gouji]\nmisdeeds = gouji_lsp_misdeeds\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(map(str, (installed, MISDEEDS))))
        patch.setenv("GOUJI_TEST_GATE", str(gate))
        yield


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder whose configuration allows ten minutes for a file, and one in it where that is five seconds."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gouji.yaml").write_text("timeout: 600\n", "utf-8")
    (tmp_path / "limited").mkdir()
    (tmp_path / "limited" / ".gouji.yaml").write_text("timeout: 5\n", "utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("永无止境", ("too-slow", "not checked: stopped: checking it took more than 5 s, in rule never-ends")),
        ("进程终止", ("unreadable-file", "not checked: the process that checked it died")),
    ],
)
def test_a_document_at_which_the_process_ends_is_told_and_the_next_one_is_checked(
    edit: Edit, workspace: Path, report: str, words: str, told: tuple[str, str]
) -> None:
    editor = edit(workspace)
    bad, good = (workspace / "limited" / "bad.txt").as_uri(), (workspace / "good.txt").as_uri()
    editor.open(bad, report.replace("养老服务", words))
    editor.open(good, report)

    (found,) = editor.published(bad, 1)
    other = editor.published(good, 1)
    editor.change(bad, 2, {"text": report})
    mended = editor.published(bad, 2)

    assert (found["code"], found["message"].partition(" (")[0]) == told
    assert (found["severity"], codes(other), codes(mended)) == (1, ["C101", "T101"], ["C101", "T101"])


@pytest.mark.slow
def test_a_slow_document_is_checked_apart_and_the_others_do_not_wait_for_it(
    edit: Edit, tmp_path: Path, report: str, gate: Path
) -> None:
    editor = edit(tmp_path, patience=5)
    slow, other = (tmp_path / "slow.txt").as_uri(), (tmp_path / "other.txt").as_uri()
    editor.open(slow, report.replace("养老服务", "等待大门"))
    editor.open(other, report)

    meanwhile = editor.published(other, 1)
    early = [note for note in editor.notes if note["params"].get("uri") == slow]
    gate.touch()
    found = editor.published(slow, 1)

    assert (codes(meanwhile), early, codes(found)) == (["C101", "T101"], [], ["LM101", "C101", "T101"])


def test_a_rule_that_fails_is_told_once_and_the_findings_of_the_others_are_there(
    edit: Edit, tmp_path: Path, report: str
) -> None:
    editor, uri = edit(tmp_path), (tmp_path / "a.txt").as_uri()
    editor.open(uri, report.replace("养老服务", "规则失败"))
    first = editor.published(uri, 1)
    editor.change(uri, 2, {"text": report.replace("养老服务", "规则失败了")})
    second = editor.published(uri, 2)

    told = [note["params"] for note in editor.notes if note["method"] == "window/showMessage"]
    assert ([codes(first), codes(second)], [(each["type"], each["message"].partition(" (")[0]) for each in told]) == (
        [["C101", "T101"], ["C101", "T101"]],
        [(2, "gouji: rule fails")],
    )


@pytest.mark.slow
def test_a_pull_of_the_workspace_that_is_cancelled_ends_and_a_file_that_never_ends_is_told_among_the_others(
    edit: Edit, workspace: Path, report: str
) -> None:
    (workspace / "limited" / "bad.txt").write_text(report.replace("养老服务", "永无止境"), "utf-8")
    (workspace / "good.txt").write_text(report, "utf-8")
    editor = edit(workspace, {"textDocument": {"diagnostic": {}}})
    number = editor.asked("workspace/diagnostic", {"previousResultIds": []})
    editor.notify("$/cancelRequest", {"id": number})
    answer = editor.answer(number)
    items = editor.request("workspace/diagnostic", {"previousResultIds": []})["items"]

    assert answer["error"]["code"] == -32800
    assert {each["uri"].rpartition("/")[2]: codes(each["items"]) for each in items} == {
        "bad.txt": ["too-slow"],
        "good.txt": ["C101", "T101"],
    }
