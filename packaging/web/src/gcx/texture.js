/** Section "Texture" of docs/gcx-format.md. */

import { GcxError } from "./errors.js";
import { readOutline } from "./mask.js";
import { RangeDecoder } from "./rangecoder.js";

const MOST_CODES = 16;
const STUDIO_DIMENSIONS = 64;
const LIMIT = 127;
const SYMBOLS = 34;
const ESCAPE = 33;
const STEP = 32;
const ONE = 65536;

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
  const count = decoder.symbol([ONE - MOST_CODES + 1, ...Array(MOST_CODES - 1).fill(1)]) + 1;
  const codes = new Int16Array(count * dimensions);
  const counts = new Counts();
  for (let number = 0; number < count; number++) {
    const code = codes.subarray(number * dimensions, (number + 1) * dimensions);
    if (dimensions === STUDIO_DIMENSIONS) readCode(decoder, code, tables);
    else code.set(counts.take(decoder, dimensions).map((symbol) => symbol - LIMIT));
  }
  return { codes, count, regions: readRegions(decoder, count, rows, columns, tables) };
}

/**
 * A code that is forecast dimension by dimension.
 *
 * @param {RangeDecoder} decoder
 * @param {Int16Array} code Is filled.
 * @param {import("./tables.js").Tables} tables
 */
function readCode(decoder, code, tables) {
  const [weights, bias] = [tables.get("texture_weights"), tables.get("texture_bias")];
  const [spread, frequencies] = [tables.get("texture_spread"), tables.get("texture_frequencies")];
  for (let dimension = 0; dimension < code.length; dimension++) {
    // 64 products of at most 127 * 6747: below 2^26.
    let sum = bias[dimension];
    for (let before = 0; before < dimension; before++) sum += weights[dimension * code.length + before] * code[before];
    const forecast = sum >> 8;
    const symbol = decoder.symbol(frequencies, (spread[dimension] * 16 + (forecast & 15)) * SYMBOLS, SYMBOLS);
    const value = symbol === ESCAPE ? decoder.plain(256) - LIMIT : (forecast >> 4) + symbol - 16;
    if (Math.abs(value) > LIMIT) throw new GcxError("damaged file: a texture code lies beyond the limit");
    code[dimension] = value;
  }
}

/**
 * @param {RangeDecoder} decoder
 * @param {number} count
 * @param {number} rows
 * @param {number} columns
 * @param {import("./tables.js").Tables} tables
 */
function readRegions(decoder, count, rows, columns, tables) {
  const regions = new Uint8Array(rows * columns);
  for (let region = 1; region < count; region++) {
    const outline = readOutline(
      decoder,
      regions.map((taken) => Number(taken === 0)),
      rows,
      columns,
      tables,
    );
    outline.forEach((isInside, cell) => {
      if (isInside) regions[cell] = region;
    });
  }
  return regions;
}
