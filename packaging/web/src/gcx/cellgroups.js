/** The 384 coefficients of a kept cell in groups. Section "Fine and faithful cells", "Groups", of docs/gcx-format.md. */

export const COEFFICIENTS = 384;
const LUMA_ENDS = [1, 3, 6, 10];
const CHROMA_ENDS = [1, 2, 4];
const BANDS = 4;

const MOST_RAW = 40;
const MOST_SUM = 24;
const MOST_OWN = 12;

/** @param {number} value @param {number} most */
const cut = (value, most) => Math.min(Math.max(value, -most), most);

/** A group of coefficients that are coded together. */
export class Group {
  /** @param {number} number @param {{vertical: number, horizontal: number, isChroma: boolean, index: number}[]} own */
  constructor(number, own) {
    this.own = own.map(({ index }) => index);
    /** Those that other cells are told. */
    this.told = own
      .filter(({ vertical, horizontal, isChroma }) =>
        number < 2 ? true : number === 2 && !isChroma && Math.min(vertical, horizontal) <= 1,
      )
      .map(({ index }) => index);
    /** Those whose magnitudes are told as a sum. */
    this.bands = Array.from({ length: number ? BANDS : 0 }, (_, band) =>
      own.filter((coefficient) => bandOf(coefficient) === band).map(({ index }) => index),
    ).filter((band) => band.length);
    this.mostOwn = number ? MOST_OWN : MOST_RAW;
    this.hasFlag = number >= 2;
    this.isWide = number < 2;
  }

  /** @returns {number} Numbers that other cells are told. */
  get summarySize() {
    return this.told.length + this.bands.length;
  }

  /**
   * What other cells are told of a cell.
   *
   * @param {ArrayLike<number>} values Coefficients of cells side by side.
   * @param {number} start Where those of the cell begin.
   * @returns {number[]}
   */
  summary(values, start) {
    return [...this.told.map((index) => cut(values[start + index], MOST_RAW)), ...this.#sums(values, start)];
  }

  /**
   * What the cell itself is told; arguments as for `summary`.
   *
   * @param {ArrayLike<number>} values
   * @param {number} start
   * @returns {number[]}
   */
  owned(values, start) {
    return [...this.own.map((index) => cut(values[start + index], this.mostOwn)), ...this.#sums(values, start)];
  }

  /** @param {ArrayLike<number>} values @param {number} start */
  #sums(values, start) {
    return this.bands.map((band) => {
      let sum = 0;
      for (const index of band) sum += Math.abs(values[start + index]);
      return Math.min(sum, MOST_SUM);
    });
  }
}

/** @param {{vertical: number, horizontal: number, isChroma: boolean}} coefficient */
function bandOf({ vertical, horizontal, isChroma }) {
  if (isChroma) return 3;
  return 2 * vertical < horizontal ? 0 : 2 * horizontal < vertical ? 1 : 2;
}

/** @returns {Group[]} In the order of coding. */
function allGroups() {
  const all = [16, 8, 8].flatMap((side, plane) =>
    Array.from({ length: side * side }, (_, place) => {
      const [vertical, horizontal] = [Math.floor(place / side), place % side];
      const ends = plane ? CHROMA_ENDS : LUMA_ENDS;
      const group = ends.filter((end) => Math.max(vertical, horizontal) >= end).length;
      return { vertical, horizontal, isChroma: plane > 0, group };
    }),
  );
  const numbered = all.map((coefficient, index) => ({ ...coefficient, index }));
  return Array.from(
    { length: LUMA_ENDS.length + 1 },
    (_, number) =>
      new Group(
        number,
        numbered.filter(({ group }) => group === number),
      ),
  );
}

export const GROUPS = allGroups();
