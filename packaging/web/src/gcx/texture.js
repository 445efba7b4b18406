/** Section "Texture" of docs/gcx-format.md. */

import { GcxError } from "./errors.js";
import { outline } from "./mask.js";
import { RangeDecoder } from "./rangecoder.js";
import { RangeEncoder } from "./rangeencoder.js";

const MOST_CODES = 16;
const STUDIO_DIMENSIONS = 64;
const LIMIT = 127;
const SYMBOLS = 34;
const ESCAPE = 33;
const STEP = 32;
const ONE = 65536;
const COUNT_FREQUENCIES = [ONE - MOST_CODES + 1, ...Array(MOST_CODES - 1).fill(1)];

/** Section "Codes of other models": how often each symbol came. */
class Counts {
  constructor() {
    this.counts = Float64Array.from({ length: 2 * LIMIT + 1 }, (_, symbol) =>
      Math.max(1, 4096 >> Math.min(Math.abs(symbol - LIMIT) >> 1, 31)),
    );
  }

  /** @param {RangeDecoder} decoder @param {number} number @returns {number[]} Symbols under the same frequencies. */
  take(decoder, number) {
    const { counts } = this;
    const total = counts.reduce((sum, count) => sum + count, 0);
    const frequencies = counts.map((count) => Math.floor((count * (ONE - counts.length)) / total) + 1);
    const given = frequencies.reduce((sum, frequency) => sum + frequency, 0);
    frequencies[counts.indexOf(Math.max(...counts))] += ONE - given;
    const taken = Array.from({ length: number }, () => decoder.symbol(frequencies));
    for (const symbol of taken) counts[symbol] += STEP;
    return taken;
  }
}

/**
 * Texture codes, and which cell uses which.
 *
 * @param {Uint8Array} payload
 * @param {number} rows
 * @param {number} columns
 * @param {number} dimensions
 * @param {import("./tables.js").Tables} tables
 * @returns {{codes: Int16Array, count: number, regions: Uint8Array}} Codes side by side; regions row by row.
 */
export function readTexture(payload, rows, columns, dimensions, tables) {
  const decoder = new RangeDecoder(payload);
  const count = decoder.symbol(COUNT_FREQUENCIES) + 1;
  const codes = new Int16Array(count * dimensions);
  const counts = new Counts();
  for (let number = 0; number < count; number++) {
    const code = codes.subarray(number * dimensions, (number + 1) * dimensions);
    if (dimensions === STUDIO_DIMENSIONS) readCode(decoder, code, tables);
    else code.set(counts.take(decoder, dimensions).map((symbol) => symbol - LIMIT));
  }
  const regions = new Uint8Array(rows * columns);
  /** @param {number} ones */
  const bit = (ones) => decoder.bit(ones);
  for (let region = 1; region < count; region++) addRegion(bit, regions, region, rows, columns, tables);
  return { codes, count, regions };
}

/**
 * Bytes that texture codes of 64 dimensions, and the map of which cell uses which, take in a file.
 *
 * @param {import("./layers.js").Layers["textures"]} textures
 * @param {import("./layers.js").Layers["regions"]} regions
 * @param {import("./tables.js").Tables} tables
 * @returns {number}
 */
export function textureBytes(textures, regions, tables) {
  const encoder = new RangeEncoder();
  const [count, dimensions] = textures.shape;
  const [rows, columns] = regions.shape;
  encoder.symbol(count - 1, COUNT_FREQUENCIES);
  for (let number = 0; number < count; number++) {
    putCode(encoder, textures.data.subarray(number * dimensions, (number + 1) * dimensions), tables);
  }
  const known = new Uint8Array(rows * columns);
  for (let region = 1; region < count; region++) {
    /** @param {number} ones @param {number} cell */
    const bit = (ones, cell) => {
      const isInside = Number(regions.data[cell] === region);
      encoder.bit(isInside, ones);
      return isInside;
    };
    addRegion(bit, known, region, rows, columns, tables);
  }
  return encoder.length();
}

/**
 * What is known of a dimension from those before it.
 *
 * @param {Int16Array} code
 * @param {number} dimension
 * @param {import("./tables.js").Tables} tables
 * @returns {{base: number, start: number}} The forecast, and where in the table the frequencies of what is added begin.
 */
function forecastOf(code, dimension, tables) {
  const weights = tables.get("texture_weights");
  // 64 products of at most 127 * 6747: below 2^26.
  let sum = tables.get("texture_bias")[dimension];
  for (let before = 0; before < dimension; before++) sum += weights[dimension * code.length + before] * code[before];
  const forecast = sum >> 8;
  const start = (tables.get("texture_spread")[dimension] * 16 + (forecast & 15)) * SYMBOLS;
  return { base: (forecast >> 4) - 16, start };
}

/**
 * A code that is forecast dimension by dimension.
 *
 * @param {RangeDecoder} decoder
 * @param {Int16Array} code Is filled.
 * @param {import("./tables.js").Tables} tables
 */
function readCode(decoder, code, tables) {
  const frequencies = tables.get("texture_frequencies");
  for (let dimension = 0; dimension < code.length; dimension++) {
    const { base, start } = forecastOf(code, dimension, tables);
    const symbol = decoder.symbol(frequencies, start, SYMBOLS);
    const value = symbol === ESCAPE ? decoder.plain(256) - LIMIT : base + symbol;
    if (Math.abs(value) > LIMIT) throw new GcxError("damaged file: a texture code lies beyond the limit");
    code[dimension] = value;
  }
}

/**
 * @param {RangeEncoder} encoder
 * @param {Int16Array} code
 * @param {import("./tables.js").Tables} tables
 */
function putCode(encoder, code, tables) {
  const frequencies = tables.get("texture_frequencies");
  for (let dimension = 0; dimension < code.length; dimension++) {
    const { base, start } = forecastOf(code, dimension, tables);
    const symbol = code[dimension] - base;
    const isFar = symbol < 0 || symbol >= ESCAPE;
    encoder.symbol(isFar ? ESCAPE : symbol, frequencies, start, SYMBOLS);
    if (isFar) encoder.plain(code[dimension] + LIMIT, 256);
  }
}

/**
 * Give a region its cells, among those that are left.
 *
 * @param {(ones: number, cell: number) => number} bit See `outline`.
 * @param {Uint8Array} regions Row by row; is changed.
 * @param {number} region
 * @param {number} rows
 * @param {number} columns
 * @param {import("./tables.js").Tables} tables
 */
function addRegion(bit, regions, region, rows, columns, tables) {
  const isLeft = regions.map((taken) => Number(taken === 0));
  outline(bit, isLeft, rows, columns, tables).forEach((isInside, cell) => {
    if (isInside) regions[cell] = region;
  });
}
