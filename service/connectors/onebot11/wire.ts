import type { SetAside } from '../../../domain/message/message.ts';
import { instant, type Instant } from '../../../domain/time/instant.ts';
import { isWireArray, isWireObject, parseWireJson, type WireObject, type WireValue } from '../parse-wire-json.ts';

/** One frame of a OneBot 11 socket: an event has `post_type`, an answer to a call has not. */
export type OneBotFrame =
  | { readonly kind: 'event'; readonly event: WireObject; readonly raw: string }
  | { readonly kind: 'answer'; readonly answer: OneBotAnswer }
  | { readonly kind: 'set-aside'; readonly item: SetAside };

/** What a call was answered. echo is the id the call carried, null where the peer sends an answer nobody asked for. */
export interface OneBotAnswer {
  readonly status: string;
  readonly retcode: number;
  readonly data: WireValue;
  readonly echo: string | null;
}

/** Reads one frame; what cannot be read comes back set aside. Never throws. */
export function readFrame(bytes: Uint8Array): OneBotFrame {
  const reading = parseWireJson(bytes);
  if (reading.kind === 'set-aside') return reading;
  const { value, raw } = reading;
  if (!isWireObject(value)) return { kind: 'set-aside', item: setAside('bad-value', '帧不是 JSON 对象', raw) };
  if (value['post_type'] !== undefined) return { kind: 'event', event: value, raw };
  const status = textOf(value['status']);
  if (status === null && value['retcode'] === undefined) {
    return { kind: 'set-aside', item: setAside('missing-field', '帧缺少字段 post_type', raw) };
  }
  const answer = {
    status: status ?? '',
    retcode: numberOf(value['retcode']) ?? 0,
    data: value['data'] ?? null,
    echo: idOf(value['echo']),
  };
  return { kind: 'answer', answer };
}

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
