import { createReadStream } from 'node:fs';

/** One record of a CSV file as its bytes. */
export interface FileRecord {
  /** Without the line ending. */
  readonly bytes: Buffer;
  /** 1-based; the header is row 1. */
  readonly row: number;
  /** Bytes of the file read up to the end of this record. */
  readonly endsAt: number;
  /** False for the last record where the file ends without a line ending. */
  readonly isTerminated: boolean;
  readonly damage: RecordDamage | null;
}

/** quote: its quotes do not fit. unclosed: the file ends inside a quoted field. too-large: longer than any message can be. */
export type RecordDamage = 'quote' | 'unclosed' | 'too-large';

const LARGEST_RECORD = 1024 * 1024;
const QUOTE = 0x22;
const COMMA = 0x2c;
const RETURN = 0x0d;
const NEWLINE = 0x0a;

/**
 * Splits a CSV file into records in constant memory. In UTF-8 and in GB18030 no byte of a longer character is a quote, a comma or
 * a line ending, so the bytes can be split before they are decoded, and one damaged row stays one damaged row: after it,
 * reading goes on with the next line. `columns` helps to tell a cut-off last record from a stray quote far before the end.
 */
export async function* readRecords(path: string, columns = Infinity): AsyncGenerator<FileRecord> {
  const splitter = new Splitter(columns);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    yield* splitter.add(chunk);
  }
  yield* splitter.end();
}

type State = 'field-start' | 'plain' | 'quoted' | 'after-quote';

class Splitter {
  readonly #columns: number;
  #rest: Buffer = Buffer.alloc(0);
  #consumed = 0;
  #row = 0;
  /** How far `rest` has been looked at, and in which state that left us. */
  #index = 0;
  #state: State = 'field-start';

  constructor(columns: number) {
    this.#columns = columns;
  }

  *add(chunk: Buffer): Generator<FileRecord> {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    yield* this.#records(false);
  }

  *end(): Generator<FileRecord> {
    yield* this.#records(true);
  }

  *#records(isEnd: boolean): Generator<FileRecord> {
    for (;;) {
      const found = this.#scan();
      if (found === 'quote') yield this.#takeLine('quote');
      else if (found === 'record') yield this.#take(this.#index, null);
      else if (this.#rest.length > LARGEST_RECORD) yield this.#takeLine('too-large');
      else if (!isEnd || this.#rest.length === 0) return;
      else yield this.#takeLast();
    }
  }

  /** Looks for the end of the record that starts at 0; `index` is then behind its line ending. */
  #scan(): 'record' | 'quote' | 'more' {
    for (; this.#index < this.#rest.length; this.#index += 1) {
      const next = step(this.#state, this.#rest[this.#index] ?? 0);
      if (next === 'end') {
        this.#index += 1;
        return 'record';
      }
      if (next === 'damage') return 'quote';
      this.#state = next;
    }
    return 'more';
  }

  #takeLast(): FileRecord {
    if (this.#state !== 'quoted') return this.#take(this.#rest.length, null);
    const line = this.#rest.indexOf(NEWLINE);
    const later = line < 0 ? '' : this.#rest.toString('latin1', line + 1);
    // A later line with all its columns was swallowed by a stray quote; without one, this is where the file was cut.
    const isStray = later.split('\n').some((text) => text.split(',').length >= this.#columns);
    return isStray ? this.#takeLine('quote') : this.#take(this.#rest.length, 'unclosed');
  }

  /** A damaged record is given up at the end of its first line: what a wrong quote has swallowed is read again. */
  #takeLine(damage: RecordDamage): FileRecord {
    const newline = this.#rest.indexOf(NEWLINE);
    return this.#take(newline < 0 ? this.#rest.length : newline + 1, damage);
  }

  #take(length: number, damage: RecordDamage | null): FileRecord {
    let end = length;
    const isTerminated = this.#rest[end - 1] === NEWLINE;
    if (isTerminated) end -= 1;
    while (end > 0 && this.#rest[end - 1] === RETURN) end -= 1;
    const bytes = this.#rest.subarray(0, end);
    this.#rest = this.#rest.subarray(length);
    this.#consumed += length;
    this.#row += 1;
    this.#index = 0;
    this.#state = 'field-start';
    return { bytes, row: this.#row, endsAt: this.#consumed, isTerminated, damage };
  }
}

function step(state: State, byte: number): State | 'end' | 'damage' {
  switch (state) {
    case 'field-start':
      if (byte === QUOTE) return 'quoted';
      return byte === COMMA ? 'field-start' : byte === NEWLINE ? 'end' : 'plain';
    case 'plain':
      return byte === COMMA ? 'field-start' : byte === NEWLINE ? 'end' : 'plain';
    case 'quoted':
      return byte === QUOTE ? 'after-quote' : 'quoted';
    case 'after-quote':
      if (byte === QUOTE) return 'quoted';
      if (byte === COMMA) return 'field-start';
      if (byte === NEWLINE) return 'end';
      return byte === RETURN ? 'after-quote' : 'damage';
  }
}
