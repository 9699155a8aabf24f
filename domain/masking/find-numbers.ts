import { findAll, starred, type Found } from './found.ts';

// Between the groups of a dictated number: blanks, dashes, dots and the like, two at most.
const GAP = '[ \\-._*/,，。、~:]{0,2}';
const digits = (count: number): string => `\\d{${count}}`;
const grouped = (...sizes: readonly number[]): string => sizes.map(digits).join(GAP);
/** The ways in which people break eleven digits; the last has a gap after every one. */
const AFTER_FIRST_THREE = [
  grouped(4, 4),
  grouped(3, 5),
  grouped(3, 2, 3),
  grouped(2, 2, 2, 2),
  grouped(2, 3, 3),
  grouped(8),
];
const MOBILE = new RegExp(
  `(?<![\\d*])(?:(?:\\+|00)?86${GAP}|0)?1[3-9]\\d(?:${GAP}(?:${AFTER_FIRST_THREE.join('|')})|\\d${GAP}${grouped(4, 3)}|\\d{2}${GAP}${digits(6)}|\\d{4}${GAP}${digits(4)})(?![\\d*]|-[\\da-f]{4}-)`,
  'g',
);
const MOBILE_SPACED = /(?<![\d*])1([ \-.])[3-9](?:\1\d){9}(?![\d*])/g;

/** Mobile numbers, as 138****5678, also where they are spaced, dictated in words or carry 86 or 0 before them. */
export function findMobiles(folded: string): readonly Found[] {
  const masked = (found: string): string => {
    const number = found.replaceAll(/\D/g, '').slice(-11);
    return starred(number, 3, 4);
  };
  return [...findAll(folded, MOBILE, masked), ...findAll(folded, MOBILE_SPACED, masked)];
}

const IDENTITY =
  /(?<![\d*])[1-9]\d{5}[ -]?(?:1[89]|20)\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[ -]?[\dXx×](?!\d)/g;
const LONG = /(?<![\d*])(?:\d{3,}(?:[ -]\d{3,})*|\d(?: \d){14,})[Xx]?(?!\d)/g;

/** Identity cards as 3301**********1234, and every other number of 15 digits and more (bank cards, accounts) in the same way. */
export function findCards(folded: string): readonly Found[] {
  return [
    ...findAll(folded, IDENTITY, (found) => starred(bare(found), 4, 4)),
    ...findAll(folded, LONG, (found) => (bare(found).length < 15 ? null : starred(bare(found), 4, 4))),
  ];
}

function bare(found: string): string {
  return found.replaceAll(/[ -]/g, '').replace('×', 'X');
}

// 010 and 02x have three digits, all other areas four; no subscriber number begins with 0 or 1.
const LANDLINE = /(?<![\d\-/.*])\(?(?:0(?:10|2\d|[3-9]\d{2}))[) -]{0,2}(?<who>[2-9]\d{2,3}[ -]?\d{4})(?![\d-])/g;
const CALLED =
  /(?:电话|電話|座机|座機|固话|致电|来电|拨打|手机|手機|热线|tel|phone)(?:号码|号)?[是为:： ]{0,3}(?<who>[2-9]\d{2,3}[ -]?\d{4})(?![\d-])/gi;

/** Landlines with their area code, or after a word for telephone; the public 110, 12345 and 400 numbers stay. */
export function findLandlines(folded: string): readonly Found[] {
  const masked = (found: string): string => `****${found.slice(-4)}`;
  return [...findAll(folded, LANDLINE, masked), ...findAll(folded, CALLED, masked)];
}

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const PLATE = new RegExp(
  `[${PROVINCES}][A-Z][ .-]?(?:(?=[A-Z]{0,5}\\d)[A-Z\\d]{5,6}(?![A-Z\\d])|(?=[A-Z]*\\d)[A-Z\\d]{4}[警学挂港澳使领])`,
  'gi',
);

/** Vehicle plates, the eight signs of new-energy cars included. */
export function findPlates(folded: string): readonly Found[] {
  return findAll(folded, PLATE, (found) => starred(found, 2, 2));
}

const TRAVEL =
  /(?:护照|通行证|回乡证|台胞证|军官证|士官证|社保卡?|驾驶证)(?:号码?|编号)?[是为:： ]{0,3}(?<who>[A-Z]{0,2}\d{7,12})(?![A-Z\d])/gi;

/** Passports and permits after the word for them. */
export function findPermits(folded: string): readonly Found[] {
  return findAll(folded, TRAVEL, (found) => starred(found, 2, 2));
}
