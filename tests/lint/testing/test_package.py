"""gouji.testing without the extra."""

from __future__ import annotations

import subprocess
import sys


def test_all_but_the_strategies_works_without_hypothesis() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import gouji.testing as t; print(*t.__all__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "check_examples" in done.stdout.split()
