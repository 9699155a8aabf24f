import { maskText } from '../masking/mask.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';
import { shanghaiDate } from '../time/shanghai.ts';

/** The ledger as the daily post to the supervision group tells it (S15, F12). */
export interface LedgerOfToday {
  readonly now: Instant;
  readonly open: number;
  readonly overdue: number;
  readonly dueSoon: number;
  /** Overdue issues, the longest first. */
  readonly rows: readonly LedgerLine[];
}

export interface LedgerLine {
  readonly number: string;
  readonly title: string;
  readonly countyName: string | null;
  /** Who has to answer; null where nobody was given it. */
  readonly unitName: string | null;
  readonly dueAt: Instant;
}

/** A post is read on a telephone: nobody reads more lines. */
export const LEDGER_LINES = 15;

/** The daily post of the ledger: counts, the overdue issues by number, and what is asked. Titles are masked: 378 people read it. */
export function ledgerText({ now, open, overdue, dueSoon, rows }: LedgerOfToday): string {
  const { year, month, day } = shanghaiDate(now);
  const shown = rows.slice(0, LEDGER_LINES);
  const more = overdue - shown.length;
  return [
    `【督办台账】${year}年${month}月${day}日`,
    `在办 ${open} 件，逾期 ${overdue} 件，即将到期 ${dueSoon} 件。`,
    ...(shown.length === 0 ? [] : ['逾期未办结：', ...shown.map((row, index) => `${index + 1}. ${lineOf(row, now)}`)]),
    ...(more > 0 ? [`另有 ${more} 件逾期，见台账。`] : []),
    '请承办单位在本群按编号回复办理进展。',
  ].join('\n');
}

function lineOf({ number, title, countyName, unitName, dueAt }: LedgerLine, now: Instant): string {
  const days = Math.max(1, Math.ceil((now - dueAt) / DAY_MS));
  const where = countyName === null ? '' : `${countyName} `;
  return `${number} ${where}${maskText(title)}（${unitName ?? '未交办'}，逾期 ${days} 天）`;
}
