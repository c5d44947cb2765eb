/** Check all reports of the workspace, those in Word, Excel and PDF too, and show what was found among the problems. */

import * as path from "node:path";
import * as vscode from "vscode";
import { isTaken, isText } from "./documents";
import { type CheckedFiles, type Finding, findingsIn } from "./findings";
import { linked } from "./middleware";
import { runGouji } from "./running";
import type { Server } from "./server";
import { folders } from "./settings";

const t = vscode.l10n.t;

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

export class WorkspaceCheck implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("gouji-workspace");
  private readonly opened = vscode.workspace.onDidOpenTextDocument((document) => this.leave(document));

  constructor(
    private readonly server: Server,
    private readonly output: vscode.LogOutputChannel,
  ) {}

  /** Check every folder of the workspace; what was found before goes. */
  async run(): Promise<void> {
    const found = await this.server.locate();
    if (found === undefined) {
      await vscode.commands.executeCommand("gouji.showStatus");
      return;
    }
    this.collection.clear();
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: t("Checking the workspace"),
      cancellable: true,
    };
    const checked = await vscode.window.withProgress(options, async (_, token) => {
      const all: CheckedFiles[] = [];
      for (const folder of folders()) {
        const outcome = await runGouji(found.program, ["check", "--format", "json", "."], folder, token);
        if (token.isCancellationRequested) {
          return undefined;
        }
        all.push(this.read(outcome.stdout, outcome.stderr, folder));
      }
      return all;
    });
    if (checked !== undefined) {
      await this.tell(checked);
    }
  }

  dispose(): void {
    this.opened.dispose();
    this.collection.dispose();
  }

  private read(stdout: string, stderr: string, folder: string): CheckedFiles {
    let checked: CheckedFiles;
    try {
      checked = findingsIn(stdout);
    } catch {
      throw new Error(stderr.trim() || stdout);
    }
    const files = new Map<string, Finding[]>();
    for (const finding of checked.findings) {
      files.set(finding.path, [...(files.get(finding.path) ?? []), finding]);
    }
    for (const [name, findings] of files) {
      const uri = vscode.Uri.file(path.resolve(folder, name));
      if (!this.isShownByServer(uri)) {
        this.collection.set(uri, linked(findings.map(asDiagnostic)));
      }
    }
    for (const failure of checked.failures) {
      this.output.warn(failure);
    }
    return checked;
  }

  /** Tell whether the server shows the findings of a file: of open ones, and where it can, of all that are text. */
  private isShownByServer(uri: vscode.Uri): boolean {
    const provider = this.server.running?.initializeResult?.capabilities.diagnosticProvider;
    const open = vscode.workspace.textDocuments.some((each) => each.uri.toString() === uri.toString() && isTaken(each));
    return open || (provider?.workspaceDiagnostics === true && isText(uri));
  }

  /** Leave a document to the server, when it is opened. */
  private leave(document: vscode.TextDocument): void {
    if (isTaken(document)) {
      this.collection.delete(document.uri);
    }
  }

  private async tell(checked: readonly CheckedFiles[]): Promise<void> {
    const sum = (key: keyof CheckedFiles["counts"]) => checked.reduce((total, each) => total + each.counts[key], 0);
    const failures = checked.reduce((total, each) => total + each.failures.length, 0);
    const counts = t(
      "Files checked: {0}; errors: {1}, warnings: {2}, infos: {3}",
      ...(["files", "errors", "warnings", "infos"] as const).map(sum),
    );
    const [problems, output] = [t("Show the Problems"), t("Show the Output")];
    const chosen =
      failures === 0
        ? await vscode.window.showInformationMessage(counts, problems)
        : await vscode.window.showWarningMessage(
            `${counts}; ${t("could not be checked: {0}", failures)}`,
            problems,
            output,
          );
    if (chosen !== undefined) {
      await vscode.commands.executeCommand(
        chosen === problems ? "workbench.actions.view.problems" : "gouji.showOutput",
      );
    }
  }
}

function asDiagnostic(finding: Finding): vscode.Diagnostic {
  const { start, end } = finding;
  const range = new vscode.Range(start.line, start.column, end.line, end.column);
  const diagnostic = new vscode.Diagnostic(range, finding.message, SEVERITIES[finding.severity]);
  diagnostic.source = "gouji";
  diagnostic.code = finding.code;
  return diagnostic;
}
