import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsIn } from "../src/findings";

function printed(...diagnostics: object[]): string {
  const defaults = { path: "a.txt", code: "T101", severity: "error", message: "wrong", excerpt: "", address: null };
  const summary = { files: 1, errors: 1, warnings: 0, infos: 0, waived: 0 };
  const all = diagnostics.map((each) => ({ ...defaults, range: null, waived: null, ...each }));
  return JSON.stringify({ diagnostics: all, failures: [{ path: "b.txt", message: "empty" }], summary });
}

function placed(line: number, first: number, last: number, excerpt: string): object {
  return { excerpt, range: { start: { line, column: first }, end: { line, column: last } } };
}

test("lines and columns begin at 0, and a character beyond 16 bits counts twice", () => {
  const [plain, wide] = findingsIn(printed(placed(3, 2, 4, "甲乙丙"), placed(1, 2, 3, "𠮷乙𠮷"))).findings;

  assert.deepEqual(
    [plain?.start, plain?.end],
    [
      { line: 2, column: 1 },
      { line: 2, column: 3 },
    ],
  );
  assert.deepEqual(
    [wide?.start, wide?.end],
    [
      { line: 0, column: 2 },
      { line: 0, column: 3 },
    ],
  );
});

test("a finding in a file without lines stands at its beginning and names its place", () => {
  const [finding] = findingsIn(printed({ address: "第三部分 · 总计" })).findings;

  assert.deepEqual([finding?.message, finding?.start], ["第三部分 · 总计: wrong", { line: 0, column: 0 }]);
});

test("what was waived is left out, and failures are told with their file", () => {
  const checked = findingsIn(printed({ waived: { reason: "x" } }));

  assert.deepEqual([checked.findings, checked.failures], [[], ["b.txt: empty"]]);
});

test("what is no JSON is an error", () => {
  assert.throws(() => findingsIn("gouji: no such file"));
});
