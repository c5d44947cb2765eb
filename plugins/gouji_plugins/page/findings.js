// The findings of the report that is shown, beside it; each leads to its mark and is led to by it.
const WHERE = ["page", "table", "row", "cell", "paragraph", "footnote", "endnote"];

function showFindings() {
  const items = state.found.map(finding);
  const none = element("li", word("none"), "none");
  at("findings").replaceChildren(...(items.length ? items : [none]));
  for (const severity of SEVERITIES) {
    at(`count-${severity}`).textContent = String(state.found.filter((each) => each.severity === severity).length);
  }
  filter();
}

function finding(each, index) {
  const details = state.details[index] ?? {};
  const item = element("li", "", each.severity);
  const go = button("", "go", (event) => select(index, { points: true, jumps: event.detail === 0 }));
  go.append(element("b", `${index + 1} ${word(each.severity)} ${each.code} `), each.message);
  item.append(go);
  if (each.waived) item.append(element("p", `${word("waived")} ${each.waived.reason ?? ""}`.trim()));
  const where = [placed(each), each.address].filter(Boolean).join(" · ");
  if (where) item.append(element("p", where, "where"));
  const expected = details.expected ?? (each.expected !== null && !each.message.includes(each.expected) ? word("expected", each.expected) : "");
  if (expected) item.append(element("p", expected, "expected"));
  item.append(...relatedTo(each, details.related ?? []), ...fixOf(details.fix, index));
  item.append(button(word("rule"), "about", () => explain(each.rule)));
  return item;
}

// Where something stands, in words.
function placed({ range, locator }) {
  if (range) return word("line", range.start.line);
  if (!locator) return "";
  if (locator.sheet !== undefined && locator.cell !== undefined) return `${locator.sheet}!${locator.cell}`;
  return WHERE.filter((key) => locator[key] !== undefined).map((key) => word(key, locator[key])).join(" ");
}

// How a figure comes about: the figures and places that belong to it, each of which leads there.
function relatedTo(each, details) {
  if (!each.related.length) return [];
  const made = element("details", "", "how");
  const list = element("ul");
  made.append(element("summary", word("how", each.related.length)), list);
  for (const [number, related] of each.related.entries()) {
    const file = related.path === each.path ? "" : related.path.split("/").at(-1);
    const address = details[number]?.address ?? "";
    const named = related.message.startsWith(address) ? "" : address;
    const item = element("li");
    const go = button(related.message, "visit", () => visit(related));
    const where = [file, placed(related), named].filter(Boolean).join(" · ");
    if (where) go.append(element("small", where));
    item.append(go);
    list.append(item);
  }
  return [made];
}

function filter() {
  const severities = [...document.querySelectorAll("[name=severity]:checked")].map((box) => box.value);
  const items = [...at("findings").querySelectorAll(":scope > li:not(.none)")];
  for (const item of items) item.hidden = !severities.includes(item.className);
  at("hidden").hidden = !items.length || items.some((item) => !item.hidden);
}

// Selects a finding: its mark is pointed at, and the focus goes there (*jumps*) or to the finding (*focuses*).
function select(index, { points = false, jumps = false, focuses = false } = {}) {
  state.current = index;
  const items = [...at("findings").children];
  for (const [number, item] of items.entries()) {
    if (number === index) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
  }
  const item = items[index];
  if (!item) return;
  if (item.hidden) {
    for (const box of document.querySelectorAll(`[name=severity][value="${item.className}"]`)) box.checked = true;
    filter();
  }
  const how = item.querySelector(".how");
  if (how) how.open = true;
  item.scrollIntoView({ block: "nearest" });
  if (focuses) item.querySelector(".go").focus({ preventScroll: true });
  if (points) point(markOf(index), jumps);
}

// The next finding that is shown, or the one before.
function step(by) {
  const items = [...at("findings").children];
  const shown = [...items.keys()].filter((number) => !items[number].hidden && !items[number].matches(".none"));
  const place = shown.indexOf(state.current);
  const next = place < 0 ? shown[by > 0 ? 0 : shown.length - 1] : shown[place + by];
  if (next !== undefined) select(next, { points: true, focuses: true });
}

function listenToFindings() {
  for (const box of document.querySelectorAll("[name=severity]")) box.onchange = filter;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || at("found").hidden || state.view !== "report") return;
    if (document.querySelector("dialog[open]") || event.target.closest("textarea, select, input")) return;
    const isInside = event.target.closest("#findings") !== null;
    const by = { j: 1, J: 1, k: -1, K: -1, ...(isInside ? { ArrowDown: 1, ArrowUp: -1 } : {}) }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    } else if (event.key === "Escape" && state.current >= 0 && !isInside) {
      select(state.current, { focuses: true });
    }
  });
}

