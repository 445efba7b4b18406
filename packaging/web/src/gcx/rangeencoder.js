/**
 * Section "Range coder" of docs/gcx-format.md the other way: how many bytes symbols take. It holds all bytes so far in
 * one BigInt, which is quick enough for layers of a few hundred bytes.
 */

const ONE = 65536;
const QUOTIENTS = 2 ** 24;
const WORD_BITS = 32n;

export class RangeEncoder {
  #low = 0n;
  #range = 2n ** 64n - 1n;
  #bits = 64n;

  /**
   * @param {0 | 1 | number} bit
   * @param {number} ones Frequency of 1 in 1 / 65536.
   */
  bit(bit, ones) {
    this.symbol(bit, [ONE - ones, ones]);
  }

  /**
   * @param {number} symbol
   * @param {ArrayLike<number>} frequencies In 1 / 65536; those of the symbols stand side by side.
   * @param {number} [start] Where the first is.
   * @param {number} [count] How many symbols there are.
   */
  symbol(symbol, frequencies, start = 0, count = frequencies.length) {
    const scale = (QUOTIENTS - count) / ONE;
    let total = 0;
    for (let before = 0; before < symbol; before++) total += frequencies[start + before];
    const low = Math.floor(total * scale) + symbol;
    const isLast = symbol === count - 1;
    const high = isLast ? QUOTIENTS : Math.floor((total + frequencies[start + symbol]) * scale) + symbol + 1;
    this.#narrow(BigInt(low), BigInt(high));
  }

  /**
   * A symbol of several that are all alike.
   *
   * @param {number} symbol
   * @param {number} count A power of two.
   */
  plain(symbol, count) {
    this.symbol(symbol, new Float64Array(count).fill(ONE / count));
  }

  /** @returns {number} Bytes of the shortest string that reads as these symbols, with zeros behind its end. */
  length() {
    let zeros = this.#bits;
    while (-(-this.#low >> zeros) << zeros >= this.#low + this.#range) zeros -= 8n;
    return this.#low ? Number(this.#bits - zeros) / 8 : 0;
  }

  /**
   * @param {bigint} low
   * @param {bigint} high
   */
  #narrow(low, high) {
    const unit = this.#range >> 24n;
    this.#low += unit * low;
    this.#range = unit * (high - low);
    if (this.#range >> WORD_BITS) return;
    this.#low <<= WORD_BITS;
    this.#range <<= WORD_BITS;
    this.#bits += WORD_BITS;
  }
}
