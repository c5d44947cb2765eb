// Compiles what the page starts with by the Pyodide that will run it, and compresses the page's parts by its Python, so that
// they are the same whatever made them: node compile.mjs FOLDER CONFIG. It writes them, and reads what is given, there; where
// the page could not start with the configuration, it writes why. The page unpacks gouji with 4 MB of memory.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, config] = process.argv.slice(2);
const given = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "gouji.zip"];

const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: "0" } });
python.FS.mkdir("/parts");
for (const name of given) python.FS.writeFile(`/parts/${name}`, new Uint8Array(readFileSync(join(folder, name))));
python.globals.set("config", config ? `/gouji/office/${config}` : "");
python.runPython(`
import sys
from compression.zstd import CompressionParameter, compress
from gzip import compress as gzip
from pathlib import Path
from zipfile import ZipFile

stdlib, own = Path("/parts/python_stdlib.zip"), Path("/parts/gouji.zip")
ZipFile(own).extractall("/gouji")
sys.path.insert(0, "/gouji")
from gouji.api.running import GoujiError
from gouji_plugins.page.compiling import refusal, write_parts
try:
    write_parts(stdlib, own, config or None)
except GoujiError:
    Path("/parts/refusal.json").write_text(refusal(config or None))
options = {CompressionParameter.compression_level: 22, CompressionParameter.window_log: 22}
Path(f"{own}.zst").write_bytes(compress(own.read_bytes(), options=options))
own.unlink()
for part in list(Path("/parts").iterdir()):
    if part.suffix not in (".json", ".zst"):
        part.with_name(f"{part.name}.gz").write_bytes(gzip(part.read_bytes(), 9, mtime=0))
        part.unlink()
`);
for (const name of python.FS.readdir("/parts")) {
  if (!name.startsWith(".")) writeFileSync(join(folder, name), python.FS.readFile(`/parts/${name}`));
}
