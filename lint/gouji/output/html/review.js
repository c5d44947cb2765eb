"use strict";
(() => {
  const form = document.getElementById("filter");
  const output = form.querySelector("output");
  const fold = (element) => element.textContent.normalize("NFKC").toLowerCase();
  const parts = Array.from(document.querySelectorAll(".part"), (part) => ({
    part,
    row: document.querySelector(`tr[data-part="${part.id}"]`),
    reports: Array.from(part.querySelectorAll("article"), (report) => ({
      report,
      words: [part.querySelector("h2"), report.querySelector("h3"), ...report.querySelectorAll(":scope > p")].map(fold).join(" "),
      findings: Array.from(report.querySelectorAll(".finding"), (finding) => ({ finding, words: null })),
    })),
  }));

  const wanted = () => {
    const data = new FormData(form);
    return {
      words: data.get("words").normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean),
      severities: data.getAll("severity"),
      year: data.get("year"),
      rule: data.get("rule"),
      everything: data.getAll("severity").length === form.querySelectorAll("[name=severity]").length && !data.get("rule"),
    };
  };

  const matches = (entry, words, asked) => {
    const { finding } = entry;
    if (!asked.severities.some((severity) => finding.classList.contains(severity))) return false;
    if (asked.rule && finding.dataset.rule !== asked.rule) return false;
    if (!asked.words.length) return true;
    entry.words ??= fold(finding);
    return asked.words.every((word) => words.includes(word) || entry.words.includes(word));
  };

  const apply = () => {
    const asked = wanted();
    const count = { parts: 0, reports: 0, findings: 0 };
    for (const { part, row, reports } of parts) {
      let shown = 0;
      for (const { report, words, findings } of reports) {
        const inYear = !asked.year || report.dataset.year === asked.year;
        let found = 0;
        for (const entry of findings) {
          const is = inYear && matches(entry, words, asked);
          entry.finding.hidden = !is;
          found += is;
        }
        const bare = inYear && asked.everything && asked.words.every((word) => words.includes(word));
        report.hidden = !(found || bare);
        shown += !report.hidden;
        count.findings += found;
      }
      part.hidden = !shown;
      row.hidden = !shown;
      count.parts += shown > 0 && part.classList.contains("body");
      count.reports += shown;
    }
    output.textContent = output.dataset.words.replace(/\{(\w+)\}/g, (_, name) => count[name]);
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".print");
    if (!link) return;
    event.preventDefault();
    location.hash = link.id;
    addEventListener("afterprint", () => { location.hash = link.closest(".part").id; }, { once: true });
    print();
  });
  form.hidden = false;
  apply();
})();
