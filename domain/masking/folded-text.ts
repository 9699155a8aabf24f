/**
 * A text as masking looks at it: half-width, digits of every script as 0–9, without what cannot be seen. `at[i]` is the place in the
 * original of sign i, and `at[folded.length]` its end, so that what is found can be put back.
 */
export interface FoldedText {
  readonly folded: string;
  readonly at: readonly number[];
}

/** none leaves Chinese numerals as words; digits reads 一三八 and 壹叁捌 as 138, because people dictate numbers that way. */
export type Numerals = 'none' | 'digits';

const CHINESE_DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  ['零〇洞', '一壹幺弌', '二贰貳两弍', '三叁參弎', '四肆', '五伍', '六陆陸', '七柒拐', '八捌', '九玖勾'].flatMap(
    (signs, digit) => [...signs].map((sign) => [sign, String(digit)]),
  ),
);

// Zero-width and direction signs, joiners, variation selectors, key caps and combining marks: whatever can stand inside a number unseen.
const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164\uffa0]/u;
const DASHES = /[\p{Pd}\u2212\u00b7\u2022\u30fb]/u;

/** Folds a text for looking; the text itself is not changed. */
export function foldText(text: string, numerals: Numerals): FoldedText {
  const signs: string[] = [];
  const at: number[] = [];
  let place = 0;
  for (const sign of text) {
    const plain = foldSign(sign, numerals);
    signs.push(plain);
    for (let unit = 0; unit < plain.length; unit += 1) at.push(place);
    place += sign.length;
  }
  return { folded: signs.join(''), at: [...at, place] };
}

function foldSign(sign: string, numerals: Numerals): string {
  if (sign >= '!' && sign <= '~') return sign;
  if (numerals === 'digits') {
    const digit = CHINESE_DIGITS[sign];
    if (digit !== undefined) return digit;
  }
  if (UNSEEN.test(sign)) return '';
  if (/\s/u.test(sign)) return ' ';
  if (DASHES.test(sign)) return '-';
  if (/\p{Nd}/u.test(sign)) return String(digitOf(sign));
  const plain = sign.normalize('NFKC');
  // Circled and bracketed digits fold to one or more signs; letters and words of other scripts stay what they are.
  if (plain === sign || !/^[\u0020-\u007e]+$/.test(plain)) return sign;
  return plain.replace(/^\((\d)\)$/, '$1').replace(/^(\d)\.$/, '$1');
}

/** Decimal digits stand ten in a row in every script, so the value is the distance to the first of them. */
function digitOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
