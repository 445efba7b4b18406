/** The thread that reads and paints, so that the page stays awake. It loads nothing: all it needs is sent to it. */

import * as ort from "onnxruntime-web/wasm";
import { GcxError, loadTables, read, sizesWithTextures } from "./gcx/index.js";
import { Painter } from "./paint/painter.js";

const MOST_THREADS = 4;
/** Whether this is one of the runtime's threads, which run this script, too, and hear the runtime only. */
const isOfRuntime = self.name.startsWith("em-pthread");

/** @type {Promise<{tables: import("./gcx/index.js").Tables, painter: Painter}> | null} */
let ready = null;

async function unpacked(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function begin({ model, parts }) {
  const [tables, cells, runtime, generator, polish] = await Promise.all(parts.map(unpacked));
  ort.env.wasm.wasmBinary = runtime;
  // Browsers let threads share memory only where the host isolates the page.
  ort.env.wasm.numThreads = self.crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, MOST_THREADS) : 1;
  return { tables: await loadTables(tables, cells), painter: await Painter.load(ort, model, generator, polish) };
}

/** What of a file is shown at a stage: nothing kept, the gist, or all. */
function cut(file, stage) {
  if (stage === "all") return file;
  const empty = ({ data, shape }) => ({ data: new data.constructor(data.length), shape });
  const { layers } = file;
  const kept = { fineMask: empty(layers.fineMask), faithfulMask: empty(layers.faithfulMask), fine: null, faithful: null };
  const gist = { mask: empty(layers.mask), detail: empty(layers.detail) };
  return { ...file, layers: { ...layers, ...kept, ...(stage === "nothing" ? gist : {}) } };
}

const answers = {
  begin(told) {
    ready = begin(told);
    return ready.then(() => null);
  },
  async read({ bytes }) {
    const { tables, painter } = await ready;
    const file = read(bytes, tables);
    painter.check(file);
    return file;
  },
  async count({ file }) {
    const { tables } = await ready;
    return sizesWithTextures(file, tables);
  },
  async paint({ file, stage }) {
    const { painter } = await ready;
    return painter.paint(cut(file, stage));
  },
};

async function answer({ data: { id, kind, told } }) {
  try {
    self.postMessage({ id, result: await answers[kind](told) });
  } catch (error) {
    const isOurs = error instanceof GcxError;
    self.postMessage({ id, error: isOurs ? error.message : `this browser could not paint it (${error.message})` });
  }
}

if (!isOfRuntime) self.onmessage = answer;
