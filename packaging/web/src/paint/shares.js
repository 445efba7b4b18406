/** Cells of textures and lines -> how much of each texture every pixel takes, as `gc_studio/decode/regions.py` has it. */

const REACH = 8;
const STEPS = 40;
const MOMENTUM = 1.85;

/** Sum of the four neighbours; beyond the borders is nothing. */
function spread(values, height, width, out) {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      out[at] =
        values[at] +
        (y ? values[at - width] : 0) +
        (y < height - 1 ? values[at + width] : 0) +
        (x ? values[at - 1] : 0) +
        (x < width - 1 ? values[at + 1] : 0);
    }
  }
  return out;
}

/** Cells that some square of 3x3 cells of their own texture covers; what lies beyond the borders counts as theirs. */
function wideCells(labels, rows, columns) {
  const inner = new Uint8Array(rows * columns);
  const wide = new Uint8Array(rows * columns);
  const around = (y, x, visit) => {
    for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) visit(v * columns + u);
    }
  };
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let isInner = 1;
      around(y, x, (at) => (isInner &= +(labels[at] === labels[y * columns + x])));
      inner[y * columns + x] = isInner;
    }
  }
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const own = labels[y * columns + x];
      around(y, x, (at) => (wide[y * columns + x] |= +(inner[at] && labels[at] === own)));
    }
  }
  return wide;
}

/** Pixels that are of their cell's texture whatever the lines say. */
function certain(labels, rows, columns) {
  const [height, width] = [rows * REACH, columns * REACH];
  const wide = wideCells(labels, rows, columns);
  const out = new Uint8Array(height * width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const own = labels[(y >> 3) * columns + (x >> 3)];
      let isFar = 1;
      // A window of 17x17 pixels touches cells whose nearest pixel is at most 8 away.
      for (let v = Math.max(0, y - REACH) >> 3; v <= Math.min(height - 1, y + REACH) >> 3; v++) {
        for (let u = Math.max(0, x - REACH) >> 3; u <= Math.min(width - 1, x + REACH) >> 3; u++) {
          isFar &= +(labels[v * columns + u] === own);
        }
      }
      const isMiddle = !wide[(y >> 3) * columns + (x >> 3)] && (y & 7) >= 3 && (y & 7) <= 4 && (x & 7) >= 3 && (x & 7) <= 4;
      out[y * width + x] = isFar | +isMiddle;
    }
  }
  return out;
}

/** Values of cells enlarged eight times, bilinear with half-pixel centres. */
function enlarged(cells, rows, columns) {
  const [height, width] = [rows * REACH, columns * REACH];
  const out = new Float32Array(height * width);
  const place = (at, count) => {
    const source = Math.min(Math.max((at + 0.5) / REACH - 0.5, 0), count - 1);
    const first = Math.floor(source);
    return [first, Math.min(first + 1, count - 1), source - first];
  };
  for (let y = 0; y < height; y++) {
    const [top, bottom, down] = place(y, rows);
    for (let x = 0; x < width; x++) {
      const [left, right, across] = place(x, columns);
      const upper = cells[top * columns + left] * (1 - across) + cells[top * columns + right] * across;
      const lower = cells[bottom * columns + left] * (1 - across) + cells[bottom * columns + right] * across;
      out[y * width + x] = upper * (1 - down) + lower * down;
    }
  }
  return out;
}

/** One texture's shares before they are made to sum to 1. */
function solved(isOwn, lines, isCertain, openAround, rows, columns) {
  const [height, width] = [rows * REACH, columns * REACH];
  const count = height * width;
  const start = enlarged(isOwn, rows, columns);
  let now = new Float32Array(count);
  let before = new Float32Array(count);
  const step = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    if (isCertain[at]) start[at] = isOwn[(Math.floor(at / width) >> 3) * columns + ((at % width) >> 3)];
    now[at] = before[at] = lines[at] ? 0 : start[at];
  }
  for (let round = 0; round < STEPS; round++) {
    spread(now, height, width, step);
    for (let at = 0; at < count; at++) {
      let wanted = 0;
      if (!lines[at]) wanted = MOMENTUM * (isCertain[at] ? start[at] : step[at] / Math.max(openAround[at], 1));
      before[at] = before[at] * (1 - MOMENTUM) + wanted;
    }
    [before, now] = [now, before];
  }
  spread(now, height, width, step);
  for (let at = 0; at < count; at++) {
    // A line takes what lies beside it; within a thick one there is nothing beside.
    if (lines[at]) now[at] = openAround[at] > 0 && !isCertain[at] ? step[at] / Math.max(openAround[at], 1) : start[at];
    now[at] = Math.min(Math.max(now[at], 0), 1);
  }
  return now;
}

/**
 * Shares of all textures.
 *
 * @param {Uint8Array} labels number of the texture of each cell, rows * columns, padded
 * @param {number} rows
 * @param {number} columns
 * @param {number} textures how many there are
 * @param {Float32Array} lines 1 on a line, 8 rows * 8 columns
 * @returns {Float32Array} textures * 8 rows * 8 columns, summing to 1 at each pixel
 */
export function textureShares(labels, rows, columns, textures, lines) {
  const count = rows * REACH * columns * REACH;
  const shares = new Float32Array(textures * count);
  if (textures === 1) return shares.fill(1);
  const isCertain = certain(labels, rows, columns);
  const isOpen = lines.map((line) => +!line);
  const openAround = spread(isOpen, rows * REACH, columns * REACH, new Float32Array(count));
  const rest = new Float32Array(count).fill(1);
  for (let texture = 1; texture < textures; texture++) {
    const isOwn = Float32Array.from(labels, (label) => +(label === texture));
    const own = solved(isOwn, lines, isCertain, openAround, rows, columns);
    shares.set(own, texture * count);
    for (let at = 0; at < count; at++) rest[at] -= own[at];
  }
  for (let at = 0; at < count; at++) {
    shares[at] = Math.max(rest[at], 0);
    let sum = 0;
    for (let texture = 0; texture < textures; texture++) sum += shares[texture * count + at];
    for (let texture = 0; texture < textures; texture++) shares[texture * count + at] /= sum;
  }
  return shares;
}
