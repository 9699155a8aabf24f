/** Counts, over any number of chunks, how much of a file is UTF-8. A sequence cut off by the end of the file is not counted. */
export class Utf8Tally {
  /** Valid sequences of two bytes and more. */
  sequences = 0;
  /** Bytes that fit no sequence. */
  invalid = 0;
  #missing = 0;

  add(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (this.#missing > 0) {
        if ((byte & 0xc0) === 0x80) {
          this.#missing -= 1;
          if (this.#missing === 0) this.sequences += 1;
          continue;
        }
        this.#missing = 0;
        this.invalid += 1;
      }
      if (byte < 0x80) continue;
      this.#missing = lengthAfter(byte);
      if (this.#missing === 0) this.invalid += 1;
    }
  }
}

/** How many bytes follow this first byte; 0 where it cannot be a first byte. */
function lengthAfter(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 1;
  if (byte >= 0xe0 && byte <= 0xef) return 2;
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
}
