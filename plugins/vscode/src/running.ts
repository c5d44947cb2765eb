/** Run a command of gouji and take what it prints. */

import { spawn } from "node:child_process";
import * as os from "node:os";
import * as process from "node:process";
import * as vscode from "vscode";
import { environmentFor, languageArguments } from "./calling";
import { readSettings } from "./settings";

export interface Outcome {
  /** The exit status; null where the command was stopped. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run gouji in a folder; end it when that is asked for. Raises an error where the program cannot be run. */
export function runGouji(
  program: string,
  args: readonly string[],
  folder: string | undefined,
  token?: vscode.CancellationToken,
): Promise<Outcome> {
  const options = { cwd: folder ?? os.homedir(), env: environmentFor(vscode.env.language, process.env) };
  const [command, ...others] = args;
  const full = [command ?? "", ...languageArguments(readSettings().language), ...others];
  return new Promise((resolve, reject) => {
    const child = spawn(program, full, { ...options, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
    const stop = token?.onCancellationRequested(() => child.kill());
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (data: Buffer) => stdout.push(data));
    child.stderr.on("data", (data: Buffer) => stderr.push(data));
    child.on("error", reject);
    child.on("close", (status) => {
      stop?.dispose();
      resolve({ status, stdout: textOf(stdout), stderr: textOf(stderr) });
    });
  });
}

function textOf(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString("utf8");
}
