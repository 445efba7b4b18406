/**
 * Paints files as the viewer does, in Node; for tests.
 *
 *     node packaging/web/paint.mjs MODELS FILE.gcx ...
 *
 * MODELS is what export_models.py wrote. Beside each file NAME.gcx, NAME.rgb is written, a byte a channel.
 */

import { readFile, writeFile } from "node:fs/promises";
import * as ort from "onnxruntime-web/wasm";
import { loadTables, read } from "./src/gcx/index.js";
import { Painter } from "./src/paint/painter.js";

const [models, ...files] = process.argv.slice(2);
const tables = new URL("../../gc_studio/bitstream/", import.meta.url);
const of = (name) => readFile(`${models}/${name}`);

ort.env.wasm.numThreads = 1;
const model = JSON.parse(new TextDecoder().decode(await of("model.json")));
const painter = await Painter.load(ort, model, await of("generator.onnx"), await of("polish.onnx"));
const known = await loadTables(
  await readFile(new URL("tables-v1.npz", tables)),
  await readFile(new URL("cells-v1.npz", tables)),
);
for (const path of files) {
  const file = read(new Uint8Array(await readFile(path)), known);
  painter.check(file);
  await writeFile(path.replace(/\.gcx$/, ".rgb"), await painter.paint(file));
}
