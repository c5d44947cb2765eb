/** The item in the status bar: the server's state, and the findings of the report that is shown. */

import * as vscode from "vscode";
import { isTaken } from "./documents";
import type { Server } from "./server";
import { type Counts, lookOf } from "./state";

const COMMAND = "gouji.showStatus";

/** Show the item, and keep it in step. */
export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("gouji.status", vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t("gouji");
  item.command = COMMAND;
  const update = () => {
    const look = lookOf(server.state, countsShown(), vscode.l10n.t);
    item.text = look.text;
    item.tooltip = look.tooltip;
    item.backgroundColor = look.isTrouble ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    server.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.languages.onDidChangeDiagnostics(update),
  );
}

/** Count the findings of the document that is shown, by severity. */
function countsShown(): Counts | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !isTaken(document)) {
    return undefined;
  }
  const found = vscode.languages.getDiagnostics(document.uri).filter((each) => each.source === "gouji");
  const count = (severity: vscode.DiagnosticSeverity) => found.filter((each) => each.severity === severity).length;
  return {
    errors: count(vscode.DiagnosticSeverity.Error),
    warnings: count(vscode.DiagnosticSeverity.Warning),
    infos: count(vscode.DiagnosticSeverity.Information),
  };
}
