/** Characters that change how text reads without being seen: direction overrides, zero-width and control characters. */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * The text with hidden characters shown as ‹U+202E›, so that a message cannot pretend to say something else. Joiners
 * (U+200C, U+200D) stay: emoji of families and professions are made with them.
 */
export function visibleText(text: string): string {
  return text.replace(
    HIDDEN,
    (hidden) => `‹U+${(hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
}
