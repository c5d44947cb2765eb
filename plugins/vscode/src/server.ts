/** The server's process with the client that talks to it: begun, ended and begun again, one after the other. */

import { once } from "node:events";
import * as os from "node:os";
import * as process from "node:process";
import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import * as vscode from "vscode";
import {
  State as ClientState,
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  TransportKind,
} from "vscode-languageclient/node";
import { environmentFor, failureFrom, languageArguments } from "./calling";
import { DOCUMENTS } from "./documents";
import { type Found, findServer } from "./finding";
import { chosenInterpreter } from "./interpreter";
import { folders, readSettings } from "./settings";
import type { State } from "./state";
import { SYSTEM } from "./system";

const RESTARTS = 4;
/** How long the server may take to end, in milliseconds. */
const PATIENCE = 5000;
/** So many of the last pieces of standard error are kept. */
const KEPT = 100;

/** A client that leaves it to us to tell people what went wrong; what it has to tell goes to the output. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export class Server implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<State>();
  readonly onDidChangeState = this.changed.event;
  private current: State = { kind: "off" };
  private client: LanguageClient | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly output: vscode.LogOutputChannel,
    private readonly middleware: Middleware,
  ) {}

  get state(): State {
    return this.current;
  }

  /** The client, where the server is ready. */
  get running(): LanguageClient | undefined {
    return this.client?.state === ClientState.Running ? this.client : undefined;
  }

  /** End the server where there is one, and begin it as the settings now say. */
  restart(): Promise<void> {
    return this.next(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.next(() => this.end());
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** Return the program; undefined where there is none. */
  locate(): Promise<Found | undefined> {
    const { path: setting } = readSettings();
    return findServer({ setting, folders: folders(), interpreter: chosenInterpreter }, SYSTEM);
  }

  private next(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work, work);
    return this.turn;
  }

  private async begin(): Promise<void> {
    const settings = readSettings();
    if (!settings.isEnabled) {
      this.become({ kind: "off" });
      return;
    }
    this.become({ kind: "starting" });
    const found = await this.locate();
    if (found === undefined) {
      this.become({ kind: "missing", setting: settings.path.trim() });
      return;
    }
    this.output.info(`${found.program} lsp (${found.origin})`);
    const stderr: string[] = [];
    const client = this.clientFor(found.program, languageArguments(settings.language), stderr);
    this.client = client;
    try {
      await client.start();
      this.become({ kind: "running", program: found.program, version: versionOf(client) });
    } catch (error) {
      this.become(asState(stderr.join("") || String(error)));
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose(PATIENCE);
    } catch (error) {
      this.output.debug(String(error)); // one that never began cannot be ended
    }
  }

  private clientFor(program: string, args: readonly string[], stderr: string[]): LanguageClient {
    const options = { cwd: folders()[0] ?? os.homedir(), env: environmentFor(vscode.env.language, process.env) };
    const executable = { command: program, args: ["lsp", ...args], transport: TransportKind.stdio, options };
    const clientOptions: LanguageClientOptions = {
      documentSelector: DOCUMENTS,
      outputChannel: this.output,
      middleware: this.middleware,
      initializationFailedHandler: () => false,
      markdown: { isTrusted: false, supportHtml: false },
      errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: true }), closed: () => closed() },
      stdioOptions: { stdout: () => {}, stderr: (input) => this.keep(input, stderr) },
    };
    const client: LanguageClient = new QuietClient("gouji", "gouji", executable, clientOptions);
    const closed = this.afterEnd(client, stderr);
    return client;
  }

  /** Keep what the server writes on standard error, and show it in the output. */
  private keep(input: Readable, stderr: string[]): void {
    input.setEncoding("utf8");
    input.on("data", (text: string) => {
      stderr.push(text);
      stderr.splice(0, stderr.length - KEPT);
      this.output.error(text.trimEnd());
    });
  }

  /** Return what is done when the connection breaks: a server that was ready is begun again, a few times. */
  private afterEnd(client: LanguageClient, stderr: string[]): () => Promise<CloseHandlerResult> {
    let left = RESTARTS;
    return async () => {
      await ended(client);
      if (client.initializeResult !== undefined && left > 0) {
        left -= 1;
        return { action: CloseAction.Restart, handled: true };
      }
      this.become(asState(stderr.join("")));
      return { action: CloseAction.DoNotRestart, handled: true };
    };
  }

  private become(state: State): void {
    this.current = state;
    this.changed.fire(state);
  }
}

function asState(stderr: string): State {
  const { kind, message, command } = failureFrom(stderr);
  return kind === "lacking" ? { kind, message, command: command ?? "" } : { kind: "failed", message };
}

/** Wait until the process has ended and all that it wrote is read; not for ever. */
async function ended(client: LanguageClient): Promise<void> {
  const child = client.serverProcess;
  if (child !== undefined && child.exitCode === null && child.signalCode === null) {
    await Promise.race([once(child, "close"), setTimeout(PATIENCE, undefined, { ref: false })]);
  }
}

function versionOf(client: LanguageClient): string {
  return client.initializeResult?.serverInfo?.version ?? "";
}
