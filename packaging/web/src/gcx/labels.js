/** Section "Labels" of docs/gcx-format.md. */

import { RangeDecoder } from "./rangecoder.js";
import { PaddedMap, wavefronts } from "./wavefront.js";

// prettier-ignore
/** @type {import("./wavefront.js").Offset[]} */
const NEIGHBOURS = [
  [-1, 0], [0, -1], [-1, -1], [1, -1], [-2, 0], [0, -2], [2, -1], [-2, -1],
  [-1, -2], [1, -2], [-3, 0], [2, -2], [-1, -3], [0, -3], [1, -3], [-2, -2],
];
const REACH = 3;
const QUESTIONS = 3;
const CONTEXTS = 65536;
const WRITTEN = QUESTIONS * CONTEXTS;
const TREE = 256;
const TREE_START = 6;
const LEARN_EVERY = 32;
const FULL = 65536;

/** Answers to questions, and what is learnt from them. */
class Answers {
  /**
   * @param {Uint8Array} payload
   * @param {import("./tables.js").Tables} tables
   */
  constructor(payload, tables) {
    this.decoder = new RangeDecoder(payload);
    const started = tables.get("labels");
    this.no = new Float64Array(WRITTEN + TREE).fill(TREE_START);
    this.yes = this.no.slice();
    this.no.set(started.subarray(0, WRITTEN));
    this.yes.set(started.subarray(WRITTEN));
    /** @type {number[]} Contexts and answers: 2 c + bit. */
    this.heard = [];
  }

  /** @param {number} context @returns {0 | 1} */
  ask(context) {
    const [no, yes] = [this.no[context], this.yes[context]];
    const answer = this.decoder.bit(Math.floor((65535 * yes) / (no + yes)) + Number(yes < no));
    this.heard.push(2 * context + answer);
    return answer;
  }

  /** All since the last call is learnt from. */
  learn() {
    const { heard, no, yes } = this;
    for (const value of heard) (value & 1 ? yes : no)[value >> 1] += 16;
    for (const context of new Set(heard.map((value) => value >> 1))) {
      if (no[context] + yes[context] <= FULL) continue;
      no[context] = Math.floor((no[context] + 1) / 2);
      yes[context] = Math.floor((yes[context] + 1) / 2);
    }
    heard.length = 0;
  }
}

/** A pixel while it is asked. */
class Pixel {
  /** @param {number} place @param {Uint8Array} near Classes of the neighbours. */
  constructor(place, near) {
    this.place = place;
    this.near = near;
    /** Neighbours whose class was not asked for yet, as bits; the first is the highest. */
    this.left = CONTEXTS - 1;
    /** The class, and while its bits are read a 1 and those read so far. */
    this.value = 1;
  }

  /**
   * @param {number} question
   * @param {Answers} answers
   * @returns {boolean} Whether it is known now.
   */
  asked(question, answers) {
    if (!this.left) return false;
    // Bit 15 is the first neighbour.
    const value = this.near[Math.clz32(this.left) - 16];
    let alike = 0;
    for (const near of this.near) alike = (alike << 1) | Number(near === value);
    this.left &= ~alike;
    if (!answers.ask(CONTEXTS * question + alike)) return false;
    this.value = value;
    return true;
  }
}

/**
 * A label map.
 *
 * @param {Uint8Array} payload
 * @param {number} height
 * @param {number} width
 * @param {number} classes
 * @param {import("./tables.js").Tables} tables
 * @returns {Uint8Array} Classes, row by row; of a damaged file they may be too great.
 */
export function readLabels(payload, height, width, classes, tables) {
  const answers = new Answers(payload, tables);
  const depth = classes > 1 ? 32 - Math.clz32(classes - 1) : 0;
  const map = new PaddedMap(height, width, REACH);
  const { cells } = map;
  const shifts = map.shifts(NEIGHBOURS);
  let waves = 0;
  for (const { number, top, bottom } of wavefronts(height, width)) {
    const pixels = [];
    for (let row = top; row < bottom; row++) {
      const place = map.place(row, number - 3 * row);
      pixels.push(
        new Pixel(
          place,
          Uint8Array.from(shifts, (shift) => cells[place + shift]),
        ),
      );
    }
    let open = pixels;
    for (let question = 0; question < QUESTIONS; question++) {
      open = open.filter((pixel) => !pixel.asked(question, answers));
    }
    for (let level = 0; level < depth; level++) {
      for (const pixel of open) pixel.value = 2 * pixel.value + answers.ask(WRITTEN + pixel.value);
    }
    for (const pixel of open) pixel.value -= 1 << depth;
    for (const pixel of pixels) cells[pixel.place] = pixel.value;
    if (++waves % LEARN_EVERY === 0) answers.learn();
  }
  return map.inner();
}
