import { createReadStream } from 'node:fs';

/** One line of a text file as its bytes, without its ending. */
export interface FileLine {
  readonly bytes: Buffer;
  /** 1-based. */
  readonly row: number;
  readonly endsAt: number;
  readonly isTerminated: boolean;
}

const LARGEST_LINE = 4 * 1024 * 1024;
const [NEWLINE, RETURN] = [0x0a, 0x0d];

/** Lines in constant memory; in UTF-8 and GB18030 no byte of a longer character is a line ending. A line that is too long comes in pieces. */
export async function* readLines(path: string): AsyncGenerator<FileLine> {
  let rest: Buffer = Buffer.alloc(0);
  let [consumed, row] = [0, 0];
  const lineOf = (bytes: Buffer, isTerminated: boolean): FileLine => {
    row += 1;
    const end = bytes.at(-1) === RETURN ? bytes.length - 1 : bytes.length;
    return { bytes: bytes.subarray(0, end), row, endsAt: consumed, isTerminated };
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      const line = rest.subarray(0, end);
      rest = rest.subarray(end + 1);
      consumed += end + 1;
      yield lineOf(line, true);
    }
    if (rest.length <= LARGEST_LINE) continue;
    consumed += rest.length;
    yield lineOf(rest, false);
    rest = Buffer.alloc(0);
  }
  if (rest.length === 0) return;
  consumed += rest.length;
  yield lineOf(rest, false);
}
