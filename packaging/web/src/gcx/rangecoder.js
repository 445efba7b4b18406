/**
 * Section "Range coder" of docs/gcx-format.md: 64-bit numbers as two halves of 32 bits, each a float64 that is exact.
 *
 * unit = range >> 24 is below 2^40. Products of it and a number up to 2^24 are made in two parts below 2^48, so no
 * intermediate reaches 2^53, beyond which float64 has gaps. offset < range holds after every symbol.
 */

import { GcxError } from "./errors.js";

const WORD = 2 ** 32;
const QUOTIENTS = 2 ** 24;
const ONE = 65536;

export class RangeDecoder {
  /** @param {Uint8Array} data A payload; zeros follow its end. */
  constructor(data) {
    this.data = data;
    this.position = 0;
    this.rangeHigh = WORD - 1;
    this.rangeLow = WORD - 1;
    this.offsetHigh = this.#word();
    this.offsetLow = this.#word();
    this.unit = 0;
  }

  #word() {
    const { data, position } = this;
    this.position += 4;
    let word = 0;
    for (let index = position; index < position + 4; index++)
      word = word * 256 + (index < data.length ? data[index] : 0);
    return word;
  }

  /**
   * A symbol of two.
   *
   * @param {number} ones Frequency of 1 in 1 / 65536.
   * @returns {0 | 1}
   */
  bit(ones) {
    const quotient = this.#quotient();
    const bound = Math.floor(((ONE - ones) * (QUOTIENTS - 2)) / ONE) + 1;
    if (quotient < bound) {
      this.#narrow(0, bound);
      return 0;
    }
    this.#narrow(bound, QUOTIENTS);
    return 1;
  }

  /**
   * A symbol of several.
   *
   * @param {ArrayLike<number>} frequencies In 1 / 65536; those of the symbols stand side by side.
   * @param {number} [start] Where the first is.
   * @param {number} [count] How many symbols there are.
   * @returns {number} 0 .. count - 1
   */
  symbol(frequencies, start = 0, count = frequencies.length) {
    const quotient = this.#quotient();
    const scale = (QUOTIENTS - count) / ONE;
    let [symbol, total, low, high] = [0, 0, 0, 0];
    for (; symbol < count; symbol++, low = high) {
      total += frequencies[start + symbol];
      // total * scale is a multiple of 2^-16 below 2^24: exact.
      high = symbol === count - 1 ? QUOTIENTS : Math.floor(total * scale) + symbol + 1;
      if (quotient < high) break;
    }
    this.#narrow(low, high);
    return symbol;
  }

  /**
   * A symbol of several that are all alike.
   *
   * @param {number} count A power of two.
   * @returns {number} 0 .. count - 1
   */
  plain(count) {
    return this.symbol(new Float64Array(count).fill(ONE / count));
  }

  /** @returns {number} floor(offset / unit), exact. */
  #quotient() {
    const unit = (this.unit = this.rangeHigh * 256 + Math.floor(this.rangeLow / 2 ** 24));
    // The division of rounded numbers is off by one at most: its error is below 2^-27, where the quotient is valid.
    let quotient = Math.floor((this.offsetHigh * WORD + this.offsetLow) / unit);
    const [high, low] = product(unit, quotient);
    const rest = (this.offsetHigh - high) * WORD + (this.offsetLow - low);
    if (rest < 0) quotient--;
    else if (rest >= unit) quotient++;
    if (quotient >= QUOTIENTS) throw new GcxError("damaged file: a layer holds bytes that no encoder writes");
    return quotient;
  }

  /**
   * Go on in the part of the range from one bound to another.
   *
   * @param {number} low
   * @param {number} high
   */
  #narrow(low, high) {
    const { unit } = this;
    if (low) {
      const [upper, lower] = product(unit, low);
      this.offsetLow -= lower;
      this.offsetHigh -= upper;
      if (this.offsetLow < 0) {
        this.offsetLow += WORD;
        this.offsetHigh--;
      }
    }
    [this.rangeHigh, this.rangeLow] = product(unit, high - low);
    if (this.rangeHigh === 0) {
      this.rangeHigh = this.rangeLow;
      this.rangeLow = 0;
      this.offsetHigh = this.offsetLow;
      this.offsetLow = this.#word();
    }
  }
}

/**
 * unit * number as two halves of 32 bits.
 *
 * @param {number} unit Below 2^40.
 * @param {number} number Up to 2^24.
 * @returns {[number, number]}
 */
function product(unit, number) {
  const unitHigh = Math.floor(unit / 2 ** 24);
  const upper = unitHigh * number;
  const upperHigh = Math.floor(upper / 256);
  const lower = (upper - upperHigh * 256) * 2 ** 24 + (unit - unitHigh * 2 ** 24) * number;
  const carry = Math.floor(lower / WORD);
  return [upperHigh + carry, lower - carry * WORD];
}
