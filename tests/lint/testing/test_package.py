"""gouji.testing without the extra."""

from __future__ import annotations

import subprocess
import sys


def test_all_but_the_strategies_works_without_hypothesis() -> None:
    code = (
        "import sys; sys.modules['hypothesis'] = None; import gouji.testing as t;"
        "print(*(name for name in t.__all__ if getattr(t, name)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "check_examples" in done.stdout.split()


def test_samples_are_found_and_made_without_hypothesis() -> None:
    code = (
        "import sys; sys.modules['hypothesis'] = None; from gouji.testing import installed_samples as found;"
        "print(*(f'{kind}: {bool(kind.sound(kind.forms[-1]).title)}' for kind in found()), sep=', ')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "gongkai: True" in done.stdout
