// Compiles what the page starts with by the Pyodide that will run it, and compresses gouji, which the page unpacks with
// 4 MB of memory: node compile.mjs FOLDER, which has the parts.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const read = (name) => new Uint8Array(readFileSync(join(folder, name)));
const parts = ["python_stdlib.zip", "gouji.zip"];

const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: "0" } });
python.unpackArchive(read("gouji.zip"), "zip", { extractDir: "/gouji" });
for (const name of parts) python.FS.writeFile(`/tmp/${name}`, read(name));
python.runPython(`
import sys
from compression.zstd import CompressionParameter, compress
from pathlib import Path
sys.path.insert(0, "/gouji")
from gouji_plugins.page.compiling import write_parts
own = Path("/tmp/gouji.zip")
write_parts(Path("/tmp/python_stdlib.zip"), own)
options = {CompressionParameter.compression_level: 22, CompressionParameter.window_log: 22}
own.write_bytes(compress(own.read_bytes(), options=options))
`);
for (const name of parts) writeFileSync(join(folder, name), python.FS.readFile(`/tmp/${name}`));
