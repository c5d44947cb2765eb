/** The server's process with the client that talks to it. */

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, TransportKind } from "vscode-languageclient/node";
import { findServer } from "./finding";
import { SYSTEM } from "./system";

/** What the server takes: plain text, Markdown and pages, saved or not; configurations and packs. */
const DOCUMENTS = [
  ...["plaintext", "markdown", "html"].flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]),
  { scheme: "file", language: "yaml" },
];

export class Server {
  private client: LanguageClient | undefined;

  constructor(private readonly output: vscode.LogOutputChannel) {}

  async restart(): Promise<void> {
    await this.stop();
    const settings = vscode.workspace.getConfiguration("gouji");
    const folders = (vscode.workspace.workspaceFolders ?? []).map((each) => each.uri.fsPath);
    const wanted = { setting: settings.get("path", ""), folders, interpreter: async () => undefined };
    const found = await findServer(wanted, SYSTEM);
    if (found === undefined) {
      void vscode.window.showWarningMessage("gouji was not found: pip install 'gouji[lsp]'");
      return;
    }
    this.output.info(`${found.program} (${found.origin})`);
    const language = settings.get("language", "auto");
    const args = ["lsp", ...(language === "auto" ? [] : ["--lang", language])];
    const options: LanguageClientOptions = { documentSelector: DOCUMENTS, outputChannel: this.output };
    const executable = { command: found.program, args, transport: TransportKind.stdio };
    this.client = new LanguageClient("gouji", "gouji", executable, options);
    await this.client.start();
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }
}
