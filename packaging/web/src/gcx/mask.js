/** Section "Mask" of docs/gcx-format.md. */

import { RangeDecoder } from "./rangecoder.js";
import { PaddedMap, contextNumber, wavefronts } from "./wavefront.js";

// prettier-ignore
/** @type {import("./wavefront.js").Offset[]} */
const TEMPLATE = [[-1, 0], [-2, 0], [-2, -1], [-1, -1], [0, -1], [1, -1], [2, -1], [-1, -2], [0, -2], [1, -2]];
const REACH = 2;
const PLAIN = 1024;
const EVEN = 32768;

/**
 * A preserve mask.
 *
 * @param {Uint8Array} payload
 * @param {number} rows
 * @param {number} columns
 * @param {import("./tables.js").Tables} tables
 * @returns {Uint8Array} Bits, row by row.
 */
export function readMask(payload, rows, columns, tables) {
  const decoder = new RangeDecoder(payload);
  if (decoder.bit(PLAIN)) return Uint8Array.from({ length: rows * columns }, () => decoder.bit(EVEN));
  return readOutline(decoder, new Uint8Array(rows * columns).fill(1), rows, columns, tables);
}

/**
 * Which of the open cells lie within an outline.
 *
 * @param {RangeDecoder} decoder
 * @param {Uint8Array} isOpen Row by row.
 * @param {number} rows
 * @param {number} columns
 * @param {import("./tables.js").Tables} tables
 * @returns {Uint8Array} Bits, row by row.
 */
export function readOutline(decoder, isOpen, rows, columns, tables) {
  return outline((ones) => decoder.bit(ones), isOpen, rows, columns, tables);
}

/**
 * The same, whoever the bits come from.
 *
 * @param {(ones: number, cell: number) => number} bit Reads the bit of a cell, or writes and gives it back.
 * @param {Uint8Array} isOpen Row by row.
 * @param {number} rows
 * @param {number} columns
 * @param {import("./tables.js").Tables} tables
 * @returns {Uint8Array} Bits, row by row.
 */
export function outline(bit, isOpen, rows, columns, tables) {
  const ones = tables.get("mask");
  const map = new PaddedMap(rows, columns, REACH);
  const shifts = map.shifts(TEMPLATE);
  for (const { number, top, bottom } of wavefronts(rows, columns)) {
    for (let row = top; row < bottom; row++) {
      const column = number - 3 * row;
      const cell = row * columns + column;
      if (!isOpen[cell]) continue;
      const place = map.place(row, column);
      map.cells[place] = bit(ones[contextNumber(map.cells, place, shifts)], cell);
    }
  }
  return map.inner();
}
