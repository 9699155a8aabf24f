import { createReadStream } from 'node:fs';

/** One element of the list of messages, as its bytes. */
export interface JsonElement {
  readonly bytes: Buffer;
  /** 1-based. */
  readonly row: number;
  readonly endsAt: number;
  /** False where the file ends inside it. */
  readonly isWhole: boolean;
}

const LARGEST_ELEMENT = 1024 * 1024;
const LARGEST_HEAD = 32 * 1024 * 1024;
const [QUOTE, ESCAPE, OPEN_OBJECT, OPEN_LIST, CLOSE_OBJECT, CLOSE_LIST, COMMA] = [...Buffer.from('"\\{[}],')];
const MESSAGES = Buffer.from('"messages"');

/**
 * Splits a JSON export into the elements of its list in constant memory: a list at the top, or the list under `messages` of an
 * object; what stands before that list is the head. Bytes are looked at, not characters: in UTF-8 no byte of a longer character is
 * a sign of JSON. One damaged element stays one damaged element as long as its brackets close.
 */
export class JsonElements {
  /** What stands before the list, as the text of an object; empty for a list at the top. */
  head = '';
  readonly #path: string;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  /** Depth at which an element begins; 0 while the list is not found. */
  #listDepth = 0;
  #isOver = false;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #row = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<JsonElement> {
    let before = 0;
    for await (const chunk of createReadStream(this.#path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
      yield* this.#take(chunk, before);
      before += chunk.length;
      if (this.#isOver) return;
    }
    if (this.#listDepth > 0 && this.#pendingBytes > 0 && this.#hasContent()) yield this.#element(before, false);
  }

  *#take(chunk: Buffer, before: number): Generator<JsonElement> {
    let start = 0;
    for (let at = 0; at < chunk.length && !this.#isOver; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.#inString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === ESCAPE) this.#isEscaped = true;
        else if (byte === QUOTE) this.#inString = false;
        continue;
      }
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
        this.#depth += 1;
        if (this.#listDepth === 0 && byte === OPEN_LIST && this.#isTheList(chunk.subarray(start, at))) {
          this.#listDepth = this.#depth;
          start = at + 1;
        }
      } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
        this.#depth -= 1;
        if (this.#listDepth > 0 && this.#depth < this.#listDepth) {
          this.#keep(chunk.subarray(start, at));
          if (this.#hasContent()) yield this.#element(before + at, true);
          this.#isOver = true;
          start = at + 1;
        }
      } else if (byte === COMMA && this.#listDepth > 0 && this.#depth === this.#listDepth) {
        this.#keep(chunk.subarray(start, at));
        yield this.#element(before + at, true);
        start = at + 1;
      }
    }
    if (!this.#isOver) this.#keep(chunk.subarray(start));
  }

  /** Whether the list that opens here is the one; what stood before it becomes the head. */
  #isTheList(part: Buffer): boolean {
    if (this.#depth > 2 || (this.#depth === 2 && this.#pendingBytes + part.length > LARGEST_HEAD)) return false;
    const head = Buffer.concat([...this.#pending, part]);
    if (this.#depth === 2) {
      const key = head.lastIndexOf(MESSAGES);
      if (
        key < 0 ||
        head
          .subarray(key + MESSAGES.length)
          .toString('latin1')
          .trim() !== ':'
      )
        return false;
      this.head = `${head
        .subarray(0, key)
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .trim()
        .replace(/,$/, '')}}`;
    }
    this.#pending = [];
    this.#pendingBytes = 0;
    return true;
  }

  /** Of an element that is too large only so much is kept that it is told as too large. */
  #keep(part: Buffer): void {
    const isTooLarge = this.#listDepth > 0 && this.#pendingBytes > LARGEST_ELEMENT;
    if (part.length === 0 || isTooLarge || this.#pendingBytes > LARGEST_HEAD) return;
    this.#pending.push(part.length > LARGEST_ELEMENT * 2 ? part.subarray(0, LARGEST_ELEMENT * 2) : part);
    this.#pendingBytes += part.length;
  }

  #hasContent(): boolean {
    return this.#pending.some((part) => part.toString('latin1').trim() !== '');
  }

  #element(endsAt: number, isWhole: boolean): JsonElement {
    this.#row += 1;
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    return { bytes, row: this.#row, endsAt, isWhole };
  }
}
