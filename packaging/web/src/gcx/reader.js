/** .gcx bytes -> layers. Section "Container" of docs/gcx-format.md. */

import { ByteReader, CRC_BYTES, crc32, takeExtras } from "./bytes.js";
import { GcxError } from "./errors.js";
import { VERSION, takeHeader } from "./header.js";
import { readLayers } from "./layers.js";
import { sizesOf } from "./sizes.js";

/** More than any document can need. */
const MAX_FILE_BYTES = 40 * 2 ** 20;

/** @typedef {import("./header.js").Header} Header */
/** @typedef {import("./header.js").LayerName} LayerName */
/** @typedef {import("./tables.js").Tables} Tables */
/** @typedef {import("./layers.js").Payloads} Payloads */

/**
 * A .gcx file.
 *
 * @typedef {object} Picture
 * @property {number} width In pixels.
 * @property {number} height In pixels.
 * @property {number} version Of the format.
 * @property {string} model Identity of the model that paints it, eight hexadecimal digits.
 * @property {import("./header.js").Codes} codes The numbers of that model.
 * @property {number} structureScale s, pixels of the picture to a side of one of the maps: 1, 2 or 4.
 * @property {{title: string, author: string, licence: string}} notes As they are in the file: control characters too.
 * @property {import("./layers.js").Layers} layers
 * @property {LayerName[]} chunks Layers that have bytes of their own, in the order of the file.
 * @property {import("./sizes.js").Sizes} sizes Bytes.
 */

/**
 * Read a .gcx file.
 *
 * @param {Uint8Array} bytes The whole file.
 * @param {Tables} tables See `loadTables`.
 * @returns {Picture}
 * @throws {GcxError} The bytes are no whole, undamaged .gcx file of this version.
 */
export function read(bytes, tables) {
  if (bytes.length > MAX_FILE_BYTES) throw new GcxError("the file is too large to be a .gcx");
  const end = bytes.length - CRC_BYTES;
  const reader = new ByteReader(bytes, end);
  const header = takeHeader(reader);
  const expected = new DataView(bytes.buffer, bytes.byteOffset + end, CRC_BYTES).getUint32(0);
  if (crc32(bytes.subarray(0, end)) !== expected) {
    throw new GcxError("file is damaged or cut short: the checksum does not match; get the file again");
  }
  const notes = header.hasExtras ? takeExtras(reader) : { title: "", author: "", licence: "" };
  const payloads = takePayloads(reader, header);
  const { width, height, model, codes, structureScale } = header;
  const layers = readLayers(header, payloads, tables);
  return {
    width,
    height,
    version: VERSION,
    model,
    codes,
    structureScale,
    notes,
    layers,
    chunks: header.chunks,
    sizes: sizesOf(payloads, bytes.length),
  };
}

/**
 * @param {ByteReader} reader
 * @param {Header} header
 * @returns {Payloads}
 */
function takePayloads(reader, { chunks }) {
  /** @type {Payloads} */
  const payloads = {};
  for (const name of chunks.slice(0, -1)) payloads[name] = reader.chunk();
  const rest = reader.take(reader.end - reader.position);
  const last = chunks.at(-1);
  if (last) payloads[last] = rest;
  else if (rest.length) throw new GcxError(`${rest.length} bytes follow after the end of the picture`);
  return payloads;
}
