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

// Unpacks a part of the page while it is read.
function opened(part, type) {
  return new Response(part.stream().pipeThrough(new DecompressionStream("gzip")), { headers: { "content-type": type } });
}

// What Pyodide would fetch is given to it from the page; nothing else is there.
function answerFrom(parts) {
  globalThis.fetch = async (asked) => {
    const name = String(asked).split("/").pop();
    if (!Object.hasOwn(parts, name)) throw new Error(`no network: ${name}`);
    return opened(parts[name], name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream");
  };
}

// The files of gouji lie in an archive one after the other, as they are; each is a view of it.
function writeGouji(compressed) {
  python.FS.writeFile("/tmp/gouji.zip.zst", new Uint8Array(compressed), { canOwn: true });
  python.runPython(`
    from compression import zstd
    from shutil import copyfileobj
    with zstd.open("/tmp/gouji.zip.zst") as packed, open("/tmp/gouji.zip", "wb") as unpacked:
        copyfileobj(packed, unpacked)`);
  const bytes = python.FS.readFile("/tmp/gouji.zip");
  for (const name of ["gouji.zip.zst", "gouji.zip"]) python.FS.unlink(`/tmp/${name}`);
  const { getUint16, getUint32 } = viewOf(bytes);
  const folders = new Set();
  for (let at = 0; getUint32(at) === 0x04034b50; ) {
    const size = getUint32(at + 18);
    const named = at + 30;
    const begin = named + getUint16(at + 26) + getUint16(at + 28);
    const path = `/gouji/${decoder.decode(bytes.subarray(named, named + getUint16(at + 26)))}`;
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!folders.has(folder)) python.FS.mkdirTree(folder);
    folders.add(folder);
    python.FS.writeFile(path, bytes.subarray(begin, begin + size), { canOwn: true });
    at = begin + size;
  }
}

function viewOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { getUint16: (at) => view.getUint16(at, true), getUint32: (at) => view.getUint32(at, true) };
}

async function loadPython(parts, info) {
  answerFrom(parts);
  const source = (await opened(parts["pyodide.asm.mjs"], "text/javascript").text())
    .replace('new URL("pyodide.asm.wasm",import.meta.url).href', JSON.stringify(`${NOWHERE}pyodide.asm.wasm`))
    .replace('new URL(".",_scriptName).href', '""');
  const loader = await opened(parts["pyodide.mjs"], "text/javascript").text();
  const { loadPyodide } = await import(address(loader, "text/javascript"));
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
      writeGouji(await parts["gouji.zip.zst"].arrayBuffer());
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
  about: (language) => desk.about(language),
  told: (language) => desk.told(language),
  report: (path, language) => desk.report(path, language),
  details: (path, language) => desk.details(path, language),
  compared: () => desk.compared(),
  explain: (rule, language) => desk.explain(rule, language),
  heap: () => python._module.HEAP8.length,
};
