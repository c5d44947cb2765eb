/** Build the extension and pack it into gouji.vsix; nothing is asked of the network. */

import * as path from "node:path";
import { createVSIX } from "@vscode/vsce";
import { build } from "./build.mjs";

const folder = await build();
await createVSIX({
  cwd: folder,
  packagePath: path.join(path.dirname(folder), "gouji.vsix"),
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
