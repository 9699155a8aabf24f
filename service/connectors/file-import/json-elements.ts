import { createReadStream } from 'node:fs';

/** One element of the list of messages, as its bytes. */
export interface JsonElement {
  readonly bytes: Buffer;
  /** 1-based. */
  readonly row: number;
  readonly endsAt: number;
  /** cut-off: the file ends inside it. unbalanced: a bracket or a quotation mark is missing in it, and the next one was found. */
  readonly end: 'whole' | 'cut-off' | 'unbalanced';
}

const LARGEST_ELEMENT = 1024 * 1024;
const LARGEST_HEAD = 32 * 1024 * 1024;
const CHUNK = 64 * 1024;
const [QUOTE, ESCAPE, OPEN_OBJECT, OPEN_LIST, CLOSE_OBJECT, CLOSE_LIST, COMMA] = [...Buffer.from('"\\{[}],')];
const MESSAGES = Buffer.from('"messages"');

/**
 * Splits a JSON export into the elements of its list in constant memory: a list at the top, or the list under `messages` of an
 * object; what stands before that list is the head. Bytes are looked at, not characters: in UTF-8 no byte of a longer character is
 * a sign of JSON. One damaged element stays one: a bracket too many belongs to it, and where one is missing the next element is
 * known by the key all of them begin with.
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
  /** An element under way that has become larger than this is looked through for the next one. */
  #searchFrom = CHUNK;
  #isSearched = false;
  /** Where the element under way was too large to keep, the next one cannot be found in what was kept. */
  #isCut = false;
  /** The key elements begin with, as it is written; null before the first. */
  #firstKey: string | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<JsonElement> {
    let before = 0;
    for await (const chunk of createReadStream(this.#path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
      yield* this.#take(chunk, before);
      before += chunk.length;
      while (this.#pendingBytes > this.#searchFrom) yield* this.#search(before);
      if (this.#isOver) return;
    }
    this.#isSearched = false;
    while (this.#pendingBytes > 0 && !this.#isOver && !this.#isSearched) yield* this.#search(before);
    if (!this.#isOver && this.#listDepth > 0 && this.#hasContent()) yield this.#element(before, 'cut-off');
  }

  /**
   * An element that ends where it should. Two quotation marks missing in two elements make one of them and all between: what is no
   * JSON and holds the beginning of another one is taken apart.
   */
  *#closed(endsAt: number): Generator<JsonElement> {
    for (;;) {
      const bytes = this.#joined();
      const rest = this.#nextElement();
      if (rest === null || isJson(bytes)) {
        this.#pending = [bytes];
        return yield this.#element(endsAt, 'whole');
      }
      yield this.#element(endsAt - rest.length, 'unbalanced');
      yield* this.#take(rest, endsAt - rest.length);
      this.#depth = this.#listDepth;
      this.#inString = this.#isEscaped = false;
      if (this.#isOver || !this.#hasContent()) return;
    }
  }

  /** Looks for the next element in what does not end; where there is one, gives out the damaged one and reads on. `before`: what was read so far. */
  *#search(before: number): Generator<JsonElement> {
    const rest = this.#nextElement();
    this.#isSearched = rest === null;
    this.#searchFrom = rest === null ? this.#pendingBytes * 2 : CHUNK;
    if (rest === null) return;
    yield this.#element(before - rest.length, 'unbalanced');
    this.#depth = this.#listDepth;
    this.#inString = this.#isEscaped = false;
    yield* this.#take(rest, before - rest.length);
  }

  /** What stands from the next element on, leaving the damaged one pending; null where none can be found. */
  #nextElement(): Buffer | null {
    if (this.#listDepth === 0 || this.#isCut || this.#pendingBytes === 0) return null;
    const bytes = this.#joined();
    // Nearly every element holds its first key once: that is seen soonest.
    if (this.#firstKey !== null && bytes.indexOf(this.#firstKey, this.#firstKey.length, 'latin1') < 0) return null;
    // One byte one character, so that places in the text are places in the bytes.
    const text = bytes.toString('latin1');
    const key = this.#firstKey ?? firstKeyIn(text);
    if (key === null) return null;
    const found = new RegExp(`,\\s*(?=\\{\\s*${key.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}\\s*:)`).exec(text);
    if (found === null) return null;
    this.#pending = [bytes.subarray(0, found.index)];
    this.#pendingBytes = found.index;
    return bytes.subarray(found.index + found[0].length);
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
        if (this.#isOneTooMany(byte, chunk, at)) continue;
        this.#depth -= 1;
        if (this.#listDepth > 0 && this.#depth < this.#listDepth) {
          this.#keep(chunk.subarray(start, at));
          if (this.#hasContent()) yield* this.#closed(before + at);
          this.#isOver = true;
          start = at + 1;
        }
      } else if (byte === COMMA && this.#listDepth > 0 && this.#depth === this.#listDepth) {
        this.#keep(chunk.subarray(start, at));
        yield* this.#closed(before + at);
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
    this.#isCut ||= isTooLarge && part.length > 0;
    if (part.length === 0 || isTooLarge || this.#pendingBytes > LARGEST_HEAD) return;
    this.#pending.push(part.length > LARGEST_ELEMENT * 2 ? part.subarray(0, LARGEST_ELEMENT * 2) : part);
    this.#pendingBytes += part.length;
  }

  /** What is pending as one piece, which it nearly always is. */
  #joined(): Buffer {
    const [first, ...more] = this.#pending;
    return more.length === 0 ? (first ?? Buffer.alloc(0)) : Buffer.concat(this.#pending);
  }

  #hasContent(): boolean {
    return this.#pending.some((part) => part.toString('latin1').trim() !== '');
  }

  #element(endsAt: number, end: JsonElement['end']): JsonElement {
    this.#row += 1;
    const bytes = this.#joined();
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#searchFrom = CHUNK;
    this.#isSearched = this.#isCut = false;
    this.#firstKey ??= firstKeyIn(bytes.subarray(0, 200).toString('latin1'));
    return { bytes, row: this.#row, endsAt, end };
  }

  /** A bracket that closes the list where the list cannot end: the element has one more than it opened. */
  #isOneTooMany(byte: number, chunk: Buffer, at: number): boolean {
    if (this.#listDepth === 0 || this.#depth !== this.#listDepth) return false;
    return byte === CLOSE_OBJECT || /^\s*,\s*\{/.test(chunk.subarray(at + 1, at + 65).toString('latin1'));
  }
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    // Only asked whether it is one.
    return false;
  }
}

/** The key an element begins with, as it is written; null where it is no object. */
function firstKeyIn(text: string): string | null {
  return /^\s*\{\s*("(?:[^"\\]|\\.){1,100}")\s*:/.exec(text)?.[1] ?? null;
}
