/**
 * Bytes of a .gcx file that are the same whatever the layers are: numbers, checks, chunks and notes.
 *
 * Section "Container" of docs/gcx-format.md.
 */

import { GcxError } from "./errors.js";

export const CRC_BYTES = 4;
export const CHECK_BYTES = 2;
const MAX_VARINT_BYTES = 4;
const MAX_EXTRAS = 10_000;
/** @type {Record<string, "title" | "author" | "licence">} */
const NOTE_TYPES = { t: "title", a: "author", l: "licence" };

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/**
 * CRC-32 as in zlib and PNG.
 *
 * @param {Uint8Array} data
 * @returns {number} 0 .. 2^32 - 1
 */
export function crc32(data) {
  let value = 0xffffffff;
  for (const byte of data) value = CRC_TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}

/** Takes bytes from the front of a file; none from `end` on. */
export class ByteReader {
  /**
   * @param {Uint8Array} data
   * @param {number} end
   */
  constructor(data, end) {
    this.data = data;
    this.end = end;
    this.position = 0;
  }

  /**
   * The next bytes, in the memory of the file.
   *
   * @param {number} count
   * @returns {Uint8Array}
   */
  take(count) {
    if (count > this.end - this.position) {
      throw new GcxError(`file is cut short: ${this.data.length} bytes are not all of it; get the file again`);
    }
    this.position += count;
    return this.data.subarray(this.position - count, this.position);
  }

  /** @returns {number} The next byte. */
  byte() {
    return this.take(1)[0];
  }

  /** @returns {number} The next number: little endian base 128, in its shortest form. */
  varint() {
    let value = 0;
    for (let index = 0; index < MAX_VARINT_BYTES; index++) {
      const byte = this.byte();
      value |= (byte & 127) << (7 * index);
      if (byte < 128) {
        if (byte === 0 && index) break;
        return value;
      }
    }
    throw new GcxError("damaged file: a length is not valid; get the file again");
  }

  /** Take a check: the upper half of the CRC-32 of all before it. */
  check() {
    const expected = crc32(this.data.subarray(0, this.position)) >>> 16;
    const [high, low] = this.take(CHECK_BYTES);
    if (((high << 8) | low) !== expected) {
      throw new GcxError("damaged file: a checksum does not match; get the file again");
    }
  }

  /** @returns {Uint8Array} The payload of the next chunk. */
  chunk() {
    const payload = this.take(this.varint());
    this.check();
    return payload;
  }
}

/**
 * Notes, whatever is in them: who shows them escapes line breaks and control characters. Unknown extras of a type in
 * lower case are passed over.
 *
 * @param {ByteReader} reader
 * @returns {{title: string, author: string, licence: string}}
 */
export function takeExtras(reader) {
  const notes = { title: "", author: "", licence: "" };
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (let count = 1, kind = reader.byte(); kind !== 0; count++, kind = reader.byte()) {
    if (count > MAX_EXTRAS) throw new GcxError("damaged file: there are too many notes in it");
    const payload = reader.take(reader.varint());
    const letter = String.fromCharCode(kind);
    if (letter in NOTE_TYPES) {
      notes[NOTE_TYPES[letter]] = decoder.decode(payload);
    } else if (!/\p{Lowercase}/u.test(letter)) {
      const shown = `0x${kind.toString(16).padStart(2, "0")}`;
      throw new GcxError(`the picture needs a feature (${shown}) that this viewer does not know; get a newer one`);
    }
  }
  reader.check();
  return notes;
}
