/** Section "Fine and faithful cells" of docs/gcx-format.md: what is coded, in which order. */

import { CellContext } from "./cellcontext.js";
import { COEFFICIENTS, GROUPS } from "./cellgroups.js";
import { GcxError } from "./errors.js";
import { readOutline } from "./mask.js";
import { RangeDecoder } from "./rangecoder.js";

const EVEN = 32768;
const AT_ONCE = 1024;
const COARSENESSES = 4;
const LIMIT = 127;
const FAR = 512;
const MIDDLE = 768;
const SPREADS = 30;

/**
 * What is known of the picture when cells are read.
 *
 * @typedef {object} About
 * @property {number} rows
 * @property {number} columns
 * @property {Uint8Array} structure
 * @property {number} structureScale
 * @property {number} width
 * @property {number} height
 * @property {Int8Array | null} detail (6, rows, columns) of the studio model's numbers; null where they are others.
 */

/**
 * Cells of one level.
 *
 * @typedef {object} Kept
 * @property {Uint8Array} mask (rows, columns), which they are.
 * @property {Uint8Array} coarseness (rows, columns), 0 .. 3.
 * @property {Int8Array | null} values (384, rows, columns); null if there is no such cell.
 */

/**
 * The fine cells, or the faithful ones over them.
 *
 * @param {Uint8Array} payload
 * @param {Uint8Array} isOpen (rows, columns), cells of the level below.
 * @param {About} about
 * @param {Kept | null} fine null where these are read.
 * @param {import("./tables.js").Tables} tables
 * @returns {Kept}
 */
export function readKept(payload, isOpen, about, fine, tables) {
  const { rows, columns } = about;
  const decoder = new RangeDecoder(payload);
  const mask = decoder.bit(EVEN) ? isOpen.slice() : readOutline(decoder, isOpen, rows, columns, tables);
  const coarseness = fine ? fine.coarseness : readCoarseness(decoder, mask, rows, columns, tables);
  if (!mask.includes(1)) return { mask, coarseness, values: null };
  const context = new CellContext(about, mask, coarseness, fine?.values ?? null, tables);
  for (let group = 0; group < GROUPS.length; group++) {
    for (const pass of passes(mask, columns)) readPass(decoder, context, group, pass, tables);
  }
  return { mask, coarseness, values: placed(context, rows * columns) };
}

/**
 * The kept cells that are read at once, of even row + column and then of odd.
 *
 * @param {Uint8Array} mask
 * @param {number} columns
 * @returns {number[][]}
 */
function passes(mask, columns) {
  /** @type {number[][]} */
  const cells = [[], []];
  mask.forEach((isKept, cell) => {
    if (isKept) cells[(Math.floor(cell / columns) + (cell % columns)) & 1].push(cell);
  });
  return cells.flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / AT_ONCE) }, (_, index) =>
      own.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
    ),
  );
}

/**
 * @param {RangeDecoder} decoder
 * @param {Uint8Array} mask
 * @param {number} rows
 * @param {number} columns
 * @param {import("./tables.js").Tables} tables
 * @returns {Uint8Array} (rows, columns)
 */
function readCoarseness(decoder, mask, rows, columns, tables) {
  const frequencies = tables.get("coarseness");
  const coarseness = new Uint8Array(rows * columns);
  /** @param {number} row @param {number} column */
  const known = (row, column) => {
    const isInside = row >= 0 && row < rows && column >= 0 && column < columns;
    return isInside && mask[row * columns + column] ? 1 + coarseness[row * columns + column] : 0;
  };
  for (const cell of passes(mask, columns).flat()) {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    // All neighbours of odd cells are even, and known.
    const context =
      (row + column) & 1
        ? Math.max(known(row - 1, column), known(row, column - 1), known(row, column + 1), known(row + 1, column))
        : 0;
    coarseness[cell] = decoder.symbol(frequencies, context * COARSENESSES, COARSENESSES);
  }
  return coarseness;
}

/**
 * A group of coefficients of the cells of a pass.
 *
 * @param {RangeDecoder} decoder
 * @param {CellContext} context
 * @param {number} number Of the group.
 * @param {number[]} cells
 * @param {import("./tables.js").Tables} tables
 */
function readPass(decoder, context, number, cells, tables) {
  const [group, probability] = [GROUPS[number], tables.get("probability")];
  const frequencies = tables.get(`${context.level}_${group.isWide ? "wide" : "narrow"}`);
  const symbols = frequencies.length / (SPREADS * 16);
  const forecasts = cells.map((cell) => ({ cell, ...context.forecast(number, cell) }));
  const filled = forecasts.filter(({ filling }) => {
    return filling === null || decoder.bit(probability[Math.min(Math.max(4 * filling, -MIDDLE), MIDDLE) + MIDDLE]);
  });
  /** @type {[cell: number, coefficient: number][]} */
  const far = [];
  group.own.forEach((coefficient, index) => {
    for (const { cell, means, spreads } of filled) {
      const row = Math.min(Math.max((spreads[index] + 56) >> 2, 0), SPREADS - 1);
      const symbol = decoder.symbol(frequencies, (row * 16 + (means[index] & 15)) * symbols, symbols);
      if (symbol === symbols - 1) far.push([cell, coefficient]);
      else put(context, cell, coefficient, (means[index] >> 4) + symbol - (symbols - 1) / 2 + 1);
    }
  });
  for (const [cell, coefficient] of far) put(context, cell, coefficient, decoder.plain(2 * FAR) - FAR);
  for (const cell of cells) context.learn(number, cell);
}

/** @param {CellContext} context @param {number} cell @param {number} coefficient @param {number} value */
function put(context, cell, coefficient, value) {
  if (Math.abs(value + context.led(cell, coefficient)) > LIMIT) {
    throw new GcxError("damaged file: a coefficient lies beyond the limit");
  }
  context.put(cell, coefficient, value);
}

/**
 * Coefficients of all cells, as the other layers lie in memory.
 *
 * @param {CellContext} context
 * @param {number} cells How many the picture has.
 * @returns {Int8Array} (384, rows, columns)
 */
function placed(context, cells) {
  const values = new Int8Array(COEFFICIENTS * cells);
  for (const cell of context.cells) {
    for (let index = 0; index < COEFFICIENTS; index++) values[index * cells + cell] = context.value(cell, index);
  }
  return values;
}
