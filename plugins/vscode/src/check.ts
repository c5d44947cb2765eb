/** Have the server check all reports of the workspace, those in Word, Excel and PDF too; it shows them as problems. */

import * as vscode from "vscode";
import type { Server } from "./server";

const t = vscode.l10n.t;

const CHECK = "gouji.checkWorkspace";

interface Checked {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly notes: readonly string[];
}

/** Check every folder of the workspace, and show how many findings there are and what could not be checked. */
export async function checkWorkspace(server: Server): Promise<void> {
  if (server.running === undefined) {
    await vscode.commands.executeCommand("gouji.showStatus");
    return;
  }
  const checked: Checked = await server.running.sendRequest("workspace/executeCommand", { command: CHECK });
  const { files, errors, warnings, infos, notes } = checked;
  const counts = t("Files checked: {0}; errors: {1}, warnings: {2}, infos: {3}", files, errors, warnings, infos);
  const problems = t("Show the Problems");
  const chosen =
    notes.length === 0
      ? await vscode.window.showInformationMessage(counts, problems)
      : await vscode.window.showWarningMessage([counts, ...notes].join("\n"), problems);
  if (chosen !== undefined) {
    await vscode.commands.executeCommand("workbench.actions.view.problems");
  }
}
