/** Lines of a structure map on the grid that the generator takes: half the picture's size. */

/** Zhang and Suen's deletion rules of both sub-iterations, by the code of a pixel's eight neighbours. */
const THINNING = [0, 1].map((second) =>
  Uint8Array.from({ length: 256 }, (_, code) => {
    // North, then clockwise.
    const p = [1, 2, 3, 4, 5, 6, 7, 0].map((bit) => (code >> bit) & 1);
    const neighbours = p.reduce((sum, one) => sum + one, 0);
    const crossings = p.filter((one, i) => !one && p[(i + 1) % 8]).length;
    const [north, east, south, west] = [p[0], p[2], p[4], p[6]];
    const kept = second ? (north && east && west) || (north && south && west) : (north && east && south) || (east && south && west);
    return neighbours >= 2 && neighbours <= 6 && crossings === 1 && !kept ? 1 : 0;
  }),
);
const WEIGHTS = [1, 2, 4, 128, 0, 8, 64, 32, 16];

/**
 * Thin lines to one pixel, in place.
 *
 * @param {Uint8Array} bits of height * width pixels, with a border of zeros
 * @param {number} height
 * @param {number} width
 */
function thin(bits, height, width) {
  for (let changed = true; changed; ) {
    changed = false;
    for (const table of THINNING) {
      const gone = [];
      for (let y = 1; y < height - 1; y++) {
        for (let at = y * width + 1; at < (y + 1) * width - 1; at++) {
          if (!bits[at]) continue;
          let code = 0;
          for (let i = 0; i < 9; i++) {
            if (bits[at + ((i / 3) | 0) * width - width + (i % 3) - 1]) code += WEIGHTS[i];
          }
          if (table[code]) gone.push(at);
        }
      }
      for (const at of gone) bits[at] = 0;
      changed ||= gone.length > 0;
    }
  }
}

/** Remove the corner pixel of every L, turn after turn, in place; arguments as for `thin`. */
function dropCorners(bits, height, width) {
  // North and east of a pixel as each quarter turn sees them, and the pixel between south and west.
  const turns = [
    [-width, 1],
    [1, width],
    [width, -1],
    [-1, -width],
  ];
  for (const [north, east] of turns) {
    const gone = [];
    for (let y = 1; y < height - 1; y++) {
      for (let at = y * width + 1; at < (y + 1) * width - 1; at++) {
        const isCorner = bits[at] && bits[at + north] && bits[at + east];
        if (isCorner && !bits[at - north] && !bits[at - east] && !bits[at - north - east]) gone.push(at);
      }
    }
    for (const at of gone) bits[at] = 0;
  }
}

/** Each pixel as 2x2, thinned again: the generator knows lines of one pixel. */
function enlarged(bits, rows, columns) {
  const [height, width] = [2 * rows + 2, 2 * columns + 2];
  const large = new Uint8Array(height * width);
  for (let y = 0; y < 2 * rows; y++) {
    for (let x = 0; x < 2 * columns; x++) {
      large[(y + 1) * width + x + 1] = bits[(y >> 1) * columns + (x >> 1)];
    }
  }
  thin(large, height, width);
  dropCorners(large, height, width);
  return (y, x) => large[(y + 1) * width + x + 1];
}

/**
 * A structure map as the generator takes it; nothing is drawn in the padding.
 *
 * @param {{data: Uint8Array, shape: number[]}} structure 1 on a line
 * @param {number} scale pixels of the picture to a side of one of the map: 1, 2 or 4
 * @param {number} height of the padded picture
 * @param {number} width
 * @returns {Float32Array} of height / 2 * width / 2 pixels
 */
export function linesAtHalf(structure, scale, height, width) {
  const [rows, columns] = structure.shape;
  const { data } = structure;
  const out = new Float32Array((height / 2) * (width / 2));
  if (scale === 4) {
    const at = enlarged(data, rows, columns);
    for (let y = 0; y < Math.min(2 * rows, height / 2); y++) {
      for (let x = 0; x < Math.min(2 * columns, width / 2); x++) out[(y * width) / 2 + x] = at(y, x);
    }
    return out;
  }
  const size = 2 / scale;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (data[y * columns + x]) out[(Math.floor(y / size) * width) / 2 + Math.floor(x / size)] = 1;
    }
  }
  return out;
}
