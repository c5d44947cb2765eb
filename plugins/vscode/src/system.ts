/** The system that the extension runs on, as the search for the server sees it. */

import * as fs from "node:fs";
import * as os from "node:os";
import * as process from "node:process";
import type { System } from "./finding";

export const SYSTEM: System = {
  platform: process.platform,
  home: os.homedir(),
  searchPath: process.env.PATH ?? "",
  isProgram(file: string): boolean {
    try {
      fs.accessSync(file, fs.constants.X_OK);
      return fs.statSync(file).isFile();
    } catch {
      return false;
    }
  },
};
