// The report that is shown: what the worker wrote of it, made anew of the elements that such a page has and of nothing else.
const KEPT = new Set(["DIV", "P", "TABLE", "TBODY", "TR", "TD", "MARK", "A", "CODE", "HEADER"]);
const OTHERS = { MAIN: "div", H1: "h2" }; // the page has its own
const ATTRIBUTES = ["class", "id", "rowspan", "colspan", "data-place"];
const INSIDE = `
.row { grid-template-columns: minmax(0, 1fr); }
.notes { display: none; }
header h2 { margin: 0; font-size: 1.15rem; }
td.marked, mark { cursor: pointer; scroll-margin: 6rem; }
a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
[data-current] { outline: 3px solid var(--focus) !important; outline-offset: 1px; }
@media print {
  .row { grid-template-columns: minmax(0, 1fr) 5.2cm; }
  .notes { display: block; }
  [data-current] { outline: none !important; }
}`;

const paper = at("shown").attachShadow({ mode: "open" });

function copied(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  const made = document.createElement(KEPT.has(node.tagName) ? node.tagName : (OTHERS[node.tagName] ?? "span"));
  for (const name of ATTRIBUTES) if (node.hasAttribute(name)) made.setAttribute(name, node.getAttribute(name));
  if (/^#[mn]\d+$/.test(node.getAttribute("href") ?? "")) made.setAttribute("href", node.getAttribute("href"));
  made.append(...[...node.childNodes].filter((each) => each.nodeType < 4).map(copied));
  return made;
}

function render(html) {
  const [style, text] = /<style>([^<]*)<\/style>/.exec(html) ?? ["", ""];
  const parsed = new DOMParser().parseFromString(html.replace(style, ""), "text/html");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text + INSIDE);
  paper.adoptedStyleSheets = [sheet];
  const parts = html ? [...parsed.body.children].map(copied) : [element("p", state.shown ? word("nopage") : "")];
  paper.replaceChildren(...parts);
  for (const mark of paper.querySelectorAll("a[href^='#n']")) mark.setAttribute("aria-label", `${word("findings")} ${mark.textContent}`);
  at("shown").scrollTop = 0;
}

// Shows a place in the report, and marks it as the one that is looked at.
function point(mark, focuses) {
  for (const old of paper.querySelectorAll("[data-current]")) delete old.dataset.current;
  if (!mark) return;
  const seen = mark.closest("td") ?? beside(mark);
  seen.dataset.current = "true";
  seen.scrollIntoView({ block: "center", inline: "nearest" });
  if (focuses) (mark.matches("a") ? mark : at("shown")).focus({ preventScroll: true });
}

// The words before a number that refers to a finding.
function beside(mark) {
  let before = mark;
  while (before?.matches?.("a")) before = before.previousElementSibling;
  return before?.matches?.("mark") ? before : mark;
}

// Marks are numbered without findings that are waived; of these the place is shown.
const marked = () => [...state.found.keys()].filter((index) => !state.found[index].waived);

function markOf(index) {
  const number = marked().indexOf(index);
  return number < 0 ? placeOf(state.found[index]) : paper.getElementById(`m${number + 1}`);
}

// A place as the report has it: that of a cell or paragraph, or that in which it stands.
function keyOf({ range, locator }) {
  if (range) return `:${range.start.line}:${range.start.column}`;
  const shown = (value) => (Array.isArray(value) ? value.map((each) => Number(Number(each).toPrecision(6))).join("/") : value);
  return locator ? `:${Object.entries(locator).map(([key, value]) => `${key}=${shown(value)}`).join(",")}` : "";
}

function placeOf(place) {
  if (!place.range && !place.locator) return null;
  const exact = paper.querySelector(`[data-place="${CSS.escape(keyOf(place))}"]`);
  if (exact || !place.range) return exact;
  const { line, column } = place.range.start;
  const before = [...paper.querySelectorAll("[data-place]")].filter((each) => {
    const [, row, from] = each.dataset.place.split(":").map(Number);
    return row < line || (row === line && from <= column);
  });
  return before.at(-1) ?? null;
}

// Goes to a place of a related figure, in another report, too.
function visit(related) {
  return turn(async () => {
    if (related.path !== state.shown && reportPaths().includes(related.path)) await showReport(related.path);
    const place = related.path === state.shown ? placeOf(related) : null;
    if (place) place.tabIndex = -1;
    point(place);
    place?.focus({ preventScroll: true });
  });
}

function listenToReport() {
  paper.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#n']")
      ?? event.target.closest("td.marked")?.querySelector("a[href^='#n']") ?? following(event.target.closest("mark"));
    if (!link) return;
    event.preventDefault();
    select(marked()[Number(link.getAttribute("href").slice(2)) - 1], { focuses: true });
    point(link);
  });
}

function following(mark) {
  let after = mark?.nextElementSibling;
  while (after && !after.matches("a")) after = after.nextElementSibling;
  return after ?? null;
}
