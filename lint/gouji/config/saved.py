"""Check configurations and packs that are named, as they are saved, with what they refer to and what refers to them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gouji.config.drafts import read_draft
from gouji.config.file import FILE_NAME, MAX_CONFIGURATION_BYTES, OTHER_NAMES
from gouji.config.lookup import Configurations
from gouji.config.notes import misnamed
from gouji.errors import UsageError
from gouji.message import Message
from gouji.packs.folder import HEAD
from gouji.text.source import Source
from gouji.there import is_folder
from gouji.value import Value, frozen
from gouji.yaml.load import Readable, read_source, shown_path
from gouji.yaml.opening import read_regular
from gouji.yaml.problems import Place, Problem

__all__ = ["Found", "check_saved"]

_FILE = Readable(Message("文件", "file"), MAX_CONFIGURATION_BYTES)
_OTHER = Message(
    "既不是配置文件，也不是规则包：配置文件名为 {name}，或为配置的 extends 所引用；规则包开头写 pack: 和名称",
    "neither a configuration nor a pack: a configuration is named {name}, or is one that it extends; a pack begins with"
    " pack: and its name",
)
_UNREADABLE = Message("无法读取文件夹 {path}：{why}", "the folder {path} cannot be read: {why}")


@frozen
class Found(Value):
    """How many configurations and packs were checked, and what is wrong with them."""

    checked: int
    problems: tuple[Problem, ...]


def check_saved(names: Iterable[str], configurations: Configurations, *, skips_others: bool) -> Found:
    """Check files and folders, without names the configuration in force for the working directory.

    A file that is neither configuration nor pack is a problem, unless such files are skipped. Raise `UsageError` for a folder
    that cannot be read.
    """
    working = Path(configurations.working)
    named = [path for name in names for path in _files(working / name, configurations)]
    paths = dict.fromkeys(named or _files(working, configurations))
    checked = [_check(path, configurations, skips_others=skips_others) for path in paths]
    found = [problems for problems in checked if problems is not None]
    return Found(len(found), tuple(problem for problems in found for problem in problems))


def _files(path: Path, configurations: Configurations) -> list[Path]:
    """Return a file, of a folder that of its pack, else the configuration in force for it; raise `UsageError`."""
    if not is_folder(path):
        return [path]
    try:
        has_pack = path / HEAD in path.iterdir()
    except OSError as error:
        from gouji.reasons import why_refused

        shown = shown_path(path, Path(configurations.working))
        raise UsageError(_UNREADABLE.format(path=shown, why=why_refused(error))) from error
    if has_pack:
        return [path / HEAD]
    closest = configurations.file_for(path / "-")
    return [] if closest is None else [Path(closest)]


def _check(path: Path, configurations: Configurations, *, skips_others: bool) -> tuple[Problem, ...] | None:
    """Return what is wrong with a file, and for its sake with others; None for one that is skipped."""
    working = Path(configurations.working)
    unread: list[Problem] = []
    source = read_source(path, _FILE, None, unread, working)
    draft = read_draft(str(path), _beginning(path) if source is None else source.text, configurations)
    if draft.sort != "other":
        return tuple(unread) or (*draft.problems, *draft.elsewhere)
    if path.name in OTHER_NAMES:
        (why,) = misnamed([str(path)], str(working))
        return (Problem(why),)
    if skips_others:
        return None
    beginning = Place(Source.from_text("", shown_path(path, working)), 0)
    return tuple(unread) or (Problem(_OTHER.format(name=FILE_NAME), beginning, quoted=False),)


def _beginning(path: Path) -> str:
    """Return what can be read of a file that cannot be read as a whole."""
    try:
        return read_regular(path, MAX_CONFIGURATION_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
