// The page: takes files, has the worker check them, and shows what was found beside the report.
"use strict";

const WORDS = {
  zh: {
    private: "报告只在本机浏览器中检查，不上传，不联网；关闭网页后不留任何内容。",
    drop: "将年度报告文件或文件夹拖到这里，或：",
    files: "选择文件", folder: "选择文件夹", paste: "粘贴报告文字", pasted: "报告全文", check: "检查",
    report: "报告", severity: "级别", error: "错误", warning: "警告", info: "提示", save: "保存检查结果（JSON）",
    close: "关闭", rule: "规则说明", expected: "应为", related: "相关：",
    unpacking: "正在准备……", python: "正在启动……", gouji: "正在载入规则……", ready: "可以开始检查。",
    reading: "正在读取文件……", checking: (done, all) => `正在检查：${done} / ${all}`,
    result: (reports, findings) => `已检查 ${reports} 份报告，发现 ${findings} 个问题。`,
    failed: "无法启动：", broken: "检查中断：", large: (path) => `${path}：文件超过 64 MB，未读取`,
    many: "文件超过 2000 个，未检查", nothing: "未发现问题", none: "没有可检查的报告。", shown: "标注了问题的报告",
    place: (range) => `第 ${range.start.line} 行`, page: (page) => `第 ${page} 页`,
  },
  en: {
    private: "Reports are checked in this browser alone: nothing is sent, no network is used, nothing is kept when the page is closed.",
    drop: "Drop annual reports or a folder here, or:",
    files: "Choose files", folder: "Choose a folder", paste: "Paste text", pasted: "Text of the report", check: "Check",
    report: "Report", severity: "Severity", error: "error", warning: "warning", info: "info", save: "Save findings (JSON)",
    close: "Close", rule: "About the rule", expected: "expected", related: "related: ",
    unpacking: "Unpacking…", python: "Starting…", gouji: "Loading rules…", ready: "Ready.",
    reading: "Reading files…", checking: (done, all) => `Checking: ${done} of ${all}`,
    result: (reports, findings) => `reports checked: ${reports}, findings: ${findings}`,
    failed: "Could not start: ", broken: "The check broke off: ", large: (path) => `${path}: larger than 64 MB, not read`,
    many: "more than 2000 files, not checked", nothing: "nothing found", none: "There is no report to check.",
    shown: "the report with its findings", place: (range) => `line ${range.start.line}`, page: (page) => `page ${page}`,
  },
};
const MOST_BYTES = 64 * 2 ** 20;
const MOST_FILES = 2000;
const PARTS = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "gouji.zip.zst"];

const at = (id) => document.getElementById(id);
const state = { language: navigator.language.startsWith("zh") ? "zh" : "en", told: ["unpacking"], ready: false, busy: false,
  result: null, left: [], waiting: null, shown: 0 };
window.gouji = { state, times: {} };

const word = (name, ...values) => {
  const found = WORDS[state.language][name];
  return typeof found === "function" ? found(...values) : found;
};

function tell(...told) {
  state.told = told;
  const [name, ...values] = told;
  at("state").textContent = name === "failed" || name === "broken" ? word(name) + values[0] : word(name, ...values);
}

function element(name, text, kind) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

// The worker: asked one question after the other.
const asked = new Map();
const worker = new Worker(URL.createObjectURL(new Blob([at("worker").textContent], { type: "text/javascript" })));
worker.onmessage = ({ data }) => {
  if (data.step) return tell(data.step);
  if (data.all !== undefined) {
    at("progress").max = data.all;
    at("progress").value = data.done;
    return tell("checking", data.done, data.all);
  }
  const { resolve, reject } = asked.get(data.number);
  asked.delete(data.number);
  if (data.error === undefined) resolve(data.value);
  else reject(new Error(data.error));
};
worker.onerror = (event) => tell("failed", event.message || "worker");

let number = 0;
function ask(name, ...values) {
  return new Promise((resolve, reject) => {
    number += 1;
    asked.set(number, { resolve, reject });
    worker.postMessage({ number, name, values });
  });
}

function part(name) {
  const stored = at(name);
  const text = stored.textContent;
  stored.remove();
  if (Uint8Array.fromBase64) return new Blob([Uint8Array.fromBase64(text)]);
  const decoded = atob(text);
  const bytes = new Uint8Array(decoded.length);
  for (let at_ = 0; at_ < bytes.length; at_ += 1) bytes[at_] = decoded.charCodeAt(at_);
  return new Blob([bytes]);
}

async function start() {
  const begun = performance.now();
  const parts = {};
  for (const name of PARTS) parts[name] = part(name);
  tell("python");
  const { heap } = await ask("start", parts, JSON.parse(at("settings").textContent));
  window.gouji.times = { ready: performance.now() - begun, heap };
  state.ready = true;
  tell("ready");
  at("progress").hidden = true;
  if (state.waiting) check(state.waiting);
}

// Files: chosen, dropped, or typed.
async function read(files) {
  const read = [];
  state.left = [];
  if (files.length > MOST_FILES) {
    state.left.push(word("many"));
    return read;
  }
  for (const { path, file } of files) {
    if (file.size > MOST_BYTES) state.left.push(word("large", path));
    else read.push({ path, data: await file.arrayBuffer() });
  }
  return read;
}

async function walk(entry, into) {
  if (into.length > MOST_FILES) return;
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    into.push({ path: entry.fullPath.replace(/^\/+/, ""), file });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return;
    for (const each of some) await walk(each, into);
  }
}

async function check(files) {
  if (!state.ready || state.busy) {
    state.waiting = files;
    return;
  }
  state.busy = true;
  state.waiting = null;
  at("progress").hidden = false;
  at("progress").removeAttribute("value");
  tell("reading");
  try {
    const data = await read(files);
    const begun = performance.now();
    const problem = data.length ? await ask("check", data) : "";
    window.gouji.times.check = performance.now() - begun;
    state.problem = problem ? JSON.parse(problem) : null;
    state.checked = data.length > 0 && !problem;
    state.shown = "";
    await show();
  } catch (error) {
    tell("broken", error.message);
  }
  at("progress").hidden = true;
  state.busy = false;
  if (state.waiting) check(state.waiting);
}

// What was found.
async function show() {
  state.json = state.checked ? await ask("json", state.language) : "";
  const result = state.json ? JSON.parse(state.json) : { diagnostics: [], failures: [], files: [] };
  state.result = result;
  const failures = [...state.left, ...(state.problem ? [state.problem[state.language]] : []),
    ...result.failures.map((failure) => `${failure.path ? `${failure.path}: ` : ""}${failure.message}`)];
  at("failures").replaceChildren(...failures.map((text) => element("li", text)));
  const checked = result.files.filter((file) => file.status === "checked");
  const paths = [...new Set([...checked, ...result.diagnostics].map((each) => each.path))];
  at("reports").replaceChildren(...paths.map((path) => {
    const count = result.diagnostics.filter((each) => each.path === path).length;
    const option = element("option", `${path} (${count})`);
    option.value = path;
    return option;
  }));
  const first = paths.includes(state.shown) ? state.shown : result.diagnostics[0]?.path;
  if (first) at("reports").value = first;
  at("found").hidden = !paths.length;
  if (checked.length) tell("result", checked.length, result.diagnostics.length);
  else tell("none");
  await showReport();
}

async function showReport() {
  state.shown = at("reports").value;
  if (!state.shown) return;
  const found = state.result.diagnostics.filter((each) => each.path === state.shown);
  at("findings").replaceChildren(...found.map(finding));
  if (!found.length) at("findings").append(element("li", word("nothing")));
  filter();
  const html = await ask("report", state.shown, state.language);
  at("shown").title = word("shown");
  at("shown").srcdoc = html;
}

function finding(each, index) {
  const item = element("li", "", each.severity);
  const go = element("button", "", "go");
  go.type = "button";
  go.append(element("b", `${index + 1} ${word(each.severity)} ${each.code} `), each.message);
  go.onclick = () => select(index, true);
  item.append(go);
  const place = [each.locator?.page ? word("page", each.locator.page) : each.range ? word("place", each.range) : "", each.address]
    .filter(Boolean).join(" · ");
  if (place) item.append(element("small", place));
  if (each.expected !== null) item.append(element("small", `${word("expected")} ${each.expected}`));
  const about = element("button", word("rule"), "about");
  about.type = "button";
  about.onclick = () => explain(each.rule);
  item.append(about);
  return item;
}

function filter() {
  const severities = [...document.querySelectorAll("[name=severity]:checked")].map((box) => box.value);
  for (const item of at("findings").children) item.hidden = Boolean(item.className) && !severities.includes(item.className);
}

function select(index, jumps) {
  for (const [at_, item] of [...at("findings").children].entries()) {
    if (at_ === index) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
  }
  const item = at("findings").children[index];
  if (!jumps) {
    item?.scrollIntoView({ block: "nearest" });
    item?.querySelector("button")?.focus();
    return;
  }
  const inside = at("shown").contentDocument;
  const mark = inside?.getElementById(`m${index + 1}`) ?? inside?.getElementById(`n${index + 1}`);
  mark?.scrollIntoView({ block: "center" });
  for (const old of inside?.querySelectorAll("[data-current]") ?? []) {
    old.style.outline = "";
    delete old.dataset.current;
  }
  if (mark) {
    const seen = mark.closest("td") ?? mark;
    seen.dataset.current = "true";
    seen.style.outline = "3px solid currentColor";
  }
}

at("shown").onload = () => {
  const inside = at("shown").contentDocument;
  inside?.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const place = link ?? event.target.closest("td.marked, .note")?.querySelector("a[href^='#']") ?? event.target.closest("mark")?.nextElementSibling;
    const target = place?.getAttribute("href");
    if (!target) return;
    event.preventDefault();
    select(Number(target.slice(2)) - 1, target.startsWith("#m"));
    if (target.startsWith("#n")) inside.getElementById(target.slice(1))?.scrollIntoView({ block: "nearest" });
  });
};

async function explain(rule) {
  at("rule").querySelector("pre").textContent = await ask("explain", rule, state.language);
  at("rule").showModal();
}

function speak() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = word(each.dataset.word);
  at("language").textContent = state.language === "zh" ? "English" : "中文";
  at("language").lang = state.language === "zh" ? "en" : "zh-CN";
  tell(...state.told);
}

at("language").onclick = () => {
  state.language = state.language === "zh" ? "en" : "zh";
  speak();
  if (state.result && !state.busy) show();
};
const chosen = (input) => [...input.files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
for (const id of ["files", "folder"]) {
  at(id).onchange = () => {
    const files = chosen(at(id));
    at(id).value = "";
    if (files.length) check(files);
  };
}
at("check-text").onclick = () => {
  const name = state.language === "zh" ? "粘贴的文字.txt" : "pasted.txt";
  if (at("text").value.trim()) check([{ path: name, file: new Blob([at("text").value]) }]);
};
document.ondragover = (event) => {
  event.preventDefault();
  at("drop").className = "over";
};
document.ondragleave = () => { at("drop").className = ""; };
document.ondrop = async (event) => {
  event.preventDefault();
  at("drop").className = "";
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  const files = [];
  for (const entry of entries) await walk(entry, files);
  if (files.length) check(files);
};
at("reports").onchange = showReport;
for (const box of document.querySelectorAll("[name=severity]")) box.onchange = filter;
at("save").onclick = () => {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([state.json], { type: "application/json" }));
  link.download = "gouji.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
window.gouji.check = check;

speak();
at("progress").hidden = false;
window.gouji.ready = start().catch((error) => tell("failed", error.message));
