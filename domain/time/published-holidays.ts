/** A run of free days as published, first and last day included; `2026-02-15`. */
export interface HolidayRun {
  readonly name: string;
  readonly first: string;
  readonly last: string;
}

/** What the State Council published for one year. */
export interface PublishedYear {
  readonly year: number;
  /** Number of the notice of the General Office of the State Council 国务院办公厅. */
  readonly source: string;
  readonly holidays: readonly HolidayRun[];
  /** Days of a weekend that are worked 调休. */
  readonly workedWeekendDays: readonly string[];
}

/**
 * Public holidays and make-up working days of the years whose arrangement has been published. The notice for a year comes out in
 * the autumn before; until its entry stands here, deadlines into that year count weekends only and say so.
 */
export const PUBLISHED_YEARS: readonly PublishedYear[] = [
  {
    year: 2025,
    source: '国办发明电〔2024〕12号',
    holidays: [
      { name: '元旦', first: '2025-01-01', last: '2025-01-01' },
      { name: '春节', first: '2025-01-28', last: '2025-02-04' },
      { name: '清明节', first: '2025-04-04', last: '2025-04-06' },
      { name: '劳动节', first: '2025-05-01', last: '2025-05-05' },
      { name: '端午节', first: '2025-05-31', last: '2025-06-02' },
      { name: '国庆节、中秋节', first: '2025-10-01', last: '2025-10-08' },
    ],
    workedWeekendDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    source: '国办发明电〔2025〕7号',
    holidays: [
      { name: '元旦', first: '2026-01-01', last: '2026-01-03' },
      { name: '春节', first: '2026-02-15', last: '2026-02-23' },
      { name: '清明节', first: '2026-04-04', last: '2026-04-06' },
      { name: '劳动节', first: '2026-05-01', last: '2026-05-05' },
      { name: '端午节', first: '2026-06-19', last: '2026-06-21' },
      { name: '中秋节', first: '2026-09-25', last: '2026-09-27' },
      { name: '国庆节', first: '2026-10-01', last: '2026-10-07' },
    ],
    workedWeekendDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];
