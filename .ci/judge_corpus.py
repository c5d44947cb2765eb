"""Judge what gouji says of the reports in tests/corpus, print precision and recall by rule, and what came and went.

``python .ci/judge_corpus.py`` ends with 1 where a judgement differs from tests/corpus/judgements.tsv;
``--record`` writes that file anew. Beside each report stands its truth (``NAME.json``), which was fixed before
gouji was run on it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
import json
from pathlib import Path
import subprocess
import sys
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
RECORD = CORPUS / "judgements.tsv"
KINDS = {"checked": "report", "not-a-report": "not-a-report", "old-report": "old-report"}
IDENTITY = ("kind", "agency", "year", "form", "title")
NOTHING = "-"


class Judgement(NamedTuple):
    """One thing that gouji said, or should have said, and how it stands to the truth.

    ``verdict`` is ``true``, ``false`` (said, and not so), ``missed`` (a fault, and not said), ``optional``, or
    ``wrong`` for an identity or a figure; ``code`` is then ``agency``, ``year``, ``title``, ``kind`` or ``figures``.
    """

    file: str
    line: str
    code: str
    severity: str
    verdict: str
    words: str


def run(command: str) -> str:
    """Run a command of gouji on the corpus and return what it prints."""
    options = ["--format", "json", "--no-cache", "--lang", "zh"] if command == "check" else []
    done = subprocess.run(
        [sys.executable, "-m", "gouji", command, "reports", *options],
        cwd=CORPUS,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode not in (0, 1):
        sys.exit(f"gouji {command} tests/corpus/reports ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def underlined(lines: Sequence[str], found: Mapping[str, Any]) -> str:
    """Return the text that a diagnostic underlines, on one line."""
    if not found["range"]:
        return ""
    start, end = found["range"]["start"], found["range"]["end"]
    part = list(lines[start["line"] - 1 : end["line"]])
    if not part:
        return ""
    part[-1] = part[-1][: end["column"] - 1]
    part[0] = part[0][start["column"] - 1 :]
    return "".join(part)


def line_of(found: Mapping[str, Any]) -> int:
    """Return the line of a diagnostic; 1 where it is of the whole file."""
    line: int = found["range"]["start"]["line"] if found["range"] else 1
    return line


def is_of(wanted: Mapping[str, Any], found: Mapping[str, Any], text: str) -> bool:
    """Return whether a diagnostic tells a fault of the truth: one of its rules, at its line, with its words."""
    if found["code"] not in wanted["codes"]:
        return False
    line = wanted.get("line")
    first, last = line if isinstance(line, list) else (line, line)
    if line is not None and not first <= line_of(found) <= last:
        return False
    words = wanted.get("words") or [""]
    said = "".join(f"{text}\n{found['message']}".split(" "))
    return any("".join(str(word).split(" ")) in said for word in words)


def judge_findings(
    name: str, lines: Sequence[str], truth: Mapping[str, Any], found: Sequence[Mapping[str, Any]]
) -> Iterator[Judgement]:
    """Yield a judgement for each error and warning, and for each fault that none of them tells."""
    told: set[int] = set()
    for each in found:
        text = underlined(lines, each)
        matches = [n for n, wanted in enumerate(truth["findings"]) if is_of(wanted, each, text)]
        told.update(matches)
        if each["severity"] == "info":
            continue
        optional = any(is_of(wanted, each, text) for wanted in truth.get("optional", ()))
        verdict = "true" if matches else "optional" if optional else "false"
        yield Judgement(
            name, str(line_of(each)), each["code"], each["severity"], verdict, text[:40].strip() or each["message"][:40]
        )
    for n, wanted in enumerate(truth["findings"]):
        if n not in told:
            line = wanted.get("line")
            shown = "-".join(map(str, line)) if isinstance(line, list) else str(line or NOTHING)
            codes = "|".join(wanted["codes"])
            yield Judgement(name, shown, codes, wanted.get("severity", NOTHING), "missed", wanted.get("why", "")[:80])


def judge_identity(name: str, truth: Mapping[str, Any], file: Mapping[str, Any], title: object) -> Iterator[Judgement]:
    """Yield a judgement for each part of the identity that is not as the truth has it."""
    read = {
        "kind": KINDS[file["status"]],
        "title": bare(title),
        **{key: file[key] for key in ("agency", "year", "form")},
    }
    asked = IDENTITY if truth["kind"] == "report" else ("kind",)
    for key in asked:
        if key in truth and read[key] != bare(truth[key]) and not (key in ("title", "form") and truth[key] is None):
            yield Judgement(name, NOTHING, key, NOTHING, "wrong", f"{read[key]}, not {truth[key]}")


def bare(value: object) -> object:
    """Return a text without white space, as titles are read; anything else as it is."""
    return "".join(value.split()) if isinstance(value, str) else value


def judge_figures(name: str, truth: Mapping[str, Any], facts: Mapping[str, Any]) -> Iterator[Judgement]:
    """Yield one judgement where figures are read wrong, and one where they are not read."""
    wrong, absent, number = [], 0, 0
    for row, values in truth.get("figures", {}).items():
        read = [value for fact, value in facts.items() if fact.rpartition(".")[0] == row]
        for value, got in zip(values, read or [None] * len(values), strict=False):
            number += 1
            if got is None and value is not None:
                absent += 1
            elif got != value:
                wrong.append(f"{row}: {got}, not {value}")
    if wrong:
        yield Judgement(name, NOTHING, "figures", NOTHING, "wrong", "; ".join(wrong[:3]))
    if absent:
        yield Judgement(name, NOTHING, "figures", NOTHING, "missed", f"{absent} of {number}")


def judge() -> list[Judgement]:
    """Return all judgements, sorted by file."""
    checked = json.loads(run("check"))
    extracted = {
        Path(each["path"]).name: each for each in map(json.loads, run("extract").splitlines()) if "path" in each
    }
    judgements: list[Judgement] = [
        Judgement(Path(f["path"]).name, NOTHING, f["kind"], "error", "false", f["message"][:80])
        for f in checked["failures"]
    ]
    for file in checked["files"]:
        path = CORPUS / file["path"]
        truth_file = path.with_suffix(".json")
        truth = json.loads(truth_file.read_text("utf-8"))
        found = [each for each in checked["diagnostics"] if each["path"] == file["path"]]
        lines = path.read_text("utf-8").split("\n")
        facts = extracted.get(path.name, {})
        judgements += judge_findings(path.name, lines, truth, found)
        judgements += judge_identity(path.name, truth, file, facts.get("title"))
        judgements += judge_figures(path.name, truth, facts.get("facts", {}))
    return sorted(judgements)


def table(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Yield precision and recall by rule, and how much of the identity and the figures is right."""
    count = Counter((each.code.split("|")[0], each.verdict) for each in judgements)
    yield f"{'rule':8}{'true':>6}{'false':>7}{'missed':>8}{'precision':>11}{'recall':>8}"
    total: Counter[str] = Counter()
    for code in sorted({code for code, verdict in count if verdict in ("true", "false", "missed")}):
        if code in ("figures", *IDENTITY):
            continue
        true, false, missed = (count[code, verdict] for verdict in ("true", "false", "missed"))
        total.update(true=true, false=false, missed=missed)
        yield f"{code:8}{true:6}{false:7}{missed:8}{share(true, false):>11}{share(true, missed):>8}"
    true, false, missed = total["true"], total["false"], total["missed"]
    yield f"{'all':8}{true:6}{false:7}{missed:8}{share(true, false):>11}{share(true, missed):>8}"
    files = len(list((CORPUS / "reports").glob("*.json")))
    for code in (*IDENTITY, "figures"):
        yield f"{code:8}{len({j.file for j in judgements if j.code == code}):6} of {files} files wrong or not read"


def share(right: int, other: int) -> str:
    """Return the share of what is right as a percentage."""
    return f"{100 * right / (right + other):.1f} %" if right + other else NOTHING


def main() -> int:
    """Judge, print, compare with what is recorded; return 1 where that differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--record", action="store_true", help="write tests/corpus/judgements.tsv anew")
    record = parser.parse_args().record
    judgements = judge()
    print("\n".join(table(judgements)))
    new = ["\t".join(part.replace("\t", " ").replace("\n", " ") for part in each) for each in judgements]
    old = RECORD.read_text("utf-8").splitlines()[1:] if RECORD.exists() else []
    came, went = Counter(new) - Counter(old), Counter(old) - Counter(new)
    for sign, lines in (("+", came), ("-", went)):
        for line in sorted(lines.elements()):
            print(sign, line)
    if record:
        RECORD.write_text("\n".join(["\t".join(Judgement._fields), *new, ""]), "utf-8", newline="\n")
    return int(bool(came or went) and not record)


if __name__ == "__main__":
    sys.exit(main())
