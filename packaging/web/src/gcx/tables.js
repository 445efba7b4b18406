/** The trained integer tables that are part of the format: gc_studio/bitstream/tables-v1.npz and cells-v1.npz. */

import { IntegerNet } from "./integernet.js";
import { unpackNpz } from "./npz.js";

const CELL_SHIFTS = [2, 6, 6];
const MOST_HIDDEN = 255;

export class Tables {
  /** @type {Map<string, IntegerNet>} */
  #nets = new Map();

  /** @param {Map<string, import("./npz.js").Table>} tables By their names in the archives. */
  constructor(tables) {
    this.tables = tables;
  }

  /**
   * @param {string} name
   * @returns {import("./npz.js").Table["data"]} The numbers of a table, the last index fastest.
   */
  get(name) {
    return this.#table(name).data;
  }

  /**
   * An integer network of `tables-v1.npz`.
   *
   * @param {string} name
   * @returns {IntegerNet}
   */
  net(name) {
    return this.#net(name, Array.from(this.get(`${name}_shifts`)), Infinity);
  }

  /**
   * An integer network of `cells-v1.npz`.
   *
   * @param {string} name
   * @returns {IntegerNet}
   */
  cellNet(name) {
    return this.#net(name, CELL_SHIFTS, MOST_HIDDEN);
  }

  /** @param {string} name @param {number[]} shifts @param {number} most */
  #net(name, shifts, most) {
    let net = this.#nets.get(name);
    if (!net) {
      const layers = shifts.map((shift, index) => ({
        weights: this.#table(`${name}_weights_${index}`),
        bias: this.get(`${name}_bias_${index}`),
        shift,
      }));
      this.#nets.set(name, (net = new IntegerNet(layers, most)));
    }
    return net;
  }

  /** @param {string} name */
  #table(name) {
    const table = this.tables.get(name);
    if (!table) throw new Error(`the tables hold no ${name}; both archives of this version are needed`);
    return table;
  }
}

/**
 * The tables from the bytes of both archives, wherever these come from.
 *
 * @param {Uint8Array} tables `tables-v1.npz`.
 * @param {Uint8Array} cells `cells-v1.npz`.
 * @returns {Promise<Tables>}
 */
export async function loadTables(tables, cells) {
  const parts = await Promise.all([unpackNpz(tables), unpackNpz(cells)]);
  return new Tables(new Map(parts.flatMap((part) => [...part])));
}
