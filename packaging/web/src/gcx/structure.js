/** Section "Structure" of docs/gcx-format.md. */

import { RangeDecoder } from "./rangecoder.js";
import { PaddedMap, contextNumber, isCausal, wavefronts, windowOffsets } from "./wavefront.js";

const SMALL_MAP = 2 ** 15;
const LARGE_MAP = 2 ** 19;
// prettier-ignore
/** @type {import("./wavefront.js").Offset[]} */
const BESIDE = [
  [-1, 0], [-1, -1], [0, -1], [1, -1], [-2, 0], [-2, -1], [2, -1], [-3, 0], [-3, -1],
  [-2, -2], [-1, -2], [0, -2], [1, -2], [2, -2], [0, -3], [-1, -3],
];
const BESIDE_A_LINE = 4096;
const MIXERS = 64;
const CROWDS = 16;
const FULL_STEP = 64;
const LEARN_EVERY = 32;
const ONE = 65536;
const LARGEST_LOGARITHM = 8191;
const MIDDLE = 768;

/** Numbers that grow while pixels are learnt from, and the room that they have. */
class Pending {
  constructor() {
    this.values = new Int32Array(1024);
    this.length = 0;
  }

  /** @param {number} value */
  push(value) {
    if (this.length === this.values.length) {
      const grown = new Int32Array(2 * this.length);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }
}

/** Probabilities of pixels, from what was drawn before. */
class Forecast {
  /** @param {import("./tables.js").Tables} tables */
  constructor(tables) {
    this.logarithm = tables.get("logarithm");
    this.probability = tables.get("probability");
    // All of these stay below 2^53, so float64 holds them: a weight moves by at most 2^25 in each of at most 512 updates.
    this.beside = Float64Array.from(tables.get("structure_beside"));
    this.weights = Float64Array.from(tables.get("structure_mixer"));
    this.begun = new Float64Array(CROWDS).fill(8 * ONE);
    this.forecastBegun = new Float64Array(CROWDS).fill(8 * ONE);
    this.forecastSlopes = new Float64Array(MIXERS);
    this.countSlopes = new Float64Array(MIXERS);
    this.mixed = new Float64Array(MIXERS);
    /** Contexts beside a line and what followed: 2 c + bit. */
    this.pendingBeside = new Pending();
    /** Crowds far from lines, probabilities and what came: (32 * ones + 2 * crowd + bit). */
    this.pendingFar = new Pending();
  }

  /** @param {number} logit In 1 / 64. @returns {number} Frequency of 1. */
  #ones(logit) {
    return this.probability[Math.min(Math.max(logit + MIDDLE, 0), 2 * MIDDLE)];
  }

  /**
   * @param {number} logit What the network says.
   * @param {number} crowd
   * @param {RangeDecoder} decoder
   * @returns {0 | 1}
   */
  far(logit, crowd, decoder) {
    const { logarithm } = this;
    const begun = logarithm[Math.min(Math.floor(this.begun[crowd] / 4096), LARGEST_LOGARITHM)];
    const expected = logarithm[Math.min(Math.floor(this.forecastBegun[crowd] / 4096), LARGEST_LOGARITHM)];
    const ones = this.#ones(logit + begun - expected);
    const bit = decoder.bit(ones);
    this.pendingFar.push(32 * ones + 2 * crowd + bit);
    return bit;
  }

  /**
   * @param {number} forecast What the network says.
   * @param {number} context
   * @param {RangeDecoder} decoder
   * @returns {0 | 1}
   */
  besideLine(forecast, context, decoder) {
    const { beside, logarithm, weights } = this;
    const trues = logarithm[Math.min(beside[2 * context + 1], LARGEST_LOGARITHM)];
    const counted = trues - logarithm[Math.min(beside[2 * context], LARGEST_LOGARITHM)];
    const mixer = context >> 10;
    const ones = this.#ones(Math.floor((weights[mixer] * forecast + weights[MIXERS + mixer] * counted) / ONE));
    const bit = decoder.bit(ones);
    const error = bit * ONE - ones;
    this.forecastSlopes[mixer] += error * forecast;
    this.countSlopes[mixer] += error * counted;
    this.mixed[mixer]++;
    this.pendingBeside.push(2 * context + bit);
    return bit;
  }

  /** All pixels since the last call are known. */
  learn() {
    this.#learnFar();
    for (let mixer = 0; mixer < MIXERS; mixer++) {
      const divisor = 128 * Math.max(FULL_STEP, this.mixed[mixer]);
      this.weights[mixer] += Math.floor(this.forecastSlopes[mixer] / divisor);
      this.weights[MIXERS + mixer] += Math.floor(this.countSlopes[mixer] / divisor);
    }
    for (const sums of [this.forecastSlopes, this.countSlopes, this.mixed]) sums.fill(0);
    this.#learnBeside();
  }

  #learnFar() {
    const { begun, forecastBegun, pendingFar } = this;
    for (let index = 0; index < pendingFar.length; index++) {
      const value = pendingFar.values[index];
      const crowd = (value >> 1) & (CROWDS - 1);
      begun[crowd] += ONE * (value & 1);
      forecastBegun[crowd] += value >> 5;
    }
    pendingFar.length = 0;
    for (let crowd = 0; crowd < CROWDS; crowd++) {
      if (Math.max(begun[crowd], forecastBegun[crowd]) < 512 * ONE) continue;
      begun[crowd] = Math.floor(begun[crowd] / 2);
      forecastBegun[crowd] = Math.floor(forecastBegun[crowd] / 2);
    }
  }

  #learnBeside() {
    const { beside, pendingBeside } = this;
    const { values, length } = pendingBeside;
    for (let index = 0; index < length; index++) beside[values[index]] += 16;
    // Once halved a context whose counts are still too many is passed over: it was seen, and is marked as done.
    const halved = new Set();
    for (let index = 0; index < length; index++) {
      const context = values[index] >> 1;
      if (beside[2 * context] + beside[2 * context + 1] <= 255 * 16 || halved.has(context)) continue;
      halved.add(context);
      beside[2 * context] = Math.floor((beside[2 * context] + 1) / 2);
      beside[2 * context + 1] = Math.floor((beside[2 * context + 1] + 1) / 2);
    }
    pendingBeside.length = 0;
  }
}

/**
 * A structure map.
 *
 * @param {Uint8Array} payload
 * @param {number} height
 * @param {number} width
 * @param {import("./tables.js").Tables} tables
 * @returns {Uint8Array} Bits, row by row.
 */
export function readStructure(payload, height, width, tables) {
  const pixels = height * width;
  const name = pixels <= SMALL_MAP ? "structure_small" : pixels <= LARGE_MAP ? "structure" : "structure_large";
  const offsets = pixels <= LARGE_MAP ? windowOffsets(8, 6, 7) : windowOffsets(6, 5, 3);
  const [net, start] = [tables.net(name), tables.net(`${name}_start`)];
  const [decoder, forecast] = [new RangeDecoder(payload), new Forecast(tables)];
  const map = new PaddedMap(height, width, 8);
  const { cells } = map;
  const besideShifts = map.shifts(BESIDE);
  const inputs = Int32Array.from(offsets.keys()).filter((index) => isCausal(offsets[index]));
  const shifts = map.shifts(offsets.filter(isCausal));
  const drawn = new Int32Array(inputs.length);
  let waves = 0;
  for (const { number, top, bottom } of wavefronts(height, width)) {
    for (let row = top; row < bottom; row++) {
      const place = map.place(row, number - 3 * row);
      let count = 0;
      for (let index = 0; index < shifts.length; index++)
        if (cells[place + shifts[index]]) drawn[count++] = inputs[index];
      const context = contextNumber(cells, place, besideShifts);
      cells[place] =
        context < BESIDE_A_LINE
          ? forecast.far(start.ofOnes(drawn, count)[0], Math.min(count, CROWDS - 1), decoder)
          : forecast.besideLine(net.ofOnes(drawn, count)[0], context, decoder);
    }
    if (++waves % LEARN_EVERY === 0) forecast.learn();
  }
  return map.inner();
}
