/** Section "Order and windows" of docs/gcx-format.md. */

const SLOPE = 3;

/** @typedef {[dx: number, dy: number]} Offset */

/**
 * The wavefronts of a map that hold any cells: rows from `top` to before `bottom`, in row y column `number - 3 y`.
 *
 * @param {number} height
 * @param {number} width
 * @returns {Generator<{number: number, top: number, bottom: number}>}
 */
export function* wavefronts(height, width) {
  for (let number = 0; number < width + SLOPE * (height - 1); number++) {
    const top = Math.max(0, Math.ceil((number - width + 1) / SLOPE));
    const bottom = Math.min(height, Math.floor(number / SLOPE) + 1);
    if (top < bottom) yield { number, top, bottom };
  }
}

/**
 * The cells of a window, those too that are never known when it is looked at.
 *
 * @param {number} left
 * @param {number} right
 * @param {number} above
 * @returns {Offset[]}
 */
export function windowOffsets(left, right, above) {
  /** @type {Offset[]} */
  const offsets = [];
  for (let dy = -above; dy <= 0; dy++) for (let dx = -left; dx <= right; dx++) offsets.push([dx, dy]);
  return offsets;
}

/** @param {Offset} offset @returns {boolean} Whether an earlier wavefront holds the cell. */
export function isCausal([dx, dy]) {
  return dx + SLOPE * dy < 0;
}

/** A map that becomes known cell by cell, with a border of zeros around it. */
export class PaddedMap {
  /**
   * @param {number} height
   * @param {number} width
   * @param {number} border Cells on each side but below.
   */
  constructor(height, width, border) {
    this.height = height;
    this.width = width;
    this.border = border;
    this.pitch = width + 2 * border;
    this.cells = new Uint8Array((height + border) * this.pitch);
  }

  /** @param {number} row @param {number} column @returns {number} Where a cell is in `cells`. */
  place(row, column) {
    return (row + this.border) * this.pitch + column + this.border;
  }

  /** @param {Offset[]} offsets @returns {Int32Array} How far from a cell in `cells` they are. */
  shifts(offsets) {
    return Int32Array.from(offsets, ([dx, dy]) => dx + dy * this.pitch);
  }

  /** @returns {Uint8Array} The map without its border. */
  inner() {
    const { height, width } = this;
    const inner = new Uint8Array(height * width);
    for (let row = 0; row < height; row++) {
      const start = this.place(row, 0);
      inner.set(this.cells.subarray(start, start + width), row * width);
    }
    return inner;
  }
}

/**
 * Number of a context, the bit of the first cell on top.
 *
 * @param {Uint8Array} cells Bits.
 * @param {number} place
 * @param {Int32Array} shifts
 * @returns {number}
 */
export function contextNumber(cells, place, shifts) {
  let number = 0;
  for (let index = 0; index < shifts.length; index++) number = (number << 1) | cells[place + shifts[index]];
  return number;
}
