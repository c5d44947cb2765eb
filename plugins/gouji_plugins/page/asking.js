// The worker: started with the parts of the page, asked one question after the other, stopped and started anew.
const PARTS = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "gouji.zip.zst"];
const RISKY = new Set(["start", "check", "fix", "original"]);
const LONG = 30;

const stored = new Map();
const asked = new Map();
let worker = null;
let number = 0;
let clock = 0;
let ended = null; // why the worker was ended

class Stopped extends Error {}

function engage() {
  ended = null;
  const source = URL.createObjectURL(new Blob([at("worker").textContent], { type: "text/javascript" }));
  worker = new Worker(source);
  worker.onmessage = ({ data }) => {
    URL.revokeObjectURL(source);
    hear(data);
  };
  worker.onerror = (event) => dismiss(new Error(event.message || "worker"));
}

function hear(data) {
  if (data.step) return tell(data.step);
  if (data.all !== undefined) return advance(data.done, data.all);
  const question = asked.get(data.number);
  if (!question) return;
  asked.delete(data.number);
  if (data.error === undefined) question.resolve(data.value);
  else question.reject(Object.assign(new Error(data.error), { question: question.name }));
}

function ask(name, ...values) {
  return new Promise((resolve, reject) => {
    if (!worker) return reject(ended ?? new Error("worker"));
    number += 1;
    asked.set(number, { name, resolve, reject });
    worker.postMessage({ number, name, values });
  });
}

// Ends the worker; whoever waits for an answer is given the error.
function dismiss(error) {
  worker?.terminate();
  worker = null;
  ended = error;
  state.ready = false;
  const waiting = [...asked.values()];
  asked.clear();
  for (const { reject } of waiting) reject(error);
}

// A part of the page, compressed as it stands there: kept for another start, but no more as text.
function part(name) {
  if (!stored.has(name)) {
    const element = at(name);
    stored.set(name, new Blob([decoded(element.textContent)]));
    element.remove();
  }
  return stored.get(name);
}

function decoded(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = characters.charCodeAt(index);
  return bytes;
}

async function start() {
  const begun = performance.now();
  waiting(true);
  engage();
  const parts = {};
  for (const name of PARTS) parts[name] = part(name);
  tell("python");
  const { heap } = await ask("start", parts, JSON.parse(at("settings").textContent));
  window.gouji.times = { ready: performance.now() - begun, heap };
  state.ready = true;
  waiting(false);
  await introduce();
}

// Which gouji this is, with whose configuration.
async function introduce() {
  at("about").textContent = await ask("about", state.language);
}

// After an error: where the worker may be lost, what it has is given up and it is started anew.
async function recover(error) {
  if (state.failed) return;
  if (worker && !RISKY.has(error.question) && !/fatal/i.test(error.message)) {
    waiting(false);
    return note(...state.notes, ["broken", error.message]);
  }
  const isStopped = error instanceof Stopped;
  if (isStopped) tell("stopped");
  else tell("died", error.message);
  dismiss(error);
  forget();
  try {
    await start();
    tell(isStopped ? "restarted" : "again");
  } catch (failure) {
    if (failure instanceof Stopped) return recover(failure);
    fail(failure);
  }
}

function fail(error) {
  state.failed = true;
  waiting(false);
  tell("failed", error.message);
}

function advance(done, all) {
  at("progress").max = all;
  at("progress").value = done;
  tell("checking", done, all);
}

// While something is waited for: progress, the time, and the button that stops it.
function waiting(is) {
  clearInterval(clock);
  state.busy = is;
  document.body.classList.toggle("busy", is);
  for (const id of ["progress", "stop", "elapsed"]) at(id).hidden = !is;
  at("found").setAttribute("aria-busy", String(is));
  at("found").inert = is;
  if (!is) return;
  at("progress").removeAttribute("value");
  at("elapsed").textContent = "";
  const begun = performance.now();
  clock = setInterval(() => {
    const seconds = Math.round((performance.now() - begun) / 1000);
    at("elapsed").textContent = word(seconds < LONG ? "elapsed" : "long", seconds);
  }, 1000);
}
