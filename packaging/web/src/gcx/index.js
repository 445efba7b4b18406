/** The reader of .gcx files; docs/gcx-format.md is its specification. No dependencies, no page, no network. */

export { GcxError } from "./errors.js";
export { LAYERS, VERSION } from "./header.js";
export { read } from "./reader.js";
export { sizesWithTextures } from "./sizes.js";
export { Tables, loadTables } from "./tables.js";
