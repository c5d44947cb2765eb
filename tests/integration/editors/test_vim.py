"""Vim, set up as docs/editors.md says: ALE shows findings, fixes and figures; ``:make`` goes to their characters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import shutil

import pytest

pytestmark = pytest.mark.slow

ALE = Path("/usr/share/vim-ale")
"""Where Debian's package lies."""

# In Ex mode no text counts as typed, so ALE is told to look again.
ALE_SCRIPT = """\
set nomore
let out = []
function! WaitFor(What) abort
  for _ in range(3000)
    if a:What() | break | endif
    sleep 20m
  endfor
endfunction
function! ShowFindings(number) abort
  call WaitFor({-> len(getloclist(0)) == a:number})
  for each in getloclist(0)
    call cursor(each.lnum, each.col)
    call add(g:out, each.lnum .. " " .. charcol(".") .. " " .. each.type .. " " .. each.text[:3])
  endfor
endfunction
function! Choose(data, items) abort
  call add(g:out, a:items[0][1].title)
  call ale#codefix#ApplyLSPCodeAction(a:data, a:items[0][1])
endfunction

edit report\\ 1.txt
call ShowFindings(3)
lfirst
call ale#codefix#Execute(0, function("Choose"))
call WaitFor({-> getline(4) !~ "，，"})
call add(out, matchstr(getline(4), "𠮷.*$"))
ALELint
call ShowFindings(2)
ALEHover
call WaitFor({-> bufnr("ALEPreviewWindow") > 0})
call extend(out, map(filter(getbufline("ALEPreviewWindow", 1, "$"), 'v:val =~ "总计.* = 26 *$"'), "trim(v:val)"))
call writefile(out, "out.txt")
quitall!
"""

MAKE_SCRIPT = """\
set encoding=utf-8 nomore
let &runtimepath = getcwd() .. "," .. &runtimepath
edit report\\ 1.txt
compiler gouji
silent make
let out = []
for number in range(1, len(getqflist()))
  execute "cc" number
  call add(out, bufname() .. " " .. line(".") .. " " .. charcol(".") .. " " .. getqflist()[number - 1].type)
endfor
call writefile(out, "out.txt")
quitall!
"""

EX = ("-N", "-e", "-s")


def edited(
    editor: str, options: tuple[str, ...], script: str, folder: Path, run: Callable[..., list[str]]
) -> list[str]:
    """Return what a script tells in an editor."""
    (folder / "script.vim").write_text(script, "utf-8")
    return run(editor, "-i", "NONE", "-n", *options, "-S", "script.vim")


@pytest.mark.parametrize(("editor", "options"), [("vim", EX), ("nvim", ("--headless",))], ids=["vim", "nvim"])
def test_make_goes_to_the_character_of_each_finding(
    editor: str,
    options: tuple[str, ...],
    folder: Path,
    run: Callable[..., list[str]],
    pasted: Callable[[str, str], str],
) -> None:
    """Columns are right behind Chinese text, which is three or four bytes a character."""
    if shutil.which(editor) is None:
        pytest.skip(f"{editor} is not installed")
    (folder / "compiler").mkdir()
    (folder / "compiler" / "gouji.vim").write_text(pasted("vim", "errorformat"), "utf-8")

    found = edited(editor, ("-u", "NONE", *options), MAKE_SCRIPT, folder, run)

    assert found == ["report 1.txt 4 29 w", "report 1.txt 26 1 i", "report 1.txt 31 48 e"]


def test_ale_shows_findings_a_fix_and_a_figure(
    folder: Path, run: Callable[..., list[str]], pasted: Callable[[str, str], str]
) -> None:
    if shutil.which("vim") is None or not ALE.exists():
        pytest.skip("vim or vim-ale is not installed")
    (folder / "vimrc").write_text(pasted("vim", "ale#linter#Define"), "utf-8")

    found = edited("vim", ("-u", "vimrc", *EX), ALE_SCRIPT, folder, run)

    assert found == [
        "4 29 W W104",
        "26 1 W C101",
        "31 48 E T101",
        "Fix: replace it with “，”",
        "𠮷林、𠀀两项业务，持续做好政府信息公开。",
        "26 1 W C101",
        "31 48 E T101",
        "**第三部分 · （一）予以公开 · 总计** = 26",
    ]
