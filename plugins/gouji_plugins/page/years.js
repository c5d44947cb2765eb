// The years of each body side by side; a figure with findings leads to them.
async function showYears() {
  const bodies = state.checked ? JSON.parse(await ask("compared", state.language)) : [];
  at("by-year").disabled = !bodies.length;
  at("by-year").title = bodies.length ? "" : word("noYears");
  at("years").replaceChildren(...(bodies.length ? bodies.map(yearsOf) : [element("p", word("noYears"))]));
  setView(bodies.length ? state.view : "report");
}

function yearsOf({ body, years, rows }) {
  const table = element("table");
  table.append(element("caption", body));
  const head = element("tr");
  head.append(headed(word("figure"), "col"), ...years.map(({ year, path }) => {
    const cell = headed("", "col");
    cell.append(button(year ? word("yearOf", year) : path, "open", () => open(path)));
    return cell;
  }));
  const top = element("thead");
  top.append(head);
  const inside = element("tbody");
  inside.append(...rows.map(yearRow));
  table.append(top, inside);
  const scrolls = element("div", "", "scroll");
  scrolls.append(table);
  return scrolls;
}

function headed(text, scope) {
  const made = element("th", text);
  made.scope = scope;
  return made;
}

function yearRow({ name, cells }) {
  const row = element("tr");
  row.append(headed(name, "row"), ...cells.map(yearCell));
  return row;
}

function yearCell({ value, findings }) {
  const worst = SEVERITIES.find((severity) => findings.some((number) => state.result.diagnostics[number]?.severity === severity));
  const cell = element("td", "", worst ? `marked ${worst}` : "");
  const text = value ?? "";
  if (!worst) {
    cell.textContent = text;
    return cell;
  }
  const go = button(text || word("empty"), "reach", () => reach(findings[0]));
  go.title = findings.map((number) => state.result.diagnostics[number].message).join("\n");
  go.setAttribute("aria-label", `${text || word("empty")}, ${word("findingsAt", findings.length)}`);
  cell.append(go);
  return cell;
}

// Shows a finding of any report, by its number among all.
function reach(number) {
  return turn(async () => {
    const { path } = state.result.diagnostics[number];
    const index = state.result.diagnostics.slice(0, number).filter((each) => each.path === path).length;
    setView("report");
    if (path !== state.shown) await showReport(path);
    select(index, { points: true, focuses: true });
  });
}

function setView(view) {
  state.view = view;
  const isYears = view === "years";
  at("years").hidden = !isYears;
  at("columns").hidden = isYears;
  at("filters").hidden = isYears;
  at("by-report").setAttribute("aria-pressed", String(!isYears));
  at("by-year").setAttribute("aria-pressed", String(isYears));
}

function listenToYears() {
  at("by-report").onclick = () => setView("report");
  at("by-year").onclick = () => setView("years");
}
