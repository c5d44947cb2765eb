"""The command ``gouji page``: write the page that checks reports in a browser."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
import os
from pathlib import Path

from gouji.api.running import Language, Message, UsageError, make_folder, user_folder, write_whole

__all__ = ["add_arguments", "run"]

_FILE = Message("文件", "FILE")
_FOLDER = Message("文件夹", "FOLDER")
_HELP = {
    "output": Message("写入的网页文件（默认：gouji.html）", "the page that is written (default: gouji.html)"),
    "assets": Message(
        "已存放所需文件的文件夹，不再联网取得", "a folder that has what the page needs; nothing is fetched then"
    ),
    "config": Message(
        "放入网页的配置文件，连同它所用的规则包",
        "a configuration file to put into the page, with the packs that it asks for",
    ),
    "no-pdf": Message("不含读取 PDF 的部分，文件较小", "leave out what reads PDF; the file is smaller"),
}
_UNWRITABLE = Message("无法写入 {path}：{why}", "cannot write {path}: {why}")
_NO_CACHE = Message(
    "没有可用的用户缓存文件夹（{why}）；请用 --assets 指明已存放所需文件的文件夹",
    "there is no folder for the user's caches ({why}); name a folder that has the files with --assets",
)
_PDF = "pypdfium2-"


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of ``gouji page``."""
    language: Language = getattr(parser, "language", "en")
    file, folder = _FILE[language], _FOLDER[language]
    parser.add_argument("--output", metavar=file, type=Path, default=Path("gouji.html"), help=_HELP["output"][language])
    parser.add_argument("--assets", metavar=folder, type=Path, help=_HELP["assets"][language])
    parser.add_argument("--config", metavar=file, type=Path, help=_HELP["config"][language])
    parser.add_argument("--no-pdf", action="store_true", help=_HELP["no-pdf"][language])


def run(args: Namespace) -> int:
    """Write the page, and return the exit status; raise `UsageError` where something that it needs is not to be had."""
    from gouji_plugins.page.assets import fetch, pinned_assets, read_assets
    from gouji_plugins.page.build import build
    from gouji_plugins.page.office import members_of

    office, config = ((), "") if args.config is None else members_of(args.config)
    wanted = [asset for asset in pinned_assets() if not (args.no_pdf and asset.file.startswith(_PDF))]
    if args.assets is not None:
        assets = read_assets(wanted, args.assets, None)
    else:
        assets = read_assets(wanted, _cache(), fetch)
    try:
        write_whole(args.output, [build(assets, office, config)])
    except OSError as error:
        raise UsageError(_UNWRITABLE.format(path=args.output, why=error.strerror or type(error).__name__)) from error
    return 0


def _cache() -> Path:
    """Return the folder of the user's caches in which assets are kept, made where it is missing; raise `UsageError`."""
    folder = user_folder(os.environ)
    if folder is None:
        raise UsageError(_NO_CACHE.format(why="HOME"))
    try:
        kept = make_folder(folder) / "page"
        kept.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UsageError(_NO_CACHE.format(why=error.strerror or type(error).__name__)) from error
    return kept
