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

// A name that is no text is one as Python sees it, too, so that it ends in a message.
function putFile(path, data) {
  const put = python.runPython("lambda desk, path, data: desk.put(path, data.to_bytes())");
  try {
    put(desk, path, new Uint8Array(data));
  } finally {
    put.destroy();
  }
}

// What Python answers with bytes in it, as an array with those as a Uint8Array.
function taken(answer) {
  try {
    return answer.toJs();
  } finally {
    answer.destroy();
  }
}

const progress = (done, all) => postMessage({ done, all });

const QUESTIONS = {
  // Asked again, it begins with an empty folder; in a new worker it needs the parts again.
  async start(parts, settings) {
    if (!python) {
      python = await loadPython(parts, settings.info);
      postMessage({ step: "gouji" });
      python.unpackArchive(parts["gouji.zip"], "zip", { extractDir: "/gouji" });
    }
    python.runPython("import os, shutil; os.chdir('/'); shutil.rmtree('/reports', True); os.mkdir('/reports'); os.chdir('/reports')");
    python.globals.set("config", settings.config ? `/gouji/office/${settings.config}` : "");
    desk = python.runPython(`
      import sys
      if "/gouji" not in sys.path:
          sys.path.insert(0, "/gouji")
      from gouji_plugins.page.desk import start
      start(config or None)`);
    return { heap: python._module.HEAP8.length };
  },
  check(files) {
    desk.clear();
    for (const { path, data } of files) putFile(path, data);
    return desk.check(progress);
  },
  fix(path, indices) {
    const chosen = indices ? python.toPy(indices) : undefined;
    try {
      return desk.fix(path, chosen, progress);
    } finally {
      chosen?.destroy();
    }
  },
  changed: () => desk.changed(),
  original: (path) => desk.original(path, progress),
  contents: (path) => taken(desk.contents(path)),
  annotated: (path, language) => taken(desk.annotated(path, language)),
  json: (language) => desk.json(language),
  summary: (language) => desk.summary(language),
  told: (language) => desk.told(language),
  report: (path, language) => desk.report(path, language),
  details: (path, language) => desk.details(path, language),
  compared: () => desk.compared(),
  explain: (rule, language) => desk.explain(rule, language),
  heap: () => python._module.HEAP8.length,
};
