/** The first character of a name and a star: 张* (trust: exports are de-identified by default). An empty name stays empty. */
export function maskName(name: string): string {
  const [first] = name.trim();
  return first === undefined ? '' : `${first}*`;
}

/**
 * Text with mobile numbers (138****5678), identity cards (3301**********1234), bank cards and vehicle plates masked, also where they
 * are written in full-width digits or with spaces and hyphens between; and the given names, since a name cannot be told by its form.
 */
export function maskText(text: string, names: readonly string[] = []): string {
  const withoutNumbers = replaceFolded(replaceFolded(text, NUMBER, maskNumber), PLATE, maskPlate);
  // Longest first, so that 张三丰 is not left as 张*丰.
  const longestFirst = names.filter((name) => name.trim() !== '').toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((masked, name) => masked.replaceAll(name, maskName(name)), withoutNumbers);
}

// 11 to 19 digits, at most one space or hyphen between two of them; the last sign of an identity card may be X.
const NUMBER = /(?<![\dA-Za-z])\d(?:[ -]?\d){9,17}[ -]?[\dXx](?![\dA-Za-z])/g;
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const PLATE = new RegExp(`[${PROVINCES}][A-Z][ ·.-]?(?=[A-Z\\d]*\\d)[A-Z\\d]{5,6}(?![A-Z\\d])`, 'gi');

function maskNumber(found: string): string {
  const digits = found.replaceAll(/[ -]/g, '');
  const mobile = /^(?:86)?1[3-9]\d{9}$/.exec(digits);
  if (mobile !== null) return `${digits.slice(-11, -8)}****${digits.slice(-4)}`;
  return digits.length >= 15 ? `${digits.slice(0, 4)}${'*'.repeat(digits.length - 8)}${digits.slice(-4)}` : found;
}

function maskPlate(found: string): string {
  return `${found.slice(0, 2)}${'*'.repeat(found.length - 4)}${found.slice(-2)}`;
}

/** Looks for a pattern in the text with full-width letters and digits made half-width, sign for sign, and puts what it gives into the text. */
function replaceFolded(text: string, pattern: RegExp, masked: (found: string) => string): string {
  const folded = text
    .replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
  const parts: string[] = [];
  let end = 0;
  for (const match of folded.matchAll(pattern)) {
    const replacement = masked(match[0]);
    const asItWas = replacement === match[0] ? text.slice(match.index, match.index + match[0].length) : replacement;
    parts.push(text.slice(end, match.index), asItWas);
    end = match.index + match[0].length;
  }
  return parts.join('') + text.slice(end);
}
