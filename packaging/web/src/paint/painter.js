/** Files of the studio model -> pictures, by the exported networks in ONNX Runtime. */

import { GcxError } from "../gcx/index.js";
import { generatorInputs, padded } from "./inputs.js";
import { withKept } from "./kept.js";

/** Pixels of the largest picture that is painted here: memory grows with it, by about 700 bytes a pixel. */
export const MOST_PIXELS = 1024 * 1024;

export class Painter {
  /**
   * @param {typeof import("onnxruntime-web")} ort
   * @param {{identity: string, name: string}} model what it paints
   * @param {import("onnxruntime-web").InferenceSession} generator
   * @param {import("onnxruntime-web").InferenceSession} polish
   */
  constructor(ort, model, generator, polish) {
    this.ort = ort;
    this.model = model;
    this.generator = generator;
    this.polish = polish;
  }

  /**
   * @param {typeof import("onnxruntime-web")} ort
   * @param {{identity: string, name: string}} model
   * @param {Uint8Array} generator an ONNX file
   * @param {Uint8Array} polish another one
   */
  static async load(ort, model, generator, polish) {
    const options = /** @type {const} */ ({ executionProviders: ["wasm"], graphOptimizationLevel: "all" });
    const sessions = [];
    for (const bytes of [generator, polish]) sessions.push(await ort.InferenceSession.create(bytes, options));
    return new Painter(ort, model, sessions[0], sessions[1]);
  }

  /**
   * Throw a GcxError, one line, if a file cannot be painted here.
   *
   * @param {ReturnType<import("../gcx/reader.js").read>} file
   */
  check(file) {
    if (file.model !== this.model.identity) {
      const own = `${this.model.name} ${this.model.identity}`;
      throw new GcxError(`painted by the model ${file.codes.name} ${file.model}; this page has ${own} alone. Open it in GC Studio`);
    }
    if (padded(file.width) * padded(file.height) > MOST_PIXELS) {
      throw new GcxError(`${file.width}x${file.height} pixels are too many for this page; open it in GC Studio`);
    }
  }

  /**
   * The picture of a file.
   *
   * @param {ReturnType<import("../gcx/reader.js").read>} file that `check` lets pass
   * @returns {Promise<Uint8ClampedArray>} RGB of height * width pixels
   */
  async paint(file) {
    const inputs = Object.entries(generatorInputs(file)).map(([name, { data, shape }]) => [
      name,
      new this.ort.Tensor("float32", data, shape),
    ]);
    const { levels } = await this.generator.run(Object.fromEntries(inputs));
    const width = padded(file.width);
    const picture = new Uint8ClampedArray(3 * file.width * file.height);
    for (let y = 0; y < file.height; y++) {
      const row = /** @type {Uint8Array} */ (levels.data).subarray(3 * y * width, 3 * (y * width + file.width));
      picture.set(row, 3 * y * file.width);
    }
    return withKept(picture, file, (seen, height, wide) => this.polished(seen, height, wide));
  }

  async polished(seen, height, width) {
    const { polished } = await this.polish.run({ seen: new this.ort.Tensor("float32", seen, [1, 4, height, width]) });
    return /** @type {Float32Array} */ (polished.data);
  }
}
