/** Write copies of reports with the findings in them, and open them. */

import * as fs from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import { runGouji } from "./running";
import type { Server } from "./server";

const t = vscode.l10n.t;
const LAST = "gouji.folderOfCopies";

/** Annotate what was chosen in the explorer, else the report that is shown. */
export async function annotate(
  server: Server,
  context: vscode.ExtensionContext,
  clicked?: vscode.Uri,
  chosen?: readonly vscode.Uri[],
): Promise<void> {
  const shown = vscode.window.activeTextEditor?.document.uri;
  const all = chosen !== undefined && chosen.length > 0 ? chosen : [clicked ?? shown];
  const reports = all.flatMap((each) => (each?.scheme === "file" ? [each.fsPath] : []));
  const found = await server.locate();
  if (found === undefined || reports.length === 0) {
    await (found === undefined
      ? vscode.commands.executeCommand("gouji.showStatus")
      : vscode.window.showWarningMessage(t("Open a report, or choose some in the explorer.")));
    return;
  }
  const folder = await folderOfCopies(context, reports[0] ?? "");
  if (folder === undefined) {
    return;
  }
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: t("Writing annotated copies"),
    cancellable: true,
  };
  const outcome = await vscode.window.withProgress(options, (_, token) =>
    runGouji(found.program, ["annotate", ...reports, "--output", folder], path.dirname(reports[0] ?? ""), token),
  );
  if (outcome.status === null) {
    return;
  }
  await tell(
    `${outcome.stdout}\n${outcome.stderr}`.trim(),
    outcome.status > 1,
    reports.length === 1 ? copyOf(reports[0] ?? "", folder) : folder,
  );
}

/** Ask for the folder; that of the last time is offered. */
async function folderOfCopies(context: vscode.ExtensionContext, report: string): Promise<string | undefined> {
  const last = context.workspaceState.get<string>(LAST);
  const begin = last !== undefined && fs.existsSync(last) ? last : path.dirname(report);
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: vscode.Uri.file(begin),
    title: t("The folder for the annotated copies"),
    openLabel: t("Write Copies Here"),
  });
  const folder = chosen?.[0]?.fsPath;
  if (folder !== undefined) {
    await context.workspaceState.update(LAST, folder);
  }
  return folder;
}

/** Return the copy of one report: it has the same name, or, as a page, one that ends in .html. */
function copyOf(report: string, folder: string): string | undefined {
  const name = path.basename(report);
  return [`${name}.html`, name].map((each) => path.join(folder, each)).find((each) => fs.existsSync(each));
}

async function tell(summary: string, isFailure: boolean, copy: string | undefined): Promise<void> {
  const [open, show] = [t("Open"), t("Show in Folder")];
  const actions = copy === undefined ? [] : fs.statSync(copy).isDirectory() ? [show] : [open, show];
  const told = isFailure ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const chosen = await told(summary, ...actions);
  if (copy === undefined || chosen === undefined) {
    return;
  }
  const uri = vscode.Uri.file(copy);
  await (chosen === open ? vscode.env.openExternal(uri) : vscode.commands.executeCommand("revealFileInOS", uri));
}
