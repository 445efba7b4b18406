/** What is known of a kept cell before a group of its coefficients is read. See `cells.js`. */

import { COEFFICIENTS, GROUPS } from "./cellgroups.js";
import { CHANNELS } from "./detail.js";

const COARSENESSES = 4;
const BLOCK = 8;
const MARGIN = 2;
const BESIDE = 4;

/** Numbers of each cell of the picture, side by side, and a border of zeros around it. */
class CellMap {
  /** @param {number} rows @param {number} columns @param {number} size Numbers of a cell. */
  constructor(rows, columns, size) {
    this.size = size;
    this.columns = columns;
    this.pitch = columns + 2;
    this.values = new Int8Array((rows + 2) * this.pitch * size);
    const around = [-this.pitch, 0, this.pitch].flatMap((down) => [down - 1, down, down + 1]);
    this.around = Int32Array.from(around, (shift) => shift * size);
    this.beside = Int32Array.from([-this.pitch, -1, 1, this.pitch], (shift) => shift * size);
  }

  /** @param {number} cell Counted row by row. @returns {number} Where its numbers are. */
  place(cell) {
    return ((Math.floor(cell / this.columns) + 1) * this.pitch + (cell % this.columns) + 1) * this.size;
  }

  /** @param {number} cell @param {number[]} numbers */
  set(cell, numbers) {
    this.values.set(numbers, this.place(cell));
  }
}

/** Inputs of a network, from the first on. */
class Inputs {
  /** @param {number} count */
  constructor(count) {
    this.values = new Int32Array(count);
    this.length = 0;
  }

  /** @param {ArrayLike<number>} numbers */
  add(numbers) {
    this.values.set(numbers, this.length);
    this.length += numbers.length;
  }

  /**
   * Numbers of cells around one, each number of all cells together.
   *
   * @param {CellMap} map
   * @param {number} cell
   * @param {Int32Array} shifts Where these cells are.
   */
  addSeen(map, cell, shifts) {
    const [start, { values, size }] = [map.place(cell), map];
    for (let number = start; number < start + size; number++) {
      for (let index = 0; index < shifts.length; index++) this.values[this.length++] = values[number + shifts[index]];
    }
  }
}

export class CellContext {
  /**
   * @param {import("./cells.js").About} about
   * @param {Uint8Array} mask Cells of the level.
   * @param {Uint8Array} coarseness
   * @param {Int8Array | null} fine (384, rows, columns) where faithful cells are read.
   * @param {import("./tables.js").Tables} tables
   */
  constructor(about, mask, coarseness, fine, tables) {
    const { rows, columns } = about;
    this.level = fine ? "faithful" : "fine";
    this.nets = GROUPS.map((_, number) => tables.cellNet(`${this.level}_${number}`));
    this.byFine = tables.get("by_fine");
    this.columns = columns;
    this.cells = [...mask.keys()].filter((cell) => mask[cell]);
    /** Coefficients of the kept cells side by side; of faithful ones what is added to what the fine ones lead to. */
    this.values = new Int16Array(this.cells.length * COEFFICIENTS);
    this.fineValues = fine && gathered(fine, this.cells, rows * columns);
    this.numbers = new Int32Array(rows * columns);
    this.cells.forEach((cell, number) => (this.numbers[cell] = number));
    this.told = GROUPS.map((group) => new CellMap(rows, columns, group.summarySize));
    this.kept = new CellMap(rows, columns, 1);
    for (const cell of this.cells) this.kept.set(cell, [1]);
    this.about = aboutCells(about, mask, coarseness);
    this.below = fine && toldOfFine(about, fine);
    this.lines = new Lines(about);
  }

  /** @param {number} cell @param {number} coefficient @returns {number} */
  #place(cell, coefficient = 0) {
    return this.numbers[cell] * COEFFICIENTS + coefficient;
  }

  /** @param {number} cell @param {number} coefficient @param {number} value */
  put(cell, coefficient, value) {
    this.values[this.#place(cell, coefficient)] = value;
  }

  /** @param {number} cell @param {number} coefficient @returns {number} What the fine one leads to; 0 for fine cells. */
  led(cell, coefficient) {
    const fine = this.fineValues ? this.fineValues[this.#place(cell, coefficient)] : 0;
    return Math.sign(fine) * Math.floor((22 * Math.abs(fine) + 5) / 10);
  }

  /** @param {number} cell @param {number} coefficient @returns {number} The coefficient itself. */
  value(cell, coefficient) {
    return this.values[this.#place(cell, coefficient)] + this.led(cell, coefficient);
  }

  /** A group of a cell is known. @param {number} number @param {number} cell */
  learn(number, cell) {
    this.told[number].set(cell, GROUPS[number].summary(this.values, this.#place(cell)));
  }

  /**
   * Means and logarithms of spreads of a group, in 1 / 16, and how likely it has any coefficient.
   *
   * @param {number} number Of the group.
   * @param {number} cell
   * @returns {{means: Int32Array, spreads: Int32Array, filling: number | null}}
   */
  forecast(number, cell) {
    const { own, hasFlag } = GROUPS[number];
    const outputs = this.nets[number].of(this.#inputs(number, cell));
    const means = outputs.slice(0, own.length);
    const spreads = outputs.slice(own.length, 2 * own.length);
    if (this.fineValues) {
      const start = this.#place(cell);
      own.forEach((coefficient, index) => {
        const fine = /** @type {Int8Array} */ (this.fineValues)[start + coefficient];
        const row = (3 * coefficient + Math.min(Math.abs(fine), 2)) * 2;
        means[index] += Math.sign(fine) * this.byFine[row];
        spreads[index] += this.byFine[row + 1];
      });
    }
    return { means, spreads, filling: hasFlag ? outputs[2 * own.length] : null };
  }

  /** @param {number} number @param {number} cell @returns {Int32Array} */
  #inputs(number, cell) {
    const inputs = new Inputs(this.nets[number].inputs);
    const [start, told] = [this.#place(cell), this.told[number]];
    for (const map of [...this.told.slice(0, number), this.about]) inputs.addSeen(map, cell, map.around);
    if ((Math.floor(cell / this.columns) + (cell % this.columns)) & 1) {
      for (const map of [told, this.kept]) inputs.addSeen(map, cell, map.beside);
    } else {
      // Even cells see none of the others' group.
      inputs.length += BESIDE * (told.size + 1);
    }
    for (const group of GROUPS.slice(0, number)) inputs.add(group.owned(this.values, start));
    if (this.below) inputs.addSeen(this.below, cell, this.below.around);
    inputs.add(this.lines.around(cell));
    return inputs.values;
  }
}

/**
 * Coefficients of some cells side by side.
 *
 * @param {Int8Array} values (384, rows, columns)
 * @param {number[]} cells
 * @param {number} count Cells of the picture.
 * @returns {Int8Array}
 */
function gathered(values, cells, count) {
  const chosen = new Int8Array(cells.length * COEFFICIENTS);
  cells.forEach((cell, number) => {
    for (let index = 0; index < COEFFICIENTS; index++) {
      chosen[number * COEFFICIENTS + index] = values[index * count + cell];
    }
  });
  return chosen;
}

/**
 * Whether a cell is kept, its coarseness, and detail of all cells.
 *
 * @param {import("./cells.js").About} about
 * @param {Uint8Array} mask
 * @param {Uint8Array} coarseness
 * @returns {CellMap}
 */
function aboutCells({ rows, columns, detail }, mask, coarseness) {
  const map = new CellMap(rows, columns, 1 + COARSENESSES + 2 * CHANNELS);
  mask.forEach((isKept, cell) => {
    const numbers = Array(map.size).fill(0);
    numbers[0] = isKept;
    if (isKept) numbers[1 + coarseness[cell]] = 1;
    for (let channel = 0; detail && channel < CHANNELS; channel++) {
      const symbol = detail[channel * rows * columns + cell];
      numbers[1 + COARSENESSES + channel] = symbol;
      numbers[1 + COARSENESSES + CHANNELS + channel] = Math.abs(symbol);
    }
    map.set(cell, numbers);
  });
  return map;
}

/**
 * What is told of all groups of the fine layer.
 *
 * @param {import("./cells.js").About} about
 * @param {Int8Array} fine
 * @returns {CellMap}
 */
function toldOfFine({ rows, columns }, fine) {
  const map = new CellMap(
    rows,
    columns,
    GROUPS.reduce((sum, group) => sum + group.summarySize, 0),
  );
  for (let cell = 0; cell < rows * columns; cell++) {
    const values = gathered(fine, [cell], rows * columns);
    map.set(
      cell,
      GROUPS.flatMap((group) => group.summary(values, 0)),
    );
  }
  return map;
}

/** The structure map at half the picture's size, with a margin around it. */
class Lines {
  /** @param {import("./cells.js").About} about */
  constructor({ rows, columns, structure, structureScale, width, height }) {
    this.columns = columns;
    this.pitch = BLOCK * columns + 2 * MARGIN;
    this.drawn = new Uint8Array((BLOCK * rows + 2 * MARGIN) * this.pitch);
    const [down, across] = [height, width].map((side) => Math.ceil(side / structureScale));
    // A pixel of the map is half of one here, one, or two.
    const side = Math.max(1, structureScale / 2);
    for (let pixel = 0; pixel < down * across; pixel++) {
      if (!structure[pixel]) continue;
      const [row, column] = [Math.floor(pixel / across), pixel % across].map((at) => (at * structureScale) >> 1);
      for (let index = 0; index < side * side; index++) {
        const place = (row + MARGIN + Math.floor(index / side)) * this.pitch + column + MARGIN + (index % side);
        this.drawn[place] = 1;
      }
    }
  }

  /** @param {number} cell @returns {Uint8Array} 12 x 12 pixels in and around it. */
  around(cell) {
    const side = BLOCK + 2 * MARGIN;
    const start = BLOCK * (Math.floor(cell / this.columns) * this.pitch + (cell % this.columns));
    const pixels = new Uint8Array(side * side);
    for (let row = 0; row < side; row++) {
      const first = start + row * this.pitch;
      pixels.set(this.drawn.subarray(first, first + side), row * side);
    }
    return pixels;
  }
}
