"""What completes a value in each shell, as shtab is given it: files, folders, words, and words separated by commas.

shtab's own functions for files break names at blanks in bash and fish, and do not quote them in PowerShell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["FILES", "FOLDERS", "packs_or_files", "rules"]

_BASH_FILES = '_gouji_files() { compgen -f -- "$1"; }'
_FISH_FILES = """function _gouji_files # what fish completes for a command that it does not know
  complete -C"no-command-of-this-name "(commandline -ct)
end"""
_POWERSHELL_FILES = """function _gouji_files {
  param([string]$WordToComplete)
  [System.Management.Automation.CompletionCompleters]::CompleteFilename($WordToComplete) |
    ForEach-Object { $_.CompletionText }
}"""

FILES: Mapping[str, Any] = {
    "bash": "_gouji_files",
    "zsh": "_files",
    "fish": "(_gouji_files)",
    "powershell": "_gouji_files",
    "tcsh": "f",
    "preamble": {"bash": _BASH_FILES, "fish": _FISH_FILES, "powershell": _POWERSHELL_FILES},
}
"""Files and folders. By the names of its functions shtab knows that bash is to quote what they return."""

FOLDERS: Mapping[str, Any] = {
    "bash": "_gouji_dirs",
    "zsh": "_files -/",
    "fish": "(__fish_complete_directories)",
    "powershell": "_gouji_dirs",
    "tcsh": "d",
    "preamble": {
        "bash": '_gouji_dirs() { compgen -d -- "$1"; }',
        "powershell": _POWERSHELL_FILES.replace("_files", "_dirs").replace(
            "    For", "    Where-Object { $_.ResultType -eq 'ProviderContainer' } |\n    For"
        ),
    },
}
"""Folders alone."""


def packs_or_files(packs: Iterable[str]) -> Mapping[str, Any]:
    """Return what completes a pack: its name, or the path of its file or folder."""
    words = " ".join(packs)
    listed = ", ".join(f"'{pack}'" for pack in packs)
    return {
        "bash": "_gouji_packs_or_files",
        "zsh": "_gouji_packs_or_files",
        "fish": "(_gouji_packs_or_files)",
        "powershell": "_gouji_packs_or_files",
        "tcsh": "f",
        "preamble": {
            "bash": f'{_BASH_FILES}\n_gouji_packs_or_files() {{ compgen -W "{words}" -- "$1"; _gouji_files "$1"; }}',
            "zsh": f"_gouji_packs_or_files() {{ _alternative 'packs:pack:({words})' 'files:file:_files' }}",
            "fish": f'{_FISH_FILES}\nfunction _gouji_packs_or_files\n  string split " " "{words}"\n  _gouji_files\nend',
            "powershell": f"""{_POWERSHELL_FILES}
function _gouji_packs_or_files {{
  param([string]$WordToComplete)
  @({listed}) | Where-Object {{ $_ -like "$WordToComplete*" }}
  _gouji_files $WordToComplete
}}""",
        },
    }


def rules(selectors: Iterable[str]) -> Mapping[str, Any]:
    """Return what completes rules, separated by commas."""
    words = " ".join(selectors)
    listed = ", ".join(f"'{word}'" for word in selectors)
    return {
        "bash": "_gouji_rules",
        "zsh": "_gouji_rules",
        "fish": "(__fish_complete_list , _gouji_rules)",
        "powershell": "_gouji_rules",
        "tcsh": f"({words})",
        "preamble": {
            "bash": f"""_gouji_rules() {{
  local before=
  [[ $1 == *,* ]] && before=${{1%,*}},
  compgen -P "$before" -W "{words}" -- "${{1##*,}}"
}}""",
            "zsh": f"_gouji_rules() {{ _values -s , rule {words} }}",
            "fish": f'function _gouji_rules\n  string split " " "{words}"\nend',
            "powershell": f"""function _gouji_rules {{
  param([string]$WordToComplete)
  $before = $WordToComplete -replace '[^,]*$', ''
  $begun = $WordToComplete -replace '^.*,', ''
  @({listed}) | Where-Object {{ $_ -like "$begun*" }} | ForEach-Object {{ $before + $_ }}
}}""",
        },
    }
