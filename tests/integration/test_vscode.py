"""In a real Visual Studio Code, the packed extension shows a faulty report as its users see it."""

from importlib.metadata import version
from pathlib import Path
import subprocess
import sys

import pytest
from tests.integration.vscode.editor import GOUJI, what_is_seen
from tests.lint.output.html.chromium import CHROMIUM

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture
def setup() -> Path:
    """The folder where Visual Studio Code is set up."""
    if not CHROMIUM:
        pytest.skip("chromium is not installed")
    command = [sys.executable, ".ci/real_vscode.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.skip(done.stderr.strip())
    return Path(done.stdout.strip())


def test_visual_studio_code_shows_findings_figures_and_fixes_and_tells_a_missing_server(
    setup: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "seen"

    seen = what_is_seen(setup, folder)

    wrong = "Error: 总计应为 31（27+4），实为 38，多 7 gouji T101 [Ln 32, Col 48]"
    assert "total-consistency" in " ".join(seen.pop("completed"))
    assert seen == {
        "problems": [wrong, "Warning: “布署”应为“部署” gouji W107 [Ln 10, Col 8]"],
        "underlined": {"error": 1, "warning": 0},
        "status": f"error  gouji 2, In this document: errors 1, warnings 1, infos 0\ngouji {version('gouji')}: {GOUJI}",
        "hover": """\
第三部分 · （一）予以公开 · 自然人 = 27
requests.granted.natural_person

予以公开 27 (其余均为 0) = 办理总计 27 — 成立
自然人 27 + 商业企业 4 (其余均为 0) = 总计 38 — 不成立，相差 7

2023年：21（青岚县水务局2023.txt）""",
        "fixes": [
            "修复：改为“部署”（可能改变意思）",
            "说明：W107 known-typo",
            "豁免 W107：写入 .gouji.yaml，并写明理由",
        ],
        "left": [wrong],
        "fixed": "对公开工作作出部署。",
        "checked": "Files checked: 3; errors: 2, warnings: 0, infos: 0",
        "listed": ["Error: 第2个表格第6行第9格：总计应为 31（27+4），实为 38，多 7 gouji T101 [Ln 1, Col 1]", wrong],
        "misspelled": ["Error: 没有规则“leftover-captoin”；是否想写“leftover-caption”？ gouji [Ln 2, Col 3]"],
        "missing": "The setting gouji.path names “./nowhere/gouji”, which is no program. "
        "The documentation tells how gouji is installed.",
    }
    assert "对公开工作作出部署。" in (folder / "reports/青岚县水务局2024.txt").read_text("utf-8")
