import { maskText } from '../../domain/masking/mask.ts';

/** Names of the four fonts of an official document; the reader's machine has them or takes its own. None is shipped. */
export interface BriefFonts {
  /** 小标宋: red head and title. */
  readonly title: string;
  /** 黑体: level-one headings 一、. */
  readonly heading: string;
  /** 仿宋: the body. */
  readonly body: string;
  /** 宋体: page numbers. */
  readonly number: string;
}

export const defaultFonts: BriefFonts = { title: '方正小标宋简体', heading: '黑体', body: '仿宋', number: '宋体' };

/** Type area after GB/T 9704: A4 with 37/26/35/28 mm, body 三号 on exactly 28 pt. Sizes in half-points, lengths in twips. */
export const page = {
  width: 11_906,
  height: 16_838,
  margin: { top: 2_098, right: 1_474, bottom: 1_984, left: 1_588, header: 850, footer: 1_417, gutter: 0 },
  /** 156 mm between the margins. */
  textWidth: 8_844,
  linePitch: 560,
  red: 'C00000',
} as const;

export const size = { head: 88, title: 44, body: 32, number: 28, caption: 24, table: 18 } as const;

/** The four script slots of a run: without all of them Word takes another font for digits or brackets. */
export function font(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

/** The text de-identified and without characters XML 1.0 forbids: one of them and Word refuses the whole file. */
export function legal(text: string): string {
  return maskText(text).replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
