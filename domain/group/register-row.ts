import type { Instant } from '../time/instant.ts';
import { fromShanghai, shanghaiDate } from '../time/shanghai.ts';
import { RESIDENT_TIERS, type GroupTier, type ResidentTier } from './group-tier.ts';
import {
  TIER_WORDS,
  type FaultAt,
  type RegisterColumn,
  type RegisterFault,
  type SheetLine,
} from './register-columns.ts';

const MOST_MEMBERS = 100_000;
const MOST_TAGS = 20;
const LONGEST_TAG = 20;

/** One row of the sheet, and what is wrong with its cells. */
export class RegisterRow {
  readonly faults: FaultAt[] = [];
  readonly #line: SheetLine;
  readonly #now: Instant;

  constructor(line: SheetLine, now: Instant) {
    this.#line = line;
    this.#now = now;
  }

  get row(): number {
    return this.#line.row;
  }

  blame(column: RegisterColumn, fault: RegisterFault): null {
    this.faults.push({ row: this.row, column, fault, value: this.#cell(column).slice(0, 60) });
    return null;
  }

  text(column: RegisterColumn, longest: number): string {
    const text = this.#cell(column);
    if (text.length > longest) this.blame(column, 'too-long');
    return text;
  }

  oneOf(column: RegisterColumn, known: ReadonlySet<string>): string | null {
    const text = this.#cell(column);
    return known.has(text) ? text : this.blame(column, 'platform-unknown');
  }

  /** Digits that no number can hold: what a spreadsheet has made a number of has lost them. */
  id(): string | null {
    const id = this.#cell('群号');
    if (id === '') return this.blame('群号', 'id-missing');
    if (/^[+-]?\d+(?:\.\d+)?E\+?\d+$/iu.test(id) || /^\d{15}0{2,}$/u.test(id))
      return this.blame('群号', 'id-lost-digits');
    return /^[\x21-\x7E]{1,128}$/u.test(id) ? id : this.blame('群号', 'id-wrong');
  }

  tier(before: GroupTier): GroupTier {
    const word = this.#cell('层级');
    if (word === '' || word === TIER_WORDS[before]) return before;
    const tier = RESIDENT_TIERS.find((each: ResidentTier) => TIER_WORDS[each] === word);
    if (before === 'supervision' || word === TIER_WORDS.supervision) this.blame('层级', 'supervision');
    else if (tier === undefined) this.blame('层级', 'tier-unknown');
    return tier ?? before;
  }

  number(column: RegisterColumn, least: number): number | null {
    const text = this.#cell(column).normalize('NFKC').replace(/\.0+$/u, '');
    if (text === '') return null;
    const number = /^\d{1,6}$/u.test(text) ? Number(text) : -1;
    return number >= least && number <= MOST_MEMBERS ? number : this.blame(column, 'number-wrong');
  }

  /** The day of a count: 2026-11-30, 2026/11/30, 2026年11月30日, or as a spreadsheet counts days. null where none is given, undefined where it is wrong. */
  day(): Instant | null | undefined {
    const text = this.#cell('统计日期').normalize('NFKC');
    if (text === '') return null;
    const at = dayOf(text);
    if (at !== null && at <= this.#now) return at;
    this.blame('统计日期', at === null ? 'date-wrong' : 'date-future');
    return undefined;
  }

  tags(): readonly string[] | null {
    const text = this.#cell('标签');
    if (text === '') return null;
    const tags = [...new Set(text.split(/[，,、;；\s]+/u).filter((tag) => tag !== ''))];
    if (tags.length > MOST_TAGS) this.blame('标签', 'tags-too-many');
    if (tags.some((tag) => tag.length > LONGEST_TAG)) this.blame('标签', 'too-long');
    return tags;
  }

  /** Without what nobody can see: a control character would stand in a name for ever. */
  #cell(column: RegisterColumn): string {
    return this.#line
      .cell(column)
      .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
      .trim();
  }
}

function dayOf(text: string): Instant | null {
  // A spreadsheet counts days from the end of 1899.
  if (/^\d{5}(?:\.\d+)?$/u.test(text))
    return fromShanghai({ year: 1899, month: 12, day: 30 + Math.floor(Number(text)) });
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text);
  const [year = 0, month = 0, day = 0] = (found ?? []).slice(1).map(Number);
  if (found === null || month < 1 || month > 12 || year < 1992) return null;
  const at = fromShanghai({ year, month, day });
  // The 31st of November would run on into December.
  return shanghaiDate(at).day === day ? at : null;
}
