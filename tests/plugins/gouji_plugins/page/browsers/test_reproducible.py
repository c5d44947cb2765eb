"""Equal assets make equal pages, whoever makes them and where."""

from __future__ import annotations

from hashlib import sha256
import os
from pathlib import Path
import subprocess
import sys

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask to vary"),
]

ELSEWHERE = {"LC_ALL": "C", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "4711", "SOURCE_DATE_EPOCH": "86400"}


def test_made_with_other_settings_the_page_is_the_same_to_the_byte(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "临时"
    folder.mkdir()
    command = (sys.executable, "-m", "gouji", "page", "--output", "page.html")

    subprocess.run(command, cwd=folder, env={**os.environ, **ELSEWHERE, "TMPDIR": str(folder)}, umask=0o077, check=True)

    made = [sha256(path.read_bytes()).hexdigest() for path in (page, folder / "page.html")]
    assert made[0] == made[1]
