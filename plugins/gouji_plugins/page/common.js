// What all scripts of the page share: its state, elements by their names, words in the language that is shown.
const state = {
  language: /^en\b/i.test(navigator.language) ? "en" : "zh",
  theme: "auto",
  told: ["unpacking"], // the state line: the name of a word and what goes into it, or "plain" and a text
  notes: [], // why files were left out, or what was done with them: each as the state line
  ready: false,
  busy: false,
  files: new Map(), // what is to be checked: path → Blob
  originals: new Map(), // what corrected files were before they were carried into another check: path → Blob
  changed: [], // the paths of files that have fixes applied
  saved: new Set(), // the paths of those that were saved as they now are
  problem: null,
  checked: false,
  json: "",
  result: null,
  shown: "", // the path of the report that is shown
  found: [], // its findings
  details: [], // what the JSON lacks of them
  current: -1, // the number of the finding that is selected among those of the report
  view: "report",
};
window.gouji = { state, times: {} };

const at = (id) => document.getElementById(id);

function word(name, ...values) {
  if (name === "plain") return values[0];
  const found = WORDS[state.language][name];
  return typeof found === "function" ? found(...values) : found;
}

function tell(...told) {
  state.told = told;
  const text = word(...told);
  if (at("state").textContent !== text) at("state").textContent = text;
}

function element(name, text, kind) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function button(text, kind, action) {
  const made = element("button", text, kind);
  made.type = "button";
  made.onclick = action;
  return made;
}

// Turns: one thing is done after the other, so that no two ask the worker at once.
let turns = Promise.resolve();
function turn(task) {
  turns = turns.then(task).catch((error) => recover(error));
  return turns;
}
window.gouji.settled = () => turns;
