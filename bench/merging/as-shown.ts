import type { Said } from './said.ts';

const unchanged = (text: string): string => text;
/** What a phone or its program may do to a text on the way: nothing that a reader would see. */
const CHANGES: readonly ((text: string) => string)[] = [
  unchanged,
  unchanged,
  (text) => `${text} `,
  (text) => `\n${text}`,
  (text) => text.replace(/(.)$/u, '\u200B$1'),
  (text) => `${text}\uFE0F`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', ' \n'),
  (text) => text.replaceAll(' ', '\u2005'),
  (text) => text.replaceAll(' ', '\u00A0'),
  (text) => text.normalize('NFD'),
];

/** The parts of a message as one account's wire tells them. A picture is named by its digest, or by a name of the phone's own. */
export function asShown({ kind, text, md5 }: Said, below: (end: number) => number) {
  if (kind === 'image') {
    const file = `${digestAs(md5, below(3)) ?? below(1_000_000)}.jpg`;
    return { message: [{ type: 'image', data: { file } }], words: `[CQ:image,file=${file}]` };
  }
  const shown = (CHANGES[below(CHANGES.length)] ?? unchanged)(text);
  return { message: [{ type: 'text', data: { text: shown } }], words: shown };
}

function digestAs(md5: string | null, way: number): string | null {
  if (md5 === null || way === 0) return md5;
  if (way === 1) return md5.toUpperCase();
  return `{${md5.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}}`;
}
