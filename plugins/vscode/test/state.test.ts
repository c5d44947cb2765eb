import assert from "node:assert/strict";
import { test } from "node:test";
import { type Counts, lookOf, missingText, type State } from "../src/state";

const t = (message: string, ...values: (string | number)[]) =>
  message.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)]));

const RUNNING: State = { kind: "running", program: "/bin/gouji", version: "1.2.3" };

function shown(state: State, counts?: Counts): string {
  return lookOf(state, counts, t).text;
}

test("the number of findings is shown with the icon of the worst", () => {
  const counts = [
    { errors: 1, warnings: 2, infos: 0 },
    { errors: 0, warnings: 2, infos: 3 },
    { errors: 0, warnings: 0, infos: 3 },
    { errors: 0, warnings: 0, infos: 0 },
  ];

  assert.deepEqual(
    counts.map((each) => shown(RUNNING, each)),
    ["$(error) gouji 3", "$(warning) gouji 5", "$(info) gouji 3", "$(pass) gouji"],
  );
});

test("without a report the server's version and program are told", () => {
  assert.deepEqual(lookOf(RUNNING, undefined, t), {
    text: "$(pass) gouji",
    tooltip: "gouji 1.2.3: /bin/gouji",
    isTrouble: false,
  });
});

test("trouble is told as such, with its message", () => {
  const states: State[] = [
    { kind: "missing", setting: "" },
    { kind: "lacking", message: "needs an extra", command: "pip" },
    { kind: "failed", message: "KeyError" },
  ];

  assert.deepEqual(
    states.map((each) => lookOf(each, undefined, t)),
    [missingText("", t), "needs an extra", "KeyError"].map((tooltip) => ({
      text: "$(error) gouji",
      tooltip,
      isTrouble: true,
    })),
  );
});

test("what is starting or off is no trouble", () => {
  assert.deepEqual(
    [shown({ kind: "starting" }), shown({ kind: "off" })],
    ["$(loading~spin) gouji", "$(circle-slash) gouji"],
  );
});

test("a setting that names no program is named", () => {
  assert.equal(missingText("/x", t), "The setting gouji.path names “/x”, which is no program.");
});
