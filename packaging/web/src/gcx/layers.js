/** Payloads of chunks -> layers, each given those before it. A module of its own for each section of docs/gcx-format.md. */

import { readKept } from "./cells.js";
import { COEFFICIENTS } from "./cellgroups.js";
import { CHANNELS, LIMIT, readDetail, readDetailInContexts } from "./detail.js";
import { GcxError } from "./errors.js";
import { readLabels } from "./labels.js";
import { readMask } from "./mask.js";
import { readStructure } from "./structure.js";
import { readTexture } from "./texture.js";

const CELL = 16;

/** @typedef {import("./header.js").Header} Header */
/** @typedef {import("./header.js").LayerName} LayerName */
/** @typedef {import("./header.js").Codes} Codes */
/** @typedef {import("./tables.js").Tables} Tables */
/** @typedef {import("./cells.js").About} About */
/** @typedef {Partial<Record<LayerName, Uint8Array>>} Payloads */

/**
 * An array, the last index fastest.
 *
 * @template {Uint8Array | Int8Array | Int16Array} T
 * @typedef {{data: T, shape: number[]}} Shaped
 */

/**
 * The layers of a picture of W x H pixels, with h x w = ceil(H / s) x ceil(W / s) pixels of maps and
 * R x C = ceil(H / 16) x ceil(W / 16) cells.
 *
 * @typedef {object} Layers
 * @property {Shaped<Uint8Array>} structure (h, w), 1 on a line.
 * @property {Shaped<Uint8Array>} labels (h, w), classes.
 * @property {Shaped<Int16Array>} textures (1 .. 16, D), texture codes.
 * @property {Shaped<Uint8Array>} regions (R, C), the number of the code that a cell uses.
 * @property {Shaped<Uint8Array>} mask (R, C), 1 where the detail is preserved.
 * @property {Shaped<Int8Array>} detail (N, R, C), 0 where the mask is.
 * @property {Shaped<Uint8Array>} fineMask (R, C), 1 for cells of level 2 and 3.
 * @property {Shaped<Uint8Array>} coarseness (R, C), 0 .. 3.
 * @property {Shaped<Int8Array> | null} fine (384, R, C), their coefficients; null if there is no such cell.
 * @property {Shaped<Uint8Array>} faithfulMask (R, C), 1 for cells of level 3.
 * @property {Shaped<Int8Array> | null} faithful (384, R, C), their coefficients; null if there is no such cell.
 */

/**
 * All layers of a file; what has no chunk is empty.
 *
 * @param {Header} header
 * @param {Payloads} payloads
 * @param {Tables} tables
 * @returns {Layers}
 */
export function readLayers(header, payloads, tables) {
  const { width, height, structureScale, codes } = header;
  const [rows, columns] = [height, width].map((side) => Math.ceil(side / CELL));
  const [lines, across] = [height, width].map((side) => Math.ceil(side / structureScale));
  const { textureDimensions: dimensions } = codes;
  const structure = payloads.structure
    ? readStructure(payloads.structure, lines, across, tables)
    : new Uint8Array(lines * across);
  const labels = payloads.labels
    ? readLabels(payloads.labels, lines, across, codes.classes, tables)
    : new Uint8Array(lines * across);
  const texture = payloads.texture
    ? readTexture(payloads.texture, rows, columns, dimensions, tables)
    : { codes: new Int16Array(dimensions), count: 1, regions: new Uint8Array(rows * columns) };
  const mask = payloads.mask
    ? readMask(payloads.mask, rows, columns, tables)
    : new Uint8Array(rows * columns).fill(header.maskState);
  const detail = anyDetail(payloads.detail, mask, rows, columns, codes, tables);
  // Several codes are something, though all of them be zero.
  const textures = texture.count > 1 ? Uint8Array.of(1) : texture.codes;
  checkTaken(codes, { structure, labels, texture: textures, mask, detail });
  const about = { rows, columns, width, height, structure, structureScale, detail: isOfStudio(codes) ? detail : null };
  return {
    structure: { data: structure, shape: [lines, across] },
    labels: { data: labels, shape: [lines, across] },
    textures: { data: texture.codes, shape: [texture.count, dimensions] },
    regions: { data: texture.regions, shape: [rows, columns] },
    mask: { data: mask, shape: [rows, columns] },
    detail: { data: detail, shape: [codes.detailChannels, rows, columns] },
    ...readLevels(payloads, mask, about, tables),
  };
}

/** @param {Codes} codes @returns {boolean} Whether its detail has tables. */
function isOfStudio(codes) {
  return codes.detailChannels === CHANNELS && codes.detailLimit === LIMIT;
}

/**
 * @param {Uint8Array | undefined} payload
 * @param {Uint8Array} mask
 * @param {number} rows
 * @param {number} columns
 * @param {Codes} codes
 * @param {Tables} tables
 * @returns {Int8Array}
 */
function anyDetail(payload, mask, rows, columns, codes, tables) {
  const { detailChannels, detailLimit } = codes;
  if (!payload) return new Int8Array(detailChannels * rows * columns);
  return isOfStudio(codes)
    ? readDetail(payload, mask, rows, columns, tables)
    : readDetailInContexts(payload, mask, rows, columns, detailChannels, detailLimit);
}

/**
 * Refuse classes that there are not, and layers that the model does not take.
 *
 * @param {Codes} codes
 * @param {Record<string, Uint8Array | Int8Array | Int16Array>} layers
 */
function checkTaken(codes, layers) {
  const mostLabel = Math.max(codes.classes - 1, 0);
  if (layers.labels.some((label) => label > mostLabel)) {
    throw new GcxError(`damaged file: labels beyond the last class, ${mostLabel}`);
  }
  for (const [name, values] of Object.entries(layers)) {
    const isTaken = codes.layers.includes(/** @type {LayerName} */ (name));
    if (!isTaken && values.some((value) => value !== 0)) {
      throw new GcxError(`damaged file: model ${codes.name} takes no ${name}`);
    }
  }
}

/**
 * Fine and faithful cells.
 *
 * @param {Payloads} payloads
 * @param {Uint8Array} mask
 * @param {About} about
 * @param {Tables} tables
 * @returns {Pick<Layers, "fineMask" | "coarseness" | "fine" | "faithfulMask" | "faithful">}
 */
function readLevels(payloads, mask, about, tables) {
  const { rows, columns } = about;
  const cells = rows * columns;
  /** @returns {import("./cells.js").Kept} */
  const none = () => ({ mask: new Uint8Array(cells), coarseness: new Uint8Array(cells), values: null });
  const fine = payloads.fine ? readKept(payloads.fine, mask, about, null, tables) : none();
  const faithful = payloads.faithful ? readKept(payloads.faithful, fine.mask, about, fine, tables) : none();
  /** @param {Int8Array | null} values */
  const shaped = (values) => values && { data: values, shape: [COEFFICIENTS, rows, columns] };
  return {
    fineMask: { data: fine.mask, shape: [rows, columns] },
    coarseness: { data: fine.coarseness, shape: [rows, columns] },
    fine: shaped(fine.values),
    faithfulMask: { data: faithful.mask, shape: [rows, columns] },
    faithful: shaped(faithful.values),
  };
}
