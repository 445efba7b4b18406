/** The header of a .gcx file: model, size, and which layers it holds. Section "Container" of docs/gcx-format.md. */

import { GcxError } from "./errors.js";

export const VERSION = 1;
const MIN_SIDE = 16;
const MAX_TEXTURE_DIMENSIONS = 1024;
const MAX_DETAIL_CHANNELS = 64;
const MAX_DETAIL_LIMIT = 63;
const MAX_CLASSES = 256;

/** Layers in the order of their chunks. */
export const LAYERS = /** @type {const} */ (["structure", "labels", "texture", "mask", "detail", "fine", "faithful"]);
/** Layers by the number of their bit in what a model takes. */
const NUMBERED = /** @type {const} */ (["structure", "texture", "mask", "detail", "fine", "faithful", "labels"]);
/** Those whose states are in `more`, two bits each; every model can have the first two. */
const FURTHER = /** @type {const} */ (["fine", "faithful", "labels"]);
const OF_EVERY_MODEL = 0b0110000;

const NOT_VALID = "damaged file: the header is not valid";
const NEWER = "the picture needs something that this viewer does not know; get a newer one";

/** @typedef {(typeof LAYERS)[number]} LayerName */

/**
 * The numbers of a model that a reader must know.
 *
 * @typedef {object} Codes
 * @property {string} name What people call the model.
 * @property {LayerName[]} layers Those that the model takes, fine and faithful left out: every model has them.
 * @property {number} textureDimensions D: numbers of a texture code.
 * @property {number} detailChannels N: detail symbols of a cell.
 * @property {number} detailLimit L: they lie in -L .. L.
 * @property {number} classes k: classes of the label map, 0 if it has none.
 */

/**
 * What a file says before its layers.
 *
 * @typedef {object} Header
 * @property {string} model Identity, eight hexadecimal digits.
 * @property {number} width
 * @property {number} height
 * @property {number} structureScale Pixels of the picture to a side of one of the structure map: 1, 2 or 4.
 * @property {Codes} codes
 * @property {0 | 1 | 2} maskState No cell, all cells, or a map of them.
 * @property {LayerName[]} chunks Layers that have a chunk, in the order of these.
 * @property {boolean} hasExtras
 */

/** @type {Codes} */
const STUDIO = {
  name: "studio",
  layers: ["structure", "texture", "mask", "detail"],
  textureDimensions: 64,
  detailChannels: 6,
  detailLimit: 2,
  classes: 0,
};

/**
 * The header at the front of a file.
 *
 * @param {import("./bytes.js").ByteReader} reader
 * @returns {Header}
 */
export function takeHeader(reader) {
  if (String.fromCharCode(...reader.data.subarray(0, 3)) !== "GCX") throw new GcxError("not a .gcx file");
  reader.take(3);
  const version = reader.byte();
  if (version !== VERSION) {
    throw new GcxError(`file has format version ${version}, this viewer reads version ${VERSION}; get a newer one`);
  }
  const model = Array.from(reader.take(4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const size = reader.take(3).reduce((number, byte) => (number << 8) | byte, 0);
  const flags = reader.byte();
  const maskState = /** @type {0 | 1 | 2} */ ((flags >> 4) & 3);
  if ((flags & 3) === 3 || ((flags >> 4) & 3) === 3) throw new GcxError(NOT_VALID);
  const { more, codes } = flags & 128 ? takeMore(reader) : { more: 0, codes: STUDIO };
  const [width, height] = [(size >> 12) + 1, (size & 4095) + 1];
  if (width < MIN_SIDE || height < MIN_SIDE) {
    throw new GcxError(
      `damaged file: picture is ${width}x${height}; sides from ${MIN_SIDE} to 4096 pixels are supported`,
    );
  }
  const present = {
    structure: flags & 4,
    texture: flags & 8,
    mask: maskState === 2,
    detail: maskState,
    ...states(more),
  };
  return {
    model,
    width,
    height,
    structureScale: 1 << (flags & 3),
    codes,
    maskState,
    chunks: LAYERS.filter((name) => present[name]),
    hasExtras: Boolean(flags & 64),
  };
}

/**
 * @param {import("./bytes.js").ByteReader} reader
 * @returns {{more: number, codes: Codes}}
 */
function takeMore(reader) {
  const more = reader.varint();
  if (!more) throw new GcxError(NOT_VALID);
  const codes = more & 1 ? takeCodes(reader) : STUDIO;
  reader.check();
  return { more, codes };
}

/**
 * @param {import("./bytes.js").ByteReader} reader
 * @returns {Codes}
 */
function takeCodes(reader) {
  const name = String.fromCharCode(...reader.take(reader.byte()));
  // Looked at before it is shown to anybody: it may hold line breaks.
  if (!/^[a-z0-9][a-z0-9._-]{0,31}$/.test(name)) throw new GcxError("damaged file: the name of the model is not valid");
  const bits = reader.varint();
  if (bits >> NUMBERED.length) {
    throw new GcxError(`made with model ${name}, which has layers that this viewer does not know; get a newer one`);
  }
  if (bits & OF_EVERY_MODEL) throw new GcxError(NOT_VALID);
  const textureDimensions = reader.varint();
  const [detailChannels, detailLimit] = reader.take(2);
  const classes = reader.varint();
  const areValid =
    textureDimensions <= MAX_TEXTURE_DIMENSIONS &&
    detailChannels <= MAX_DETAIL_CHANNELS &&
    detailLimit >= 1 &&
    detailLimit <= MAX_DETAIL_LIMIT &&
    classes <= MAX_CLASSES;
  if (!areValid) throw new GcxError(`damaged file: the numbers of model ${name} are not valid`);
  const layers = LAYERS.filter((layer) => (bits >> NUMBERED.indexOf(layer)) & 1);
  return { name, layers, textureDimensions, detailChannels, detailLimit, classes };
}

/**
 * Which further layers are present.
 *
 * @param {number} more
 */
function states(more) {
  const known = FURTHER.map((_, number) => (more >> (1 + 2 * number)) & 3);
  if (more >> (1 + 2 * FURTHER.length) || known.some((state) => state > 1)) throw new GcxError(NEWER);
  return { fine: known[0], faithful: known[1], labels: known[2] };
}
