import { BUCKETS } from './text-features.ts';
import type { TextModel } from './text-model.ts';

/** Number of the form below; another form is another number, and an old file is trained anew instead of guessed at. */
const FORM = 1;

interface Head {
  readonly form: number;
  readonly labels: readonly string[];
  readonly scale: number;
  readonly biases: readonly number[];
}

/** A model as bytes: a head in JSON with its length before it, the rarity of the buckets, the weights. Mostly zeros, so that it compresses to a fifth. */
export function encodeModel({ labels, scale, biases, rarity, weights }: TextModel): Uint8Array {
  const head = asciiBytes(JSON.stringify({ form: FORM, labels, scale, biases } satisfies Head));
  const bytes = new Uint8Array(4 + head.length + rarity.length + weights.length);
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, 4);
  bytes.set(rarity, 4 + head.length);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), 4 + head.length + rarity.length);
  return bytes;
}

/** The model these bytes hold; null where they are of another form or cut short. */
export function decodeModel(bytes: Uint8Array): TextModel | null {
  if (bytes.length < 4) return null;
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const body = 4 + headLength;
  const head = parseHead(bytes.subarray(4, body));
  if (head === null || bytes.length !== body + BUCKETS + BUCKETS * head.labels.length) return null;
  const { labels, scale, biases } = head;
  return {
    ...{ labels, scale, biases },
    rarity: copied(bytes, body, body + BUCKETS),
    weights: new Int8Array(copied(bytes, body + BUCKETS, bytes.length).buffer),
  };
}

/** A piece of bytes on its own: what a database hands over is a view into a larger block, and its own slice is another view. */
function copied(bytes: Uint8Array, start: number, end: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.subarray(start, end));
}

function parseHead(bytes: Uint8Array): Head | null {
  try {
    const head = JSON.parse(textOf(bytes)) as Head;
    return head.form === FORM && Array.isArray(head.labels) ? head : null;
  } catch {
    return null;
  }
}

/** JSON kept to ASCII, so that no decoder is needed in a room without one. */
function asciiBytes(json: string): Uint8Array {
  const ascii = json.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Uint8Array.from(ascii, (character) => character.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
