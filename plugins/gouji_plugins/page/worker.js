// Runs Python in the page's worker: takes the parts of the page, then one question at a time, and answers each.
"use strict";

const decoder = new TextDecoder();
const address = (data, type) => URL.createObjectURL(new Blob([data], { type }));
const NOWHERE = "https://nowhere.invalid/";
let python = null;
let desk = null;

onmessage = async ({ data: { number, name, values } }) => {
  try {
    postMessage({ number, value: await QUESTIONS[name](...values) });
  } catch (error) {
    postMessage({ number, error: String((error && error.message) || error).slice(-2000) });
  }
};

// What Pyodide would fetch is given to it from the page; nothing else is there.
function answerFrom(parts) {
  globalThis.fetch = async (asked) => {
    const name = String(asked).split("/").pop();
    if (!Object.hasOwn(parts, name)) throw new Error(`no network: ${name}`);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(parts[name], { headers: { "content-type": type } });
  };
}

async function loadPython(parts, info) {
  answerFrom(parts);
  const wasm = address(parts["pyodide.asm.wasm"], "application/wasm");
  const source = decoder
    .decode(parts["pyodide.asm.mjs"])
    .replace('new URL("pyodide.asm.wasm",import.meta.url).href', JSON.stringify(wasm))
    .replace('new URL(".",_scriptName).href', '""');
  const { loadPyodide } = await import(address(parts["pyodide.mjs"], "text/javascript"));
  const { default: createPyodideModule } = await import(address(source, "text/javascript"));
  return loadPyodide({
    createPyodideModule,
    indexURL: NOWHERE,
    stdLibURL: `${NOWHERE}python_stdlib.zip`,
    packageBaseUrl: NOWHERE,
    lockFileContents: { info: { ...info, version: "0" }, packages: {} },
  });
}

// The folder of the reports, empty each time; its files have the names that they had where they came from.
function writeFiles(files) {
  python.runPython("import os, shutil; os.chdir('/'); shutil.rmtree('/reports', ignore_errors=True)");
  python.FS.mkdirTree("/reports");
  for (const { path, data } of files) {
    const parts = path.split("/").filter((part) => part && part !== "." && part !== "..");
    const folder = ["/reports", ...parts.slice(0, -1)].join("/");
    python.FS.mkdirTree(folder);
    python.FS.writeFile(`${folder}/${parts.at(-1)}`, new Uint8Array(data));
  }
  python.FS.chdir("/reports");
}

const QUESTIONS = {
  async start(parts, settings) {
    python = await loadPython(parts, settings.info);
    postMessage({ step: "gouji" });
    python.unpackArchive(parts["gouji.zip"], "zip", { extractDir: "/gouji" });
    writeFiles([]);
    python.globals.set("config", settings.config ? `/gouji/office/${settings.config}` : "");
    desk = python.runPython(
      "import sys; sys.path.insert(0, '/gouji')\nfrom gouji_plugins.page.desk import start\nstart(config or None)",
    );
    return { heap: python._module.HEAP8.length };
  },
  check(files) {
    writeFiles(files);
    const names = python.toPy([...new Set(files.map(({ path }) => path.split("/").filter(Boolean)[0]))]);
    try {
      return desk.check(names, (done, all) => postMessage({ done, all }));
    } finally {
      names.destroy();
    }
  },
  json: (language) => desk.json(language),
  report: (path, language) => desk.report(path, language),
  explain: (rule, language) => desk.explain(rule, language),
  heap: () => python._module.HEAP8.length,
};
