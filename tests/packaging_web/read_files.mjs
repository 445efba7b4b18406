// Files as a JSON array of base64 on standard input -> one line of JSON for each: its arrays as hashes, or its error.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import { GcxError, loadTables, read } from "../../packaging/web/src/gcx/index.js";

/** As `layer_hashes` of tests/bitstream/make_goldens.py: shape, then int16, little endian. */
function hashOf({ shape, data }) {
  const sides = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  return createHash("sha256")
    .update(sides)
    .update(new Uint8Array(Int16Array.from(data).buffer))
    .digest("hex");
}

/** The arrays of a picture as a document of the program names them. */
function named({ structure, labels, textures, regions, mask, detail, ...levels }) {
  const [count, dimensions] = textures.shape;
  const nothing = { shape: [384, ...mask.shape], data: new Int8Array(384 * mask.data.length) };
  return {
    structure,
    labels,
    texture: { shape: [dimensions], data: textures.data.slice(0, dimensions) },
    extra_textures: { shape: [count - 1, dimensions], data: textures.data.slice(dimensions) },
    regions,
    mask,
    detail,
    fine_mask: levels.fineMask,
    coarseness: levels.coarseness,
    fine: levels.fine ?? nothing,
    faithful_mask: levels.faithfulMask,
    faithful: levels.faithful ?? nothing,
  };
}

function told(bytes, tables) {
  try {
    const { layers, ...others } = read(bytes, tables);
    const hashes = Object.entries(named(layers)).map(([name, array]) => [name, hashOf(array)]);
    return { ...others, layers: Object.fromEntries(hashes) };
  } catch (error) {
    if (!(error instanceof GcxError)) throw error;
    return { error: error.message };
  }
}

const folder = new URL("../../gc_studio/bitstream/", import.meta.url);
const tables = await loadTables(
  readFileSync(new URL("tables-v1.npz", folder)),
  readFileSync(new URL("cells-v1.npz", folder)),
);
for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  console.log(JSON.stringify(told(new Uint8Array(Buffer.from(text, "base64")), tables)));
}
