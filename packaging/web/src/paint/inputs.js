/** What the studio model's generator is told of a picture. */

import { linesAtHalf } from "./lines.js";
import { textureShares } from "./shares.js";

const COARSEST = 32;
const CELL = 16;
/** Of the texture quantiser at QP 51. */
const STEP = 2 ** ((51 - 4) / 6 - 10);

/** Cells of some channels in a padded picture: the last row and column are repeated into the padding. */
function paddedCells(data, channels, [rows, columns], height, width, Kind) {
  const [tall, wide] = [height / CELL, width / CELL];
  const out = new Kind(channels * tall * wide);
  for (let channel = 0; channel < channels; channel++) {
    for (let y = 0; y < tall; y++) {
      for (let x = 0; x < wide; x++) {
        const from = (channel * rows + Math.min(y, rows - 1)) * columns + Math.min(x, columns - 1);
        out[(channel * tall + y) * wide + x] = data[from];
      }
    }
  }
  return out;
}

/** @param {number} side @returns {number} as large or larger, a multiple of the coarsest stage's stride */
export function padded(side) {
  return Math.ceil(side / COARSEST) * COARSEST;
}

/**
 * Inputs of the exported generator, by name, each with its shape.
 *
 * @param {ReturnType<import("../gcx/reader.js").read>} picture
 * @returns {Record<string, {data: Float32Array, shape: number[]}>}
 */
export function generatorInputs(picture) {
  const { layers } = picture;
  const [height, width] = [padded(picture.height), padded(picture.width)];
  const grid = layers.mask.shape;
  const lines = linesAtHalf(layers.structure, picture.structureScale, height, width);
  const [textures, dimensions] = layers.textures.shape;
  const labels = paddedCells(layers.regions.data, 1, grid, height, width, Uint8Array);
  const [tall, wide] = [height / CELL, width / CELL];
  const channels = layers.detail.shape[0];
  return {
    structure: { data: lines, shape: [1, 1, height / 2, width / 2] },
    texture: { data: Float32Array.from(layers.textures.data, (code) => code * STEP), shape: [1, textures, dimensions] },
    detail: {
      data: paddedCells(layers.detail.data, channels, grid, height, width, Float32Array),
      shape: [1, channels, tall, wide],
    },
    mask: { data: paddedCells(layers.mask.data, 1, grid, height, width, Float32Array), shape: [1, 1, tall, wide] },
    shares: {
      data: textureShares(labels, tall, wide, textures, lines),
      shape: [1, textures, height / 2, width / 2],
    },
  };
}
