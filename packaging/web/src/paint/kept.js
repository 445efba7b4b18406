/** Lays kept cells over a painted picture, as `gc_studio/decode/kept.py` does. */

import { FAITHFUL_STEP, FINE_STEP, GROWTH, dequantised, lend, shown, steps, transformed } from "./cells.js";

const CELL = 16;
/** Pixels around a kept cell over which the painting passes into it, and after which it moves as all near by do. */
const BLENDED = 6;
const EXACT = 3;
const SPREAD = 2.5;
const RADIUS = 10;
/** Steps between fine and between faithful cells that are larger, in levels, are in the photo. */
const EDGES = [40, 20];
const SMOOTHED = [0.5, 0.3, 0.12];

const BLUR = (() => {
  const weights = Array.from({ length: 2 * RADIUS + 1 }, (_, at) => Math.exp(-((at - RADIUS) ** 2) / (2 * SPREAD ** 2)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
})();

/** A map of pixels with some channels, blurred; borders are repeated. */
function blurred(values, height, width, channels) {
  const pass = (from, count, stride, at, length) => {
    let sum = 0;
    for (let tap = -RADIUS; tap <= RADIUS; tap++) {
      const place = Math.min(Math.max(at + tap, 0), length - 1);
      sum += BLUR[tap + RADIUS] * from[count + (place - at) * stride];
    }
    return sum;
  };
  const half = new Float32Array(values.length);
  const out = new Float32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    half[index] = pass(values, index, channels, Math.floor(index / channels) % width, width);
  }
  for (let index = 0; index < values.length; index++) {
    out[index] = pass(half, index, channels * width, Math.floor(index / (channels * width)), height);
  }
  return out;
}

/** RGB of kept pixels carried beyond their borders. */
function carried(values, kept, height, width) {
  const known = new Float32Array(4 * height * width);
  for (let at = 0; at < height * width; at++) {
    if (!kept[at]) continue;
    known.set(values.subarray(3 * at, 3 * at + 3), 4 * at);
    known[4 * at + 3] = 1;
  }
  const soft = blurred(known, height, width, 4);
  const out = new Float32Array(3 * height * width);
  for (let at = 0; at < height * width; at++) {
    const share = Math.max(soft[4 * at + 3], 1e-3);
    for (let c = 0; c < 3; c++) out[3 * at + c] = soft[4 * at + c] / share;
  }
  return out;
}

/** Distance of a pixel from another one so far away, in the metric of chamfers of 5x5 that the program uses. */
function chamfer(dx, dy) {
  const [most, least] = dx > dy ? [dx, dy] : [dy, dx];
  return most >= 2 * least ? most - 2 * least + least * 2.1969 : (2 * least - most) * 1.4 + (most - least) * 2.1969;
}

/** The nearest kept pixel to one that is not, and how far it is; null where none is near enough to matter. */
function nearest(kept, height, width, y, x) {
  let best = null;
  for (let v = Math.max(0, y - BLENDED); v <= Math.min(height - 1, y + BLENDED); v++) {
    for (let u = Math.max(0, x - BLENDED); u <= Math.min(width - 1, x + BLENDED); u++) {
      if (!kept[v * width + u]) continue;
      const distance = chamfer(Math.abs(u - x), Math.abs(v - y));
      // Of those as near, the one that OpenCV's two passes come upon first: above, left, below, right.
      const rank = v < y ? 0 : v > y ? 2 : u < x ? 1 : 3;
      const isBetter = best === null || distance < best.distance - 1e-4;
      if (isBetter || (distance < best.distance + 1e-4 && rank < best.rank)) best = { at: v * width + u, distance, rank };
    }
  }
  return best;
}

/** Kept pixels as they are, and the painting around them moved towards what they show. */
function passedInto(under, over, kept, height, width) {
  const difference = new Float32Array(under.length);
  for (let index = 0; index < under.length; index++) difference[index] = over[index] - under[index];
  const near = carried(difference, kept, height, width);
  const out = Float32Array.from(under);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (kept[at]) {
        out.set(over.subarray(3 * at, 3 * at + 3), 3 * at);
        continue;
      }
      const found = nearest(kept, height, width, y, x);
      if (found === null) continue;
      const smooth = Math.min(Math.max((found.distance - 1) / EXACT, 0), 1);
      const share = Math.min(Math.max(1 - (found.distance - 0.5) / BLENDED, 0), 1);
      for (let c = 0; c < 3; c++) {
        const moved = difference[3 * found.at + c] * (1 - smooth) + near[3 * at + c] * smooth;
        out[3 * at + c] += share * moved;
      }
    }
  }
  return out;
}

/** Take steps out of the borders between kept cells that lie side by side (`across`) or one above the other; in place. */
function smoothBorders(over, rows, columns, levels, across) {
  const width = columns * CELL;
  const along = across ? 3 : 3 * width;
  const beside = across ? 3 * width : 3;
  const [outer, inner] = across ? [rows, columns] : [columns, rows];
  const moved = [];
  for (let line = 0; line < outer; line++) {
    for (let border = 1; border < inner; border++) {
      const cell = (step) => (across ? levels[line * columns + border + step] : levels[(border + step) * columns + line]);
      const [before, after] = [cell(-1), cell(0)];
      if (before < 2 || after < 2) continue;
      const edge = Math.min(EDGES[before - 2], EDGES[after - 2]);
      for (let pixel = 0; pixel < CELL; pixel++) {
        const first = (line * CELL + pixel) * beside + border * CELL * along;
        const step = [0, 1, 2].map((c) => {
          const at = (distance) => over[first + distance * along + c];
          return at(0) - at(-1) - (at(-1) - at(-2) + at(1) - at(0)) / 2;
        });
        const size = (Math.abs(step[0]) + Math.abs(step[1]) + Math.abs(step[2])) / 3;
        const share = Math.min(Math.max((2 * (edge - size)) / edge, 0), 1);
        moved.push([first, step.map((own) => own * share)]);
      }
    }
  }
  for (const [first, step] of moved) {
    SMOOTHED.forEach((share, distance) => {
      for (let c = 0; c < 3; c++) {
        over[first - (distance + 1) * along + c] += share * step[c];
        over[first + distance * along + c] -= share * step[c];
      }
    });
  }
}

/** Kept cells as pixels before they are polished, RGB of 16 rows * 16 columns. */
function unpolished(layers, box, levels, under, height, width) {
  const [top, left, rows, columns] = box;
  const wide = columns * CELL;
  const over = new Float32Array(3 * rows * CELL * wide);
  const count = layers.mask.data.length;
  const symbolsOf = (layer, at) => Int8Array.from({ length: 384 }, (_, index) => layer.data[index * count + at]);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const level = levels[row * columns + column];
      if (level < 2) continue;
      const at = (top + row) * layers.mask.shape[1] + left + column;
      const symbols = symbolsOf(level === 3 ? layers.faithful : layers.fine, at);
      const own = steps(level === 3 ? FAITHFUL_STEP : FINE_STEP, layers.coarseness.data[at]);
      const values = dequantised(symbols, own);
      if (level === 2) {
        const beneath = new Float32Array(3 * CELL * CELL);
        for (let pixel = 0; pixel < CELL * CELL; pixel++) {
          const y = Math.min(row * CELL + (pixel >> 4), height - 1);
          const x = Math.min(column * CELL + (pixel & 15), width - 1);
          beneath.set(under.subarray(3 * (y * width + x), 3 * (y * width + x) + 3), 3 * pixel);
        }
        lend(values, symbols, transformed(beneath));
      }
      const pixels = shown(values);
      for (let y = 0; y < CELL; y++) {
        over.set(pixels.subarray(48 * y, 48 * y + 48), 3 * ((row * CELL + y) * wide + column * CELL));
      }
    }
  }
  smoothBorders(over, rows, columns, levels, true);
  smoothBorders(over, rows, columns, levels, false);
  return over;
}

/** Cells around all that are kept, one more on each side: top, left, rows, columns. */
function boxOf(mask) {
  const [rows, columns] = mask.shape;
  let [top, left, bottom, right] = [rows, columns, 0, 0];
  mask.data.forEach((kept, at) => {
    if (!kept) return;
    const [row, column] = [Math.floor(at / columns), at % columns];
    [top, left] = [Math.min(top, row - 1), Math.min(left, column - 1)];
    [bottom, right] = [Math.max(bottom, row + 2), Math.max(right, column + 2)];
  });
  [top, left] = [Math.max(top, 0), Math.max(left, 0)];
  return [top, left, Math.min(bottom, rows) - top, Math.min(right, columns) - left];
}

/** What the polishing net takes: RGB, of kept cells and carried beyond, and their steps, 255 being 1; (1, 4, h, w). */
function seenBy(over, levels, layers, box) {
  const [top, left, rows, columns] = box;
  const [tall, wide] = [rows * CELL, columns * CELL];
  const kept = Uint8Array.from({ length: tall * wide }, (_, at) => cellAt(levels, columns, at, wide) >= 2);
  const beyond = carried(over, kept, tall, wide);
  const seen = new Float32Array(4 * tall * wide);
  for (let at = 0; at < tall * wide; at++) {
    for (let c = 0; c < 3; c++) seen[c * tall * wide + at] = (kept[at] ? over : beyond)[3 * at + c] / 255;
    if (!kept[at]) continue;
    const cell = (top + (Math.floor(at / wide) >> 4)) * layers.mask.shape[1] + left + ((at % wide) >> 4);
    const step = cellAt(levels, columns, at, wide) === 3 ? FAITHFUL_STEP : FINE_STEP;
    seen[3 * tall * wide + at] = (step * GROWTH[layers.coarseness.data[cell]]) / 255;
  }
  return seen;
}

function cellAt(levels, columns, at, wide) {
  return levels[(Math.floor(at / wide) >> 4) * columns + ((at % wide) >> 4)];
}

/**
 * A picture with the kept cells laid over it.
 *
 * @param {Uint8ClampedArray} picture RGB of height * width pixels
 * @param {ReturnType<import("../gcx/reader.js").read>} file what it was painted of
 * @param {(seen: Float32Array, height: number, width: number) => Promise<Float32Array>} polish the net: (1, 4, h, w)
 *     to (1, 3, h, w)
 * @returns {Promise<Uint8ClampedArray>} another picture, or the same one if no cell is kept
 */
export async function withKept(picture, file, polish) {
  const { layers } = file;
  if (!layers.fineMask.data.some(Boolean)) return picture;
  const box = boxOf(layers.fineMask);
  const [top, left, rows, columns] = box;
  const [tall, wide] = [rows * CELL, columns * CELL];
  const [height, width] = [Math.min(tall, file.height - top * CELL), Math.min(wide, file.width - left * CELL)];
  const levels = Uint8Array.from({ length: rows * columns }, (_, at) => {
    const cell = (top + Math.floor(at / columns)) * layers.mask.shape[1] + left + (at % columns);
    return layers.faithfulMask.data[cell] ? 3 : layers.fineMask.data[cell] ? 2 : 0;
  });
  const under = new Float32Array(3 * height * width);
  for (let y = 0; y < height; y++) {
    const from = 3 * ((top * CELL + y) * file.width + left * CELL);
    under.set(picture.subarray(from, from + 3 * width), 3 * y * width);
  }
  const polished = await polish(seenBy(unpolished(layers, box, levels, under, height, width), levels, layers, box), tall, wide);
  const over = new Float32Array(under.length);
  const kept = new Uint8Array(height * width);
  for (let at = 0; at < height * width; at++) {
    const from = Math.floor(at / width) * wide + (at % width);
    kept[at] = +(cellAt(levels, columns, from, wide) >= 2);
    for (let c = 0; c < 3; c++) over[3 * at + c] = polished[c * tall * wide + from] * 255;
  }
  const seen = passedInto(under, over, kept, height, width);
  const out = Uint8ClampedArray.from(picture);
  for (let y = 0; y < height; y++) {
    out.set(seen.subarray(3 * y * width, 3 * (y + 1) * width), 3 * ((top * CELL + y) * file.width + left * CELL));
  }
  return out;
}
