import type { SetAside } from '../../domain/message/message.ts';
import { instant, type Instant } from '../../domain/time/instant.ts';
import { isWireArray, isWireObject, type WireObject, type WireValue } from './parse-wire-json.ts';

export function setAside(reason: SetAside['reason'], detail: string, raw: string): SetAside {
  return { kind: 'set-aside', reason, detail, raw, row: null };
}

/** An id as text, whatever the peer sends it as; null where there is none. */
export function idOf(value: WireValue | undefined): string | null {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : null;
  if (typeof value !== 'string') return null;
  const id = wellFormed(value.trim());
  return id.length > 0 && id.length <= 128 ? id : null;
}

/** A text with what UTF-8 cannot carry replaced; null where it is no text. */
export function textOf(value: WireValue | undefined): string | null {
  return typeof value === 'string' ? wellFormed(value) : null;
}

/** A text that says something; null where it is empty or no text. */
export function wordsOf(value: WireValue | undefined): string | null {
  const text = textOf(value)?.trim() ?? '';
  return text.length > 0 ? text : null;
}

export function numberOf(value: WireValue | undefined): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

export function objectOf(value: WireValue | undefined): WireObject {
  return isWireObject(value) ? value : {};
}

export function arrayOf(value: WireValue | undefined): readonly WireValue[] {
  return isWireArray(value) ? value : [];
}

const EARLIEST = Date.UTC(2010, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** A wire time: seconds by the standard, milliseconds where it is too large for seconds; null where it is no believable moment. */
export function timeOf(value: WireValue | undefined): Instant | null {
  const number = numberOf(value);
  if (number === null) return null;
  const milliseconds = Math.trunc(number > 1e11 ? number : number * 1000);
  return milliseconds >= EARLIEST && milliseconds < LATEST ? instant(milliseconds) : null;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
