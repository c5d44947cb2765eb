/** Find the server's program: named by the setting, in the workspace's environment, beside its interpreter, on PATH. */

import * as path from "node:path";

/** What is looked at, and how; tests give their own. */
export interface System {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly searchPath: string;
  /** Tell whether a path is a file that can be run. */
  isProgram(file: string): boolean;
}

export interface Wanted {
  /** The setting `gouji.path`; "" for none. */
  readonly setting: string;
  /** The folders of the workspace. */
  readonly folders: readonly string[];
  /** Return the Python that another extension has chosen for the workspace; asked only where it matters. */
  interpreter(): Promise<string | undefined>;
}

export type Origin = "setting" | "workspace" | "interpreter" | "path";

export interface Found {
  readonly program: string;
  readonly origin: Origin;
}

const ENVIRONMENTS = [".venv", "venv"];

/** Return the program and where it was found; undefined where there is none, or where the setting names none. */
export async function findServer(wanted: Wanted, system: System): Promise<Found | undefined> {
  if (wanted.setting.trim() !== "") {
    return first("setting", named(wanted.setting.trim(), wanted.folders, system), system);
  }
  return (
    first("workspace", inEnvironments(wanted.folders, system), system) ??
    first("interpreter", besideInterpreter(await wanted.interpreter(), system), system) ??
    first("path", onPath("gouji", system), system)
  );
}

function first(origin: Origin, candidates: readonly string[], system: System): Found | undefined {
  const program = candidates.find((each) => system.isProgram(each));
  return program === undefined ? undefined : { program, origin };
}

/** Return the paths that a setting may mean: a name is looked up on PATH, a relative path begins in the workspace. */
function named(setting: string, folders: readonly string[], system: System): string[] {
  const { join, isAbsolute } = rules(system);
  const home = setting.replace(/^~(?=[\\/])/, system.home);
  if (isAbsolute(home)) {
    return [home];
  }
  const below = home.replace(/^\$\{workspaceFolder\}/, ".");
  return /[\\/]/.test(below) ? folders.map((folder) => join(folder, below)) : onPath(below, system);
}

function inEnvironments(folders: readonly string[], system: System): string[] {
  const { join } = rules(system);
  const scripts = system.platform === "win32" ? "Scripts" : "bin";
  return folders.flatMap((folder) => ENVIRONMENTS.map((each) => join(folder, each, scripts, file("gouji", system))));
}

/** Return where the program is for an interpreter, or for the folder of an environment. */
function besideInterpreter(interpreter: string | undefined, system: System): string[] {
  if (interpreter === undefined || interpreter === "") {
    return [];
  }
  const { dirname, join } = rules(system);
  const [scripts, program] = [system.platform === "win32" ? "Scripts" : "bin", file("gouji", system)];
  const folder = dirname(interpreter);
  return [join(folder, program), join(folder, scripts, program), join(interpreter, scripts, program)];
}

/** Return the paths of a name in the folders of PATH; those that are relative depend on where one is, and are left out. */
function onPath(name: string, system: System): string[] {
  const { join, isAbsolute, delimiter } = rules(system);
  const folders = system.searchPath.split(delimiter).filter((each) => isAbsolute(each));
  return folders.map((folder) => join(folder, file(name, system)));
}

function file(name: string, system: System): string {
  return system.platform === "win32" && !name.toLowerCase().endsWith(".exe") ? `${name}.exe` : name;
}

function rules(system: System): path.PlatformPath {
  return system.platform === "win32" ? path.win32 : path.posix;
}
