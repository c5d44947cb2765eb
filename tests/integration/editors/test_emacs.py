"""Emacs, set up as docs/editors.md says: Eglot shows findings, fixes, figures and the outline; Flycheck and compile find the places."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import shutil
import subprocess
import sys
from threading import Thread

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Emacs runs in a pseudo-terminal, which Windows has not"),
    pytest.mark.skipif(shutil.which("emacs") is None, reason="emacs is not installed"),
]

NET = 200
"""So many seconds nothing takes; an Emacs that takes longer is ended."""

STEPS = """\
;; -*- lexical-binding: t -*-
(defun tell (&rest parts)
  (write-region (concat (mapconcat (lambda (part) (format "%s" part)) parts " ") "\\n") nil "out.txt" t 'quiet))
(defun column () (1+ (- (point) (line-beginning-position))))
(defvar busy nil)
(defun tick ()
  "Take the next step if what it waits for is there."
  (unless busy
    (let ((busy t))
      (condition-case problem
          (if (null steps)
              (kill-emacs)
            (when (funcall (caar steps)) (funcall (cdr (pop steps)))))
        (error (tell "error" problem) (kill-emacs))))))
(run-with-timer 0.01 0.05 #'tick)
"""

EGLOT = """\
(defun found ()
  (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))
(defun findings (number) (lambda () (= number (length (flymake-diagnostics)))))
(defun tell-findings ()
  (dolist (each (found))
    (goto-char (flymake-diagnostic-beg each))
    (tell (line-number-at-pos) (column) (flymake-diagnostic-type each)
          (buffer-substring-no-properties (point) (flymake-diagnostic-end each)))))
(defun eldoc-text ()
  (let ((buffer (seq-find (lambda (each) (string-match-p "eldoc" (buffer-name each))) (buffer-list))))
    (if buffer (with-current-buffer buffer (buffer-substring-no-properties (point-min) (point-max))) "")))
(defvar steps
  (list
   (cons (lambda () t) (lambda () (call-interactively #'eglot)))
   (cons (findings 3)
         (lambda ()
           (tell-findings)
           (goto-char (flymake-diagnostic-beg (car (found))))
           (let ((last-nonmenu-event ?x)
                 (completing-read-function (lambda (_ items &rest _) (tell (caar items)) (caar items))))
             (call-interactively #'eglot-code-actions))))
   (cons (findings 2)
         (lambda ()
           (tell-findings)
           (call-interactively #'eldoc)))
   (cons (lambda () (string-match "第三部分.* = 26" (eldoc-text)))
         (lambda ()
           (tell (match-string 0 (eldoc-text)))
           (switch-to-buffer "report 1.txt")
           (let ((names (seq-filter #'stringp (flatten-tree (funcall imenu-create-index-function)))))
             (dolist (each '("一、总体情况" "第三部分表格" "六、其他需要报告的事项"))
               (tell each (and (member each names) "in the outline"))))
           (set-buffer-modified-p nil)))))
"""

FLYCHECK = """\
(defvar steps
  (list
   (cons (lambda () t) (lambda () (flycheck-mode) (flycheck-buffer)))
   (cons (lambda () (= 3 (length flycheck-current-errors)))
         (lambda ()
           (dolist (each flycheck-current-errors)
             (goto-char (flycheck-error-pos each))
             (tell (line-number-at-pos) (column) (flycheck-error-level each) (flycheck-error-id each)))))))
"""

COMPILE = """\
(defvar ended nil)
(add-hook 'compilation-finish-functions (lambda (&rest _) (setq ended t)))
(defvar steps
  (list
   (cons (lambda () t) (lambda () (compile "gouji check --format concise .")))
   (cons (lambda () ended)
         (lambda ()
           (dotimes (_ 2)
             (next-error)
             (with-current-buffer (window-buffer) (tell (line-number-at-pos) (column))))))))
"""

AFTER = ["26 1 info C101", "31 48 error T101"]


def edited(folder: Path, set_up: str, steps: str, *, timeout: int = NET) -> list[str]:
    """Return what the steps tell in an Emacs that has opened the report in a pseudo-terminal."""
    import pty

    (folder / "init.el").write_text(set_up, "utf-8")
    (folder / "steps.el").write_text(STEPS + steps, "utf-8")
    ours, theirs = pty.openpty()
    terminal, loaded = ("-t", os.ttyname(theirs)), ("-l", "init.el", "-l", "steps.el")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": programs, "HOME": str(folder), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm"}
    with subprocess.Popen(
        ["emacs", "-q", *terminal, "--eval", "(package-initialize)", *loaded, "report 1.txt"],
        cwd=folder,
        env={**os.environ, **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as emacs:
        os.close(theirs)
        Thread(target=_drain, args=(ours,), daemon=True).start()
        try:
            emacs.wait(timeout)
        finally:
            emacs.kill()
    return (folder / "out.txt").read_text("utf-8").splitlines()


def _drain(terminal: int) -> None:
    """Read what is drawn, as long as somebody draws."""
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        os.close(terminal)


def has(library: str) -> bool:
    """Return whether an Emacs has a library."""
    asked = f'(progn (package-initialize) (kill-emacs (if (locate-library "{library}") 0 1)))'
    return subprocess.run(["emacs", "--batch", "-q", "--eval", asked], check=False, capture_output=True).returncode == 0


def test_eglot_shows_findings_a_fix_a_figure_and_the_outline(folder: Path, pasted: Callable[[str, str], str]) -> None:
    if not has("eglot"):
        pytest.skip("this Emacs has no Eglot: it is older than 29, and elpa-eglot is not installed")

    told = edited(folder, pasted("elisp", "eglot-server-programs"), EGLOT)

    assert told == [
        "4 29 eglot-warning ，，",
        "26 1 eglot-note （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "31 48 eglot-error 26",
        "Fix: replace it with “，”",
        "26 1 eglot-note （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "31 48 eglot-error 26",
        "第三部分 · （一）予以公开 · 总计** = 26",
        "一、总体情况 in the outline",
        "第三部分表格 in the outline",
        "六、其他需要报告的事项 in the outline",
    ]


def test_flycheck_shows_each_finding_at_its_character(folder: Path, pasted: Callable[[str, str], str]) -> None:
    if not has("flycheck"):
        pytest.skip("elpa-flycheck is not installed")

    told = edited(folder, f"(require 'flycheck)\n{pasted('elisp', 'flycheck-define-checker')}", FLYCHECK)

    assert told == ["4 29 warning W104", *AFTER]


def test_compile_goes_to_the_character_of_errors_and_warnings(folder: Path, pasted: Callable[[str, str], str]) -> None:
    told = edited(folder, pasted("elisp", "compilation-error-screen-columns"), COMPILE)

    assert told == ["4 29", "31 48"]
