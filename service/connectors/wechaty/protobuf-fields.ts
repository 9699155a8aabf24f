/** What a protobuf message carries under one number, as it stands on the wire. */
export type FieldValue = bigint | Uint8Array;
/** The fields of one message by their number, each with its values in order. */
export type Fields = ReadonlyMap<number, readonly FieldValue[]>;

const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;
const LARGEST_NUMBER = 2 ** 29 - 1;

/** Reads one message without knowing its type; null where it is no protobuf message. Never throws. */
export function readFields(bytes: Uint8Array): Fields | null {
  const fields = new Map<number, FieldValue[]>();
  const reader = new Reader(bytes);
  while (!reader.isAtEnd) {
    const tag = reader.varint();
    if (tag === null) return null;
    const number = Number(tag >> 3n);
    const value = valueOf(reader, Number(tag & 7n));
    if (value === null || number < 1 || number > LARGEST_NUMBER) return null;
    const values = fields.get(number);
    if (values === undefined) fields.set(number, [value]);
    else values.push(value);
  }
  return fields;
}

function valueOf(reader: Reader, wireType: number): FieldValue | null {
  switch (wireType) {
    case VARINT:
      return reader.varint();
    case FIXED_64:
      return reader.take(8n);
    case BYTES: {
      const length = reader.varint();
      return length === null ? null : reader.take(length);
    }
    case FIXED_32:
      return reader.take(4n);
    default:
      return null;
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.byteLength;
  }

  varint(): bigint | null {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) return null;
      this.#at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value < 1n << 64n ? value : null;
    }
    return null;
  }

  take(length: bigint): Uint8Array | null {
    if (length > BigInt(this.#bytes.byteLength - this.#at)) return null;
    const from = this.#at;
    this.#at += Number(length);
    return this.#bytes.subarray(from, this.#at);
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A text field; empty where there is none, null where what stands there is no UTF-8. By the format the last value counts. */
export function textIn(fields: Fields, number: number): string | null {
  const value = fields.get(number)?.at(-1) ?? new Uint8Array();
  if (typeof value === 'bigint') return null;
  try {
    return strictUtf8.decode(value);
  } catch {
    return null;
  }
}

/** Every text under one number; what is no UTF-8 is left out. */
export function textsIn(fields: Fields, number: number): readonly string[] {
  const values = fields.get(number) ?? [];
  return values.flatMap((value) => textIn(new Map([[1, [value]]]), 1) ?? []);
}

/** A whole number; 0 where there is none, as the format has it. */
export function numberIn(fields: Fields, number: number): bigint {
  const value = fields.get(number)?.at(-1) ?? 0n;
  return typeof value === 'bigint' ? value : 0n;
}

/** A message inside a message; empty where there is none. */
export function fieldsIn(fields: Fields, number: number): Fields {
  const value = fields.get(number)?.at(-1);
  return (value instanceof Uint8Array ? readFields(value) : null) ?? new Map();
}

/** Writes text fields, which are all that is ever asked with; an empty text is left out. */
export function writeTexts(texts: Readonly<Record<number, string>>): Uint8Array {
  const parts = Object.entries(texts).flatMap(([number, text]) => {
    const bytes = Buffer.from(text);
    return bytes.byteLength === 0
      ? []
      : [varintOf(BigInt(number) * 8n + BigInt(BYTES)), varintOf(BigInt(bytes.byteLength)), bytes];
  });
  return Buffer.concat(parts);
}

function varintOf(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 0x80n) return Uint8Array.from([...bytes, Number(rest)]);
    bytes.push(Number(rest & 0x7fn) | 0x80);
  }
}
