/** NumPy archives of integers: a zip of .npy files. Runs in browsers and in Node 20. */

/**
 * An array as it lies in the file, the last index fastest.
 *
 * @typedef {object} Table
 * @property {Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array} data
 * @property {number[]} shape
 */

const TYPES = { "|i1": Int8Array, "|u1": Uint8Array, "<i2": Int16Array, "<u2": Uint16Array, "<i4": Int32Array };
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const DEFLATED = 8;

/**
 * All arrays of an archive by their names.
 *
 * @param {Uint8Array} bytes
 * @returns {Promise<Map<string, Table>>}
 */
export async function unpackNpz(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error("the tables are no NumPy archive; fetch them again");
  /** @type {Promise<[string, Table]>[]} */
  const tables = [];
  let entry = view.getUint32(end + 16, true);
  while (view.getUint32(entry, true) === ENTRY) {
    const [size, nameLength] = [view.getUint32(entry + 20, true), view.getUint16(entry + 28, true)];
    const name = new TextDecoder().decode(bytes.subarray(entry + 46, entry + 46 + nameLength));
    const header = view.getUint32(entry + 42, true);
    // The lengths of name and extra field in front of the data need not be those of the directory.
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    const packed = bytes.subarray(start, start + size);
    const isDeflated = view.getUint16(entry + 10, true) === DEFLATED;
    tables.push(unpackTable(name.replace(/\.npy$/, ""), packed, isDeflated));
    entry += 46 + nameLength + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return new Map(await Promise.all(tables));
}

/**
 * @param {string} name
 * @param {Uint8Array} packed
 * @param {boolean} isDeflated
 * @returns {Promise<[string, Table]>}
 */
async function unpackTable(name, packed, isDeflated) {
  const raw = isDeflated ? await inflated(packed) : packed.slice();
  // Magic and version, 8 bytes; length of the header, 2; and the header, a Python literal.
  const start = 10 + raw[8] + 256 * raw[9];
  const header = new TextDecoder().decode(raw.subarray(10, start));
  const type = /'descr': '([^']+)'/.exec(header)?.[1] ?? "";
  const sides = /'fortran_order': False, 'shape': \(([\d, ]*)\)/.exec(header)?.[1];
  if (!(type in TYPES) || sides === undefined) throw new Error(`the table ${name} is no plain array of integers`);
  const shape = sides
    .split(",")
    .filter((side) => side.trim())
    .map(Number);
  const data = new TYPES[/** @type {keyof typeof TYPES} */ (type)](
    raw.buffer,
    start,
    shape.reduce((a, b) => a * b, 1),
  );
  return [name, { data, shape }];
}

/**
 * @param {Uint8Array} packed
 * @returns {Promise<Uint8Array>}
 */
async function inflated(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
