/**
 * Open a folder of reports in Visual Studio Code, do what a person does there, and print what is seen as JSON.
 *
 * `node drive.mjs SETUP ADDRESS FOLDER BARE WORD PICTURES CHROMIUM`: SETUP holds playwright-core, BARE is a folder
 * whose setting names no server, WORD is a report in Word, PICTURES takes the screenshots, one of a failure among them.
 */

import { copyFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { Window } from "./window.mjs";

const [setup, address, folder, bare, word, pictures, program] = process.argv.slice(2);
const { chromium } = createRequire(`${setup}/`)("playwright-core");
const REPORT = "青岚县水务局2024.txt";
const CONFIGURATION = ".gouji.yaml";
const MISSPELLED = "rules:\n  leftover-captoin: off\n";
const OPTIONS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const browser = await chromium.launch({ executablePath: program, args: OPTIONS });
const page = await browser.newPage({ viewport: { width: 1300, height: 800 }, deviceScaleFactor: 1.5, locale: "en-US" });
const window = new Window(page);
try {
  const seen = { ...(await report()), ...(await workspace()), ...(await configuration()), ...(await withoutServer()) };
  process.stdout.write(JSON.stringify(seen));
} catch (error) {
  await shot("failed");
  process.stderr.write(`${error.stack}\nas it then looked: ${path.join(pictures, "failed.png")}\n`);
  process.exitCode = 1;
} finally {
  await browser.close();
}

/** Look at a faulty report, at a figure of it, and put one fault right. */
async function report() {
  await window.begin(address, folder);
  await window.open(REPORT);
  const problems = await window.problems((all) => all.length === 2);
  await window.goTo(32, 48);
  const underlined = await window.underlined();
  await shot("problems");
  const status = await window.status((text) => text.includes("errors 1"));
  const hover = await window.hover("三、本年度办理结果", "27");
  await shot("hover");
  await window.goTo(10, 8);
  const fixes = await window.fixes();
  await shot("fix");
  await window.choose("部署");
  const left = await window.problems((all) => all.length === 1);
  const fixed = await window.line("对公开工作");
  await window.save();
  return { problems, underlined, status, hover, fixes, left, fixed };
}

/** Check the workspace when a report in Word has come into it, and look at what is told of it. */
async function workspace() {
  await copyFile(word, path.join(folder, path.basename(word)));
  await window.command("gouji: Check the Workspace");
  const checked = await window.notification();
  const listed = await window.problems((all) => all.some((each) => each.includes("表格")));
  await shot("workspace");
  return { checked, listed };
}

/** Look at a configuration that misspells a rule, and at what is offered where a rule's name begins. */
async function configuration() {
  await writeFile(path.join(folder, CONFIGURATION), MISSPELLED);
  await window.open(CONFIGURATION);
  const listed = await window.problems((all) => all.some((each) => each.includes("captoin")));
  await window.goTo(3, 1);
  const completed = await window.completions("  total-", "total-consistency");
  await shot("configuration");
  return { misspelled: listed.filter((each) => each.includes("captoin")), completed };
}

/** Look at what is told where there is no server. */
async function withoutServer() {
  await window.begin(address, bare);
  await window.open(REPORT);
  const missing = await window.notification();
  await shot("missing");
  return { missing };
}

async function shot(name) {
  await page.screenshot({ path: path.join(pictures, `${name}.png`), animations: "disabled" });
}
