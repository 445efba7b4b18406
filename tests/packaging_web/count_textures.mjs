// Files and codes as a JSON array of {file, codes} on standard input -> one line of JSON for each: the bytes of its layers.

import { readFileSync } from "node:fs";

import { loadTables, read, sizesWithTextures } from "../../packaging/web/src/gcx/index.js";

const folder = new URL("../../gc_studio/bitstream/", import.meta.url);
const tables = await loadTables(
  readFileSync(new URL("tables-v1.npz", folder)),
  readFileSync(new URL("cells-v1.npz", folder)),
);
for (const { file, codes } of JSON.parse(readFileSync(0, "utf8"))) {
  const picture = read(new Uint8Array(Buffer.from(file, "base64")), tables);
  picture.layers.textures.data.set(codes);
  console.log(JSON.stringify(sizesWithTextures(picture, tables)));
}
