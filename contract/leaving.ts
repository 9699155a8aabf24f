import { maskText } from '../domain/masking/mask.ts';

/** Fields of a log line: ids, counts and words of ours. */
export type LeavingFields = Readonly<Record<string, string | number | boolean | null>>;

const IS_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * One line of a log as JSON, without its end. No field is meant to carry what a person has written; should one ever do, numbers and
 * names are masked here, where every line of both processes passes (trust: log).
 */
export function logLine(line: {
  readonly at: string;
  readonly level: string;
  readonly event: string;
  readonly fields: LeavingFields;
}): string {
  const { at, level, event, fields } = line;
  const masked = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? redacted(value) : value,
  ]);
  return JSON.stringify({ at, level, event, ...Object.fromEntries(masked) });
}

/** A field longer than this is no id and no reason any more. */
const MOST_SIGNS = 2_000;

function redacted(value: string): string {
  return IS_ID.test(value) ? value : maskText(value.slice(0, MOST_SIGNS));
}

// Windows refuses these whatever their ending.
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
const MOST_BYTES = 180;

/**
 * A name under which a file may leave: composed (NFC), de-identified, without folders, hidden characters or what a file system
 * refuses, at most 180 bytes of UTF-8 with its ending kept, and never empty (trust: Exports).
 */
export function leavingFileName(suggested: string): string {
  const plain = maskText(suggested.replace(/\p{Cs}/gu, '').normalize('NFC'))
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const allowed = RESERVED.test(plain) ? `_${plain}` : plain;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(allowed)?.[0] ?? '';
  const stem = shortened(allowed.slice(0, allowed.length - ending.length), MOST_BYTES - ending.length).replace(
    /[.\s]+$/u,
    '',
  );
  return stem === '' ? `file${ending}` : `${stem}${ending}`;
}

function shortened(text: string, bytes: number): string {
  let used = 0;
  let kept = '';
  for (const sign of text) {
    used += bytesOf(sign.codePointAt(0) ?? 0);
    if (used > bytes) break;
    kept += sign;
  }
  return kept;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}
