/** The fields of an object literal as text, whatever stood there: a number, a word, or a string between any quotes. */
export type PlainObject = Readonly<Record<string, string>>;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };

/**
 * Reads a flat object literal of a script that starts at `start`, by a grammar of our own: keys are words, values are strings,
 * numbers or words. null where it is anything else; nothing is ever run.
 */
export function readObject(source: string, start: number): PlainObject | null {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  let at = skip(source, start + 1);
  while (source[at] !== '}') {
    const key = /^(?:[A-Za-z_]\w{0,40}|'[A-Za-z_]\w{0,40}'|"[A-Za-z_]\w{0,40}")\s*:/.exec(source.slice(at, at + 60));
    if (key === null) return null;
    at = skip(source, at + key[0].length);
    const value = readValue(source, at);
    if (value === null) return null;
    fields[key[0].replaceAll(/["':\s]/g, '')] = value.text;
    at = skip(source, value.end);
    if (source[at] === ',') at = skip(source, at + 1);
    else if (source[at] !== '}') return null;
  }
  return fields;
}

function readValue(source: string, start: number): { readonly text: string; readonly end: number } | null {
  const quote = source[start];
  if (quote === "'" || quote === '"' || quote === '`') return readString(source, start, quote);
  const word = /^[-\w.]{1,40}/.exec(source.slice(start, start + 41))?.[0];
  return word === undefined ? null : { text: word, end: start + word.length };
}

function readString(source: string, start: number, quote: string): { text: string; end: number } | null {
  let text = '';
  for (let at = start + 1; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if (sign === quote) return { text, end: at + 1 };
    if (sign !== '\\') {
      text += sign;
      continue;
    }
    at += 1;
    const escaped = source[at] ?? '';
    const hex = /^(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(source.slice(at, at + 5));
    if (hex === null) text += ESCAPES[escaped] ?? escaped;
    else {
      text += String.fromCharCode(Number.parseInt(hex[1] ?? hex[2] ?? '0', 16));
      at += hex[0].length - 1;
    }
  }
  return null;
}

function skip(source: string, from: number): number {
  let at = from;
  while (/\s/.test(source[at] ?? '')) at += 1;
  return at;
}
