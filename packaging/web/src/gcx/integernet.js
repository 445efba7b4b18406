/**
 * Section "Integer networks" of docs/gcx-format.md.
 *
 * No sum of absolute terms reaches 2^24 for inputs within their limits, which the program that ships the tables checks.
 * So int32 holds every sum in any order of adding, and terms that are zero can be left out.
 */

/**
 * @typedef {object} Layer
 * @property {import("./npz.js").Table} weights (outputs, inputs)
 * @property {ArrayLike<number>} bias (outputs,)
 * @property {number} shift Bits that the sums lose.
 */

export class IntegerNet {
  /**
   * @param {Layer[]} layers
   * @param {number} most Hidden values are cut off above it.
   */
  constructor(layers, most) {
    this.most = most;
    this.inputs = layers[0].weights.shape[1];
    this.layers = layers.map(({ weights, bias, shift }) => {
      const [outputs, inputs] = weights.shape;
      // Of one input all weights lie side by side: most inputs are zero and passed over.
      const columns = new Int32Array(inputs * outputs);
      weights.data.forEach((weight, index) => {
        columns[(index % inputs) * outputs + Math.floor(index / inputs)] = weight;
      });
      return { columns, bias: Int32Array.from(bias), shift, sums: new Int32Array(outputs) };
    });
  }

  /**
   * Outputs for inputs that are 0 or 1.
   *
   * @param {ArrayLike<number>} ones Numbers of the inputs that are 1.
   * @param {number} count How many these are.
   * @returns {Int32Array} Good until the next call.
   */
  ofOnes(ones, count) {
    const { columns, bias, sums } = this.layers[0];
    const outputs = sums.length;
    sums.set(bias);
    for (let index = 0; index < count; index++) {
      const column = ones[index] * outputs;
      for (let output = 0; output < outputs; output++) sums[output] += columns[column + output];
    }
    return this.#afterFirst();
  }

  /**
   * Outputs for integers within their limits.
   *
   * @param {Int32Array} inputs
   * @returns {Int32Array} Good until the next call.
   */
  of(inputs) {
    this.#add(0, inputs);
    return this.#afterFirst();
  }

  #afterFirst() {
    const { layers, most } = this;
    const last = layers.length - 1;
    for (let index = 0; index < last; index++) {
      const { sums, shift } = layers[index];
      for (let output = 0; output < sums.length; output++) {
        const value = Math.max(sums[output], 0) >> shift;
        sums[output] = value > most ? most : value;
      }
      this.#add(index + 1, sums);
    }
    const { sums, shift } = layers[last];
    for (let output = 0; output < sums.length; output++) sums[output] >>= shift;
    return sums;
  }

  /** @param {number} layer @param {Int32Array} inputs */
  #add(layer, inputs) {
    const { columns, bias, sums } = this.layers[layer];
    const outputs = sums.length;
    sums.set(bias);
    for (let input = 0; input < inputs.length; input++) {
      const value = inputs[input];
      if (value === 0) continue;
      const column = input * outputs;
      for (let output = 0; output < outputs; output++) sums[output] += Math.imul(columns[column + output], value);
    }
  }
}
