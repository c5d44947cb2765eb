/** What is changed on the way between editor and server: codes lead to their rules, whose pages are shown as Markdown. */

import * as vscode from "vscode";
import { type Middleware, vsdiag } from "vscode-languageclient/node";
import { EXPLAIN, type RulePages } from "./rulePages";

export function middlewareFor(pages: RulePages): Middleware {
  return {
    handleDiagnostics: (uri, diagnostics, next) => next(uri, linked(diagnostics)),
    provideDiagnostics: async (document, previous, token, next) => {
      const report = await next(document, previous, token);
      linkedIn(report);
      return report;
    },
    provideWorkspaceDiagnostics: async (results, token, reporter, next) => {
      const report = await next(results, token, (part) => {
        part?.items.forEach(linkedIn);
        reporter(part);
      });
      report?.items.forEach(linkedIn);
      return report;
    },
    executeCommand: async (command, args, next) => {
      const [rule, uri, isShown] = args;
      if (command !== EXPLAIN || isShown !== true) {
        return next(command, args);
      }
      const page = await next(command, [rule, uri]);
      await pages.show(String(rule), String(page));
      return page;
    },
  };
}

function linkedIn(report: vsdiag.DocumentDiagnosticReport | null | undefined): void {
  if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) {
    linked(report.items);
  }
}

/** Let the code of each finding lead to the page of its rule. */
function linked(diagnostics: vscode.Diagnostic[]): vscode.Diagnostic[] {
  for (const each of diagnostics) {
    if (typeof each.code === "string" && each.code !== "") {
      each.code = { value: each.code, target: pageOf(each.code) };
    }
  }
  return diagnostics;
}

function pageOf(code: string): vscode.Uri {
  return vscode.Uri.parse(`command:gouji.explainRule?${encodeURIComponent(JSON.stringify([code]))}`);
}
