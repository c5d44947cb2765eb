/** Run the tests of what is logic, without an editor: bundled, then by Node's own runner. */

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const HERE = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const BUILT = path.join(HERE, "dist/test");

const tests = fs.readdirSync(path.join(HERE, "test")).filter((name) => name.endsWith(".test.ts"));
await esbuild.build({
  absWorkingDir: HERE,
  entryPoints: tests.map((name) => `test/${name}`),
  outdir: BUILT,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
});
const built = tests.map((name) => path.join(BUILT, name.replace(/ts$/, "js")));
process.exit(spawnSync(process.execPath, ["--test", ...built], { stdio: "inherit" }).status ?? 1);
