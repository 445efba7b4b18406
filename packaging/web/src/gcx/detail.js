/** Section "Detail" of docs/gcx-format.md, and that of codes without tables in "Codes of other models". */

import { RangeDecoder } from "./rangecoder.js";
import { PaddedMap, isCausal, wavefronts, windowOffsets } from "./wavefront.js";

export const CHANNELS = 6;
export const LIMIT = 2;
const CENTRES = 5;
const ONE_HOT = CHANNELS * CENTRES;
const REACH = 2;
const LEAST = 16;
const ONE = 65536;

/** A neighbour of the contexts: -7 .. 7 are 0 .. 14, what is not known is one more. */
const FURTHEST = 7;
const UNKNOWN = 2 * FURTHEST + 1;
const NEIGHBOURS = UNKNOWN + 1;
const TRUST = 24;

/**
 * Give what is missing from 65536 to the first of the largest.
 *
 * @param {Float64Array} frequencies Is changed.
 * @param {number} largest Where that is.
 */
function complete(frequencies, largest) {
  frequencies[largest] += ONE - frequencies.reduce((sum, frequency) => sum + frequency, 0);
}

/**
 * Detail symbols of the studio model's numbers.
 *
 * @param {Uint8Array} payload
 * @param {Uint8Array} mask Row by row.
 * @param {number} rows
 * @param {number} columns
 * @param {import("./tables.js").Tables} tables
 * @returns {Int8Array} (6, rows, columns)
 */
export function readDetail(payload, mask, rows, columns, tables) {
  const decoder = new RangeDecoder(payload);
  const forecast = new DetailForecast(rows, columns, tables);
  const detail = new Int8Array(CHANNELS * rows * columns);
  for (const { number, top, bottom } of wavefronts(rows, columns)) {
    const wanted = [];
    for (let row = top; row < bottom; row++) {
      const cell = row * columns + number - 3 * row;
      if (mask[cell]) wanted.push({ cell, place: forecast.known[0].place(row, number - 3 * row) });
    }
    for (let channel = 0; channel < CHANNELS; channel++) {
      for (const { cell, place } of wanted) {
        const symbol = decoder.symbol(forecast.frequencies(channel, place));
        detail[channel * rows * columns + cell] = symbol - LIMIT;
        forecast.known[channel].cells[place] = symbol + 1;
      }
    }
  }
  return detail;
}

/** Frequencies of symbols, from the symbols around. */
class DetailForecast {
  /** @param {number} rows @param {number} columns @param {import("./tables.js").Tables} tables */
  constructor(rows, columns, tables) {
    /** Symbols of each channel and 1; 0 where they are not known. */
    this.known = Array.from({ length: CHANNELS }, () => new PaddedMap(rows, columns, REACH));
    this.net = tables.net("detail");
    this.exponential = tables.get("exponential");
    const offsets = windowOffsets(REACH, REACH, REACH);
    this.own = offsets.findIndex(([dx, dy]) => dx === 0 && dy === 0);
    this.around = [...offsets.keys()].filter((index) => isCausal(offsets[index]));
    this.shifts = this.known[0].shifts(offsets.filter(isCausal));
    this.ones = new Int32Array(offsets.length * ONE_HOT);
  }

  /** @param {number} channel @param {number} place @returns {Float64Array} */
  frequencies(channel, place) {
    const { known, ones, exponential, around, shifts } = this;
    let count = 0;
    for (let other = 0; other < CHANNELS; other++) {
      const { cells } = known[other];
      for (let index = 0; index < shifts.length; index++) {
        const symbol = cells[place + shifts[index]];
        if (symbol) ones[count++] = around[index] * ONE_HOT + other * CENTRES + symbol - 1;
      }
      if (other < channel) ones[count++] = this.own * ONE_HOT + other * CENTRES + cells[place] - 1;
    }
    ones[count++] = this.net.inputs - CHANNELS + channel;
    const logits = Array.from(this.net.ofOnes(ones, count));
    const most = Math.max(...logits);
    const shares = logits.map((logit) => exponential[Math.min(most - logit, exponential.length - 1)]);
    const total = shares.reduce((sum, share) => sum + share, 0);
    const frequencies = Float64Array.from(
      shares,
      (share) => Math.floor((share * (ONE - CENTRES * LEAST)) / total) + LEAST,
    );
    complete(frequencies, logits.indexOf(most));
    return frequencies;
  }
}

/**
 * Detail symbols of other numbers, in the contexts of their neighbours.
 *
 * @param {Uint8Array} payload
 * @param {Uint8Array} mask Row by row.
 * @param {number} rows
 * @param {number} columns
 * @param {number} channels
 * @param {number} limit
 * @returns {Int8Array} (channels, rows, columns)
 */
export function readDetailInContexts(payload, mask, rows, columns, channels, limit) {
  const decoder = new RangeDecoder(payload);
  const detail = new Int8Array(channels * rows * columns);
  let before = new Uint8Array(rows * columns).fill(UNKNOWN);
  for (let channel = 0; channel < channels; channel++) {
    const contexts = new ChannelContexts(before, columns, 2 * limit + 1);
    for (let diagonal = 0; diagonal < rows + columns - 1; diagonal++) {
      const read = [];
      const bottom = Math.min(rows - 1, diagonal);
      for (let row = Math.max(0, diagonal - columns + 1); row <= bottom; row++) {
        const cell = row * columns + diagonal - row;
        if (!mask[cell]) continue;
        const own = contexts.of(row, diagonal - row);
        read.push({ cell, own, symbol: decoder.symbol(contexts.frequencies(own)) });
      }
      for (const { cell, own, symbol } of read) {
        contexts.learn(own, symbol);
        const value = (detail[channel * rows * columns + cell] = symbol - limit);
        contexts.known[cell] = Math.min(Math.max(value, -FURTHEST), FURTHEST) + FURTHEST;
      }
    }
    before = contexts.known;
  }
  return detail;
}

/** How often which symbol of a channel came, in five tables of contexts. */
class ChannelContexts {
  /**
   * @param {Uint8Array} before Neighbours of the channel before, row by row.
   * @param {number} columns
   * @param {number} symbols
   */
  constructor(before, columns, symbols) {
    this.before = before;
    this.columns = columns;
    this.symbols = symbols;
    /** As neighbours, row by row. */
    this.known = new Uint8Array(before.length).fill(UNKNOWN);
    const sizes = [1, NEIGHBOURS, NEIGHBOURS, NEIGHBOURS, NEIGHBOURS ** 2];
    this.counts = sizes.map((size) => new Float64Array(size * symbols));
    this.sums = sizes.map((size) => new Float64Array(size));
  }

  /** @param {number} row @param {number} column @returns {number[]} Its context in each table. */
  of(row, column) {
    const cell = row * this.columns + column;
    const left = column ? this.known[cell - 1] : UNKNOWN;
    const above = row ? this.known[cell - this.columns] : UNKNOWN;
    return [0, this.before[cell], left, above, NEIGHBOURS * above + left];
  }

  /** @param {number[]} contexts @returns {Float64Array} */
  frequencies(contexts) {
    const { counts, sums, symbols } = this;
    const shares = new Float64Array(symbols).fill(Math.floor(ONE / symbols));
    contexts.forEach((context, table) => {
      const [start, total] = [context * symbols, sums[table][context] + TRUST];
      for (let symbol = 0; symbol < symbols; symbol++) {
        // At most 65536 cells were counted: below 2^33.
        shares[symbol] = Math.floor((ONE * counts[table][start + symbol] + TRUST * shares[symbol]) / total);
      }
    });
    for (let symbol = 0; symbol < symbols; symbol++) shares[symbol] = Math.max(shares[symbol], 1);
    complete(shares, shares.indexOf(Math.max(...shares)));
    return shares;
  }

  /** @param {number[]} contexts @param {number} symbol */
  learn(contexts, symbol) {
    contexts.forEach((context, table) => {
      this.counts[table][context * this.symbols + symbol]++;
      this.sums[table][context]++;
    });
  }
}
