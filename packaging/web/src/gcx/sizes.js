/** Bytes of the layers of a file, and of what is around them. Section "Container" of docs/gcx-format.md. */

import { CHECK_BYTES } from "./bytes.js";
import { LAYERS } from "./header.js";
import { textureBytes } from "./texture.js";

/** @typedef {import("./header.js").LayerName} LayerName */
/** @typedef {Record<LayerName | "container", number>} Sizes They sum to the bytes of the file. */

/**
 * Of a file as it lies there.
 *
 * @param {import("./layers.js").Payloads} payloads
 * @param {number} whole Bytes of the file.
 * @returns {Sizes}
 */
export function sizesOf(payloads, whole) {
  const sizes = { structure: 0, labels: 0, texture: 0, mask: 0, detail: 0, fine: 0, faithful: 0, container: whole };
  for (const [name, payload] of Object.entries(payloads)) {
    sizes[/** @type {LayerName} */ (name)] = payload.length;
    sizes.container -= payload.length;
  }
  return sizes;
}

/**
 * Of the file that a picture of the studio model would be now that its textures are others.
 *
 * @param {import("./reader.js").Picture} picture
 * @param {import("./tables.js").Tables} tables
 * @returns {Sizes}
 */
export function sizesWithTextures(picture, tables) {
  const { textures, regions } = picture.layers;
  const isPresent = textures.shape[0] > 1 || textures.data.some((value) => value !== 0);
  const chunks = LAYERS.filter((name) => (name === "texture" ? isPresent : picture.chunks.includes(name)));
  const sizes = { ...picture.sizes, texture: isPresent ? textureBytes(textures, regions, tables) : 0 };
  sizes.container += framing(chunks, sizes) - framing(picture.chunks, picture.sizes);
  return sizes;
}

/**
 * Lengths and checks of chunks, of which the last has none.
 *
 * @param {LayerName[]} chunks
 * @param {Sizes} sizes
 */
function framing(chunks, sizes) {
  return chunks.slice(0, -1).reduce((sum, name) => sum + varintBytes(sizes[name]) + CHECK_BYTES, 0);
}

/** @param {number} value @returns {number} How many groups of seven bits it has. */
function varintBytes(value) {
  return Math.max(1, Math.ceil((32 - Math.clz32(value)) / 7));
}
