import { parse } from 'lossless-json';
import type { SetAside, SetAsideReason } from '../../domain/message/message.ts';

/** A JSON value of a wire. A whole number beyond 2^53 or a fraction that would be rounded stays the text it was. */
export type WireValue = null | boolean | number | string | readonly WireValue[] | WireObject;
export interface WireObject {
  readonly [key: string]: WireValue | undefined;
}

export interface WireLimits {
  readonly bytes: number;
  readonly depth: number;
}

export const WIRE_LIMITS: WireLimits = { bytes: 1024 * 1024, depth: 64 };
/** Of a frame that is too large, this much is kept to look at. */
const KEPT_OF_HUGE_FRAME = 64 * 1024;

export function isWireArray(value: WireValue | undefined): value is readonly WireValue[] {
  return Array.isArray(value);
}

export function isWireObject(value: WireValue | undefined): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of one frame with the text it was read from, or the frame set aside with the reason. */
export type WireReading =
  | { readonly kind: 'read'; readonly value: WireValue; readonly raw: string }
  | { readonly kind: 'set-aside'; readonly item: SetAside };

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads one frame: size, UTF-8, depth, JSON grammar, duplicate keys, `__proto__` keys and NUL characters are checked, in this
 * order, so that nothing unchecked reaches the parser. Never throws. Numbers keep every digit (JSON.parse would fuse two ids).
 */
export function parseWireJson(frame: Uint8Array, limits: WireLimits = WIRE_LIMITS): WireReading {
  if (frame.byteLength > limits.bytes) {
    const kept = frame.slice(0, KEPT_OF_HUGE_FRAME);
    return aside('too-large', `帧长 ${frame.byteLength} 字节，超过 ${limits.bytes} 字节`, kept);
  }
  let text: string;
  try {
    text = strictUtf8.decode(frame);
  } catch {
    return aside('bad-encoding', '帧不是 UTF-8 编码', frame.slice());
  }
  if (depthExceeds(text, limits.depth)) return aside('too-deep', `帧的嵌套超过 ${limits.depth} 层`, text);
  return parseText(text);
}

function parseText(text: string): WireReading {
  let duplicate = false;
  let value: WireValue;
  try {
    value = parse(text, undefined, {
      parseNumber: exactNumber,
      onDuplicateKey: ({ newValue }) => {
        duplicate = true;
        return newValue;
      },
    }) as WireValue;
  } catch {
    return aside('not-json', '帧不是 JSON', text);
  }
  if (duplicate) return aside('bad-value', '帧中同一个键出现两次，取值不同', text);
  // Only an escape or the plain word can put either of them there; all other frames are spared the walk.
  if (/\\u00|__proto__/i.test(text) && holdsForbidden(value)) {
    return aside('bad-value', '帧中有 __proto__ 键或空字符（NUL）', text);
  }
  return { kind: 'read', value, raw: text };
}

function aside(reason: SetAsideReason, detail: string, raw: string | Uint8Array): WireReading {
  return { kind: 'set-aside', item: { kind: 'set-aside', reason, detail, raw, row: null } };
}

/** A number where the number says the same as its text, else the text. */
function exactNumber(text: string): number | string {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  return Number.isFinite(value) && !/^-?\d+$/.test(text) && text.length <= 17 ? value : text;
}

/** The recursion of the parser is bounded before it starts; brackets inside strings do not count. */
function depthExceeds(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}

function holdsForbidden(value: WireValue | undefined): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  if (value === null || typeof value !== 'object') return false;
  if (isWireArray(value)) return value.some(holdsForbidden);
  return Object.entries(value).some(
    ([key, inner]) => key === '__proto__' || key.includes('\u0000') || holdsForbidden(inner),
  );
}
