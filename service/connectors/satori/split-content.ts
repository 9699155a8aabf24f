/** One piece of a Satori content: words, or an element with its attributes. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'element'; readonly name: string; readonly attributes: Readonly<Record<string, string>> };

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly kind: 'open' | 'close' | 'whole';
  readonly end: number;
}

/** A tag longer than this is not a tag: nobody writes an attribute of that length but a base64 picture. */
const LONGEST_TAG = 1024 * 1024;
const NAME = /^[a-z][a-z0-9:_-]{0,40}$/i;
/** What stands inside these is somebody else's message. */
const QUOTED: readonly string[] = ['quote', 'author'];

/**
 * Splits XHTML-like content in order. A sign that begins no tag is text, and so is a closing tag nobody opened. One walk from
 * the left: whatever a peer sends, the time grows with its length and not with its square.
 */
export function splitContent(content: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const opened = new Set<string>();
  const quotes = new QuoteDepth(content);
  let words = '';
  for (let at = 0; at < content.length;) {
    const tag = content[at] === '<' ? readTag(content, at) : null;
    if (tag === null || (tag.kind === 'close' && !opened.has(tag.name))) {
      const until = nextTag(content, at + 1);
      if (!quotes.isInside) words += unescapeEntities(content.slice(at, until));
      at = until;
      continue;
    }
    at = tag.end;
    if (tag.kind === 'close') {
      quotes.close(tag);
      if (tag.name === 'p' && !quotes.isInside) words += '\n';
      continue;
    }
    if (!quotes.isInside) {
      if (words !== '') pieces.push({ kind: 'text', text: words });
      words = '';
      pieces.push({ kind: 'element', name: tag.name, attributes: tag.attributes });
    }
    opened.add(tag.name);
    quotes.open(tag);
  }
  if (words !== '') pieces.push({ kind: 'text', text: words });
  return pieces;
}

/** How deep we stand inside somebody else's message. A quote that nobody closes holds nothing. */
class QuoteDepth {
  readonly #lastClose: ReadonlyMap<string, number>;
  readonly #open: string[] = [];

  constructor(content: string) {
    this.#lastClose = new Map(QUOTED.map((name) => [name, content.lastIndexOf(`</${name}>`)]));
  }

  get isInside(): boolean {
    return this.#open.length > 0;
  }

  open({ name, kind, end }: Tag): void {
    if (kind === 'open' && (this.#lastClose.get(name) ?? -1) >= end) this.#open.push(name);
  }

  close({ name }: Tag): void {
    if (this.#open.at(-1) === name) this.#open.pop();
  }
}

/** Text as content, so that nothing in it can become an element. */
export function escapeContent(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function nextTag(content: string, from: number): number {
  const at = content.indexOf('<', from);
  return at < 0 ? content.length : at;
}

function readTag(content: string, start: number): Tag | null {
  const isClose = content[start + 1] === '/';
  const nameStart = start + (isClose ? 2 : 1);
  let at = nameStart;
  while (at < content.length && at - nameStart < 42 && /[\w:-]/.test(content[at] ?? '')) at += 1;
  const name = content.slice(nameStart, at).toLowerCase();
  if (!NAME.test(name)) return null;
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (;;) {
    at = skipSpaces(content, at);
    if (at >= content.length || at - start > LONGEST_TAG) return null;
    if (content[at] === '>') return { name, attributes, kind: isClose ? 'close' : 'open', end: at + 1 };
    if (content.startsWith('/>', at)) return isClose ? null : { name, attributes, kind: 'whole', end: at + 2 };
    const attribute = readAttribute(content, at);
    if (attribute === null) return null;
    attributes[attribute.name] = attribute.value;
    at = attribute.end;
  }
}

function readAttribute(
  content: string,
  start: number,
): { readonly name: string; readonly value: string; readonly end: number } | null {
  let at = start;
  while (at < content.length && /[^\s=/>"'<]/.test(content[at] ?? '')) at += 1;
  const name = content.slice(start, at).toLowerCase();
  if (name === '' || name.length > 60) return null;
  if (content[at] !== '=') return { name, value: '', end: at };
  const quote = content[at + 1];
  if (quote !== '"' && quote !== "'") return null;
  const close = content.indexOf(quote, at + 2);
  if (close < 0) return null;
  return { name, value: unescapeEntities(content.slice(at + 2, close)), end: close + 1 };
}

function skipSpaces(content: string, from: number): number {
  let at = from;
  while (/\s/.test(content[at] ?? '')) at += 1;
  return at;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', nbsp: ' ' };

function unescapeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    const isSign = code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
    return isSign ? String.fromCodePoint(code) : whole;
  });
}
