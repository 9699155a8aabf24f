/** A part of a folded text that tells who somebody is, and what stands there instead. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** Every match of a pattern that `instead` accepts; null leaves a match as it is. With a group named `who`, only that part is replaced. */
export function findAll(
  folded: string,
  pattern: RegExp,
  instead: (found: string, match: RegExpExecArray) => string | null,
): readonly Found[] {
  return [...folded.matchAll(pattern)].flatMap((match) => {
    const who = match.groups?.['who'] ?? match[0];
    const start = match.index + match[0].lastIndexOf(who);
    const put = instead(who, match);
    return put === null || who === '' ? [] : [{ start, end: start + who.length, instead: put }];
  });
}

/** The first signs, stars for what lies between, the last signs. */
export function starred(text: string, first: number, last: number): string {
  const hidden = Math.max(1, text.length - first - last);
  return `${text.slice(0, first)}${'*'.repeat(hidden)}${last === 0 ? '' : text.slice(-last)}`;
}
