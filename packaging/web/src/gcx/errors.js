/** Bytes that are no valid .gcx file of this version; the message is one line for the user. */
export class GcxError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "GcxError";
  }
}
