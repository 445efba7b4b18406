/** Cells that a file keeps, as pixels: cosine transforms of 16x16 luma and 8x8 chroma, docs/gcx-format.md. */

const CELL = 16;
const CHROMA = 8;
const COEFFICIENTS = 384;
export const FAITHFUL_STEP = 46;
export const FINE_STEP = (FAITHFUL_STEP * 22) / 10;
export const GROWTH = [1, 1.4, 2, 2.8];
const CHROMA_SHARE = 0.8;
const COLOUR_SHARES = [0.5, 0.35];
const ONE_IS_LESS = 0.04;

/** Share of the painting in what a fine cell says nothing of, by group of frequencies, and the most of it in levels. */
const PAINTED = [0, 0.5, 1, 1, 1];
const MOST_PAINTED = 0.15 * FINE_STEP;

const LUMA_ENDS = [1, 3, 6, 10];
const CHROMA_ENDS = [1, 2, 4];

const GROUPS = Uint8Array.from({ length: COEFFICIENTS }, (_, index) => {
  const isLuma = index < CELL * CELL;
  const side = isLuma ? CELL : CHROMA;
  const within = isLuma ? index : (index - CELL * CELL) % (CHROMA * CHROMA);
  const highest = Math.max(Math.floor(within / side), within % side);
  return (isLuma ? LUMA_ENDS : CHROMA_ENDS).filter((end) => highest >= end).length;
});

/** Orthonormal cosine transform, frequency by place. */
function cosines(side) {
  return Float64Array.from({ length: side * side }, (_, index) => {
    const [frequency, place] = [Math.floor(index / side), index % side];
    const wave = Math.cos((Math.PI * (place + 0.5) * frequency) / side) * Math.sqrt(2 / side);
    return frequency ? wave : wave / Math.SQRT2;
  });
}

const LUMA_WAVES = cosines(CELL);
const CHROMA_WAVES = cosines(CHROMA);

/** Chroma's transform back, enlarged twice within the cell: place of 16 by frequency of 8. */
const CHROMA_SHOWN = Float64Array.from({ length: CELL * CHROMA }, (_, index) => {
  const [place, frequency] = [Math.floor(index / CHROMA), index % CHROMA];
  const at = Math.min(Math.max((place + 0.5) / 2 - 0.5, 0), CHROMA - 1);
  let sum = 0;
  for (let own = 0; own < CHROMA; own++) {
    sum += Math.max(1 - Math.abs(at - own), 0) * CHROMA_WAVES[frequency * CHROMA + own];
  }
  return sum;
});

const LUMA_SHOWN = Float64Array.from({ length: CELL * CELL }, (_, index) => LUMA_WAVES[(index % CELL) * CELL + Math.floor(index / CELL)]);

/** a b a' for a of rows x inner, and b of inner x inner. */
function around(a, b, rows, inner) {
  const half = new Float64Array(rows * inner);
  for (let y = 0; y < rows; y++) {
    for (let k = 0; k < inner; k++) {
      const factor = a[y * inner + k];
      for (let x = 0; x < inner; x++) half[y * inner + x] += factor * b[k * inner + x];
    }
  }
  const out = new Float64Array(rows * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < rows; x++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += half[y * inner + k] * a[x * inner + k];
      out[y * rows + x] = sum;
    }
  }
  return out;
}

/** Quantiser steps of a cell's 384 coefficients. */
export function steps(step, coarseness) {
  const out = new Float64Array(COEFFICIENTS);
  for (let index = 0; index < COEFFICIENTS; index++) {
    const isLuma = index < CELL * CELL;
    if (GROUPS[index] === 0) out[index] = step * COLOUR_SHARES[+!isLuma];
    else out[index] = step * (isLuma ? 1 : CHROMA_SHARE) * GROWTH[coarseness];
  }
  return out;
}

/** Values of a cell's coefficients; one of 1 is mostly somewhat less. */
export function dequantised(symbols, ownSteps) {
  return Float64Array.from(symbols, (symbol, index) => {
    const shrunk = Math.abs(symbol) === 1 ? symbol * (1 - ONE_IS_LESS) : symbol;
    return shrunk * ownSteps[index];
  });
}

/** Add to a fine cell what it says nothing of, from the coefficients of the painting beneath; in place. */
export function lend(values, symbols, beneath) {
  for (let index = 0; index < COEFFICIENTS; index++) {
    if (symbols[index]) continue;
    const lent = PAINTED[GROUPS[index]] * beneath[index];
    values[index] += Math.min(Math.max(lent, -MOST_PAINTED), MOST_PAINTED);
  }
}

/** Pixels of a cell, RGB of 16 x 16, about 0 .. 255, of its 384 values. */
export function shown(values) {
  const luma = around(LUMA_SHOWN, values.subarray(0, 256), CELL, CELL);
  const cb = around(CHROMA_SHOWN, values.subarray(256, 320), CELL, CHROMA);
  const cr = around(CHROMA_SHOWN, values.subarray(320), CELL, CHROMA);
  const out = new Float32Array(3 * CELL * CELL);
  for (let at = 0; at < CELL * CELL; at++) {
    const y = luma[at] + 128;
    out[3 * at] = y + 1.402 * cr[at];
    out[3 * at + 1] = y - 0.344136 * cb[at] - 0.714136 * cr[at];
    out[3 * at + 2] = y + 1.772 * cb[at];
  }
  return out;
}

/** Coefficients of a painted cell, RGB of 16 x 16: the inverse of `shown`, but for what half-size chroma loses. */
export function transformed(rgb) {
  const luma = new Float64Array(CELL * CELL);
  const chroma = [new Float64Array(CHROMA * CHROMA), new Float64Array(CHROMA * CHROMA)];
  for (let at = 0; at < CELL * CELL; at++) {
    const [r, g, b] = [rgb[3 * at], rgb[3 * at + 1], rgb[3 * at + 2]];
    luma[at] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
    const half = (at >> 5) * CHROMA + ((at % CELL) >> 1);
    chroma[0][half] += (-0.168736 * r - 0.331264 * g + 0.5 * b) / 4;
    chroma[1][half] += (0.5 * r - 0.418688 * g - 0.081312 * b) / 4;
  }
  const out = new Float64Array(COEFFICIENTS);
  out.set(around(LUMA_WAVES, luma, CELL, CELL));
  chroma.forEach((plane, index) => out.set(around(CHROMA_WAVES, plane, CHROMA, CHROMA), 256 + 64 * index));
  return out;
}
