"""The command ``gouji page``: write the page that checks reports in a browser."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from gouji.api.running import Language, Message, UsageError, make_folder, user_folder, why_refused

if TYPE_CHECKING:
    from gouji_plugins.page.assets import Asset, Fetch

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
    "lang": Message(
        "命令所输出消息的语言（默认：系统语言）；网页可随时切换语言",
        "the language of what the command tells (default: the locale's); the page can change its own",
    ),
    "quiet": Message("不显示进度，不说明写入了什么", "tell neither progress nor what was written"),
}
_FETCHING = Message(
    "正在用 {client} 从其软件源取得 {requirement}（{size}）",
    "fetching {requirement} ({size}) with {client} from its registry",
)
_COMPILING = Message("正在编译网页启动时所用的文件", "compiling what the page starts with")
_NOT_PUT_IN = Message(
    "他人的插件不放入网页，其规则、规则包和格式在网页中不可用：{names}",
    "plugins of others are not put into the page, which has none of their rules, packs and formats: {names}",
)
_WROTE = Message("已写入 {path}（{size}，{pdf}）", "wrote {path} ({size}, {pdf})")
_WITH_PDF = {True: Message("可读取 PDF", "with PDF"), False: Message("不能读取 PDF", "without PDF")}
_NO_CACHE = Message(
    "没有可用的用户缓存文件夹（{why}）；请用 --assets 指明已存放所需文件的文件夹",
    "there is no folder for the user's caches ({why}); name a folder that has the files with --assets",
)
Tell: TypeAlias = Callable[..., None]
_NO_HOME = Message("未设置 HOME", "HOME is not set")
_PDF = "pypdfium2-"


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of ``gouji page``."""
    language: Language = getattr(parser, "language", "en")
    file, folder = _FILE[language], _FOLDER[language]
    parser.add_argument("--output", metavar=file, type=Path, default=Path("gouji.html"), help=_HELP["output"][language])
    parser.add_argument("--assets", metavar=folder, type=Path, help=_HELP["assets"][language])
    parser.add_argument("--config", metavar=file, type=Path, help=_HELP["config"][language])
    parser.add_argument("--no-pdf", action="store_true", help=_HELP["no-pdf"][language])
    parser.add_argument("--lang", choices=("zh", "en"), help=_HELP["lang"][language])
    parser.add_argument("--quiet", "-q", action="store_true", help=_HELP["quiet"][language])


def run(args: Namespace) -> int:
    """Write the page, and return the exit status; raise `UsageError` where something that it needs is not to be had."""
    from gouji_plugins.page.assets import pinned_assets, read_assets
    from gouji_plugins.page.build import build
    from gouji_plugins.page.bundle import plugins_of_others
    from gouji_plugins.page.office import members_of
    from gouji_plugins.page.target import Target

    tell: Tell = _silent if args.quiet else args.tell
    target = Target(args.output)
    office, config = ((), "") if args.config is None else members_of(args.config, args.lang)
    wanted = [asset for asset in pinned_assets() if not (args.no_pdf and asset.file.startswith(_PDF))]
    if args.assets is not None:
        assets = read_assets(wanted, args.assets, None)
    else:
        assets = read_assets(wanted, _cache(), _told(tell))
    if others := plugins_of_others():
        tell(_NOT_PUT_IN.format(names=", ".join(others)))
    tell(_COMPILING)
    page = build(assets, office, config)
    target.write(page)
    tell(_WROTE.format(path=args.output, size=_megabytes(len(page)), pdf=_WITH_PDF[not args.no_pdf]), output=True)
    return 0


def _silent(_message: Message, *, output: bool = False) -> None:
    """Tell nothing."""


def _told(tell: Tell) -> Fetch:
    """Return what fetches an asset and tells what, from where and how large it is."""
    from gouji_plugins.page.assets import fetch

    def fetching(asset: Asset, folder: Path) -> None:
        size = _megabytes(asset.size)
        tell(_FETCHING.format(client=asset.client, requirement=asset.requirement, size=size))
        fetch(asset, folder)

    return fetching


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.0f} kB"


def _cache() -> Path:
    """Return the folder of the user's caches in which assets are kept, made where it is missing; raise `UsageError`."""
    folder = user_folder(os.environ)
    if folder is None:
        raise UsageError(_NO_CACHE.format(why=_NO_HOME))
    try:
        kept = make_folder(folder) / "page"
        kept.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UsageError(_NO_CACHE.format(why=why_refused(error))) from error
    return kept
