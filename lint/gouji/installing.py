"""How an optional part of gouji is added, in the way in which gouji itself was installed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
import json
import os
from pathlib import Path
import re
import sys

from gouji.message import Message
from gouji.there import is_file

__all__ = ["how_to_add", "requirement"]

_OF_EXTRA = re.compile(r"""([\w.-]+).*;.*\bextra\s*==\s*["']([\w-]+)["']""")
_QUOTE = '"' if os.name == "nt" else "'"
_HOOK = Message(
    '在 .pre-commit-config.yaml 中给该钩子写上 additional_dependencies: [".[{extra}]"]',
    'give the hook additional_dependencies: [".[{extra}]"] in .pre-commit-config.yaml',
)


def how_to_add(
    extra: str,
    prefix: Path | None = None,
    origin: Mapping[str, object] | None = None,
    installed: Collection[str] | None = None,
) -> Message:
    """Return the command that adds an extra, or for pre-commit the setting, to the environment at *prefix* (default: this).

    ``origin`` is what installers record of where gouji came from (PEP 610), {} for an index; None: as recorded. The extras
    that are *installed* (None: as found) are named too, as some of the commands make the environment anew.
    """
    extra = ",".join(sorted({extra, *(_installed() if installed is None else installed)}))
    prefix = Path(sys.prefix) if prefix is None else prefix
    wanted = f"{_QUOTE}{requirement(extra, _recorded() if origin is None else origin)}{_QUOTE}"
    if prefix.name.startswith("py_env-"):
        return _HOOK.format(extra=extra)
    command = f"pip install {wanted}"
    if is_file(prefix / "uv-receipt.toml"):
        command = f"uv tool install --force {wanted}"
    elif is_file(prefix / "pipx_metadata.json"):
        command = f"pipx install --force {wanted}"
    elif _is_of_uv(prefix):
        command = f"uv pip install --python {_QUOTE}{prefix}{_QUOTE} {wanted}"
    return Message(command, command)


def _is_of_uv(prefix: Path) -> bool:
    """Return whether uv made an environment, in which there is no pip."""
    try:
        return "\nuv = " in (prefix / "pyvenv.cfg").read_text("utf-8")
    except (OSError, ValueError):
        return False


def requirement(extras: str, origin: Mapping[str, object]) -> str:
    """Return what is to be installed, with the address that gouji came from: that of a repository, a folder or a file."""
    url, version_control = origin.get("url"), origin.get("vcs_info")
    if not isinstance(url, str):
        return f"gouji[{extras}]"
    if isinstance(version_control, Mapping):
        return f"gouji[{extras}] @ {version_control.get('vcs')}+{url}"
    return f"gouji[{extras}] @ {url}"


def _installed() -> Collection[str]:
    """Return the extras all of whose distributions are installed, each by itself; none where that cannot be told."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        found = [match for line in distribution("gouji").requires or () if (match := _OF_EXTRA.match(line))]
    except PackageNotFoundError:
        return ()
    return {match[2] for match in found} - {match[2] for match in found if not _is_installed(match[1])} - {"all"}


def _is_installed(name: str) -> bool:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _recorded() -> Mapping[str, object]:
    """Return what was recorded when gouji was installed; {} where nothing was, or it cannot be read."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        recorded = json.loads(distribution("gouji").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, OSError, ValueError):
        return {}
    return recorded if isinstance(recorded, Mapping) else {}
