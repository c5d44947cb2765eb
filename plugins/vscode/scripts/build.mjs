/** Put the extension together in build/: what the package contains, and nothing else. */

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const HERE = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const ROOT = path.resolve(HERE, "../..");
const BUILD = path.join(HERE, "build");
const COPIED = {
  "package.nls.json": HERE,
  "package.nls.zh-cn.json": HERE,
  l10n: HERE,
  "media/icon.png": HERE,
  LICENSE: ROOT,
};
/** The pages, with the names that they have in a package. */
const PAGES = { "README.md": "readme.md", "README.zh-CN.md": "README.zh-CN.md" };
/** The picture of the pages. In a package it stands within them: a page of an extension shows no other that is not on the network. */
const PICTURE = "docs/pictures/vscode-problems.png";

/** Build everything; return the folder. */
export async function build() {
  fs.rmSync(BUILD, { recursive: true, force: true });
  for (const [name, folder] of Object.entries(COPIED)) {
    fs.cpSync(path.join(folder, name), path.join(BUILD, name), { recursive: true });
  }
  const picture = `data:image/png;base64,${fs.readFileSync(path.join(ROOT, PICTURE)).toString("base64")}`;
  for (const [name, packed] of Object.entries(PAGES)) {
    const page = read(path.join(HERE, name))
      .replace("](README.md)", `](${PAGES["README.md"]})`)
      .replace(`../../${PICTURE}`, picture);
    fs.writeFileSync(path.join(BUILD, packed), page);
  }
  fs.writeFileSync(path.join(BUILD, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
  writeSchemas();
  await esbuild.build({
    absWorkingDir: HERE,
    entryPoints: ["src/extension.ts"],
    outfile: "build/dist/extension.js",
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode"],
    legalComments: "eof",
  });
  return BUILD;
}

/** Return package.json with gouji's version, without what only concerns the build. */
function manifest() {
  const { scripts, devDependencies, private: _, ...kept } = JSON.parse(read(path.join(HERE, "package.json")));
  const version = /__version__ = "(\d+\.\d+\.\d+)/.exec(read(path.join(ROOT, "lint/gouji/_version.py")));
  return { ...kept, version: version[1] };
}

/** Write the JSON Schemas that gouji prints, in both languages. */
function writeSchemas() {
  const folder = path.join(BUILD, "schemas");
  fs.mkdirSync(folder);
  for (const language of ["en", "zh"]) {
    const [configuration, pack] = [printed(language), printed(language, "--pack")];
    fs.writeFileSync(path.join(folder, `configuration.${language}.json`), JSON.stringify(opened(configuration)));
    fs.writeFileSync(path.join(folder, `pack.${language}.json`), JSON.stringify(pack));
  }
}

function printed(language, ...options) {
  const command = ["config", "schema", ...options, "--lang", language];
  return JSON.parse(execFileSync(program(), command, { cwd: BUILD, encoding: "utf8", maxBuffer: 1 << 24 }));
}

/** Let a configuration name rules, packs and plugins that are not known here: a workspace may bring its own. */
function opened(schema) {
  delete schema.$defs.rules.additionalProperties;
  for (const key of ["packs", "plugins", "waivers"]) {
    schema.properties[key] = withOtherNames(schema.properties[key]);
  }
  return schema;
}

function withOtherNames(node) {
  if (node === null || typeof node !== "object") {
    return node;
  }
  if (Array.isArray(node)) {
    return node.map(withOtherNames);
  }
  const { enum: names, ...others } = node;
  const below = Object.fromEntries(Object.entries(others).map(([key, value]) => [key, withOtherNames(value)]));
  return names === undefined ? below : { ...below, anyOf: [{ enum: names }, { type: "string" }] };
}

/** Return gouji: that of the environment variable GOUJI, else that of this checkout's environment, else that on PATH. */
function program() {
  const own = ["bin/gouji", "Scripts/gouji.exe"].map((each) => path.join(ROOT, ".venv", each));
  return process.env.GOUJI ?? own.find((each) => fs.existsSync(each)) ?? "gouji";
}

function read(file) {
  return fs.readFileSync(file, "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
}
