import type { Stage } from '../../../domain/statistics/issue-fact.ts';

/** Colours and sizes a chart is drawn with: the same chart stands on the screen, on the wall and on paper. */
export interface ChartLook {
  readonly ink: string;
  readonly inkSoft: string;
  readonly grid: string;
  readonly surface: string;
  readonly limit: string;
  readonly late: string;
  readonly range: string;
  readonly rangeSoft: string;
  readonly stages: Readonly<Record<Stage, string>>;
  /** Weakest to strongest, for counts in a grid. */
  readonly heat: readonly string[];
  readonly fontFamily: string;
  readonly fontSize: number;
  /** Height of one row of a bar chart. */
  readonly row: number;
  /** Thickness of a bar. */
  readonly bar: number;
}

/** The look of the window, in the theme that is on. */
export const screenLook: ChartLook = {
  ink: 'var(--ink)',
  inkSoft: 'var(--ink-faint)',
  grid: 'var(--chart-grid)',
  surface: 'var(--surface)',
  limit: 'var(--chart-limit)',
  late: 'var(--state-overdue)',
  range: 'var(--chart-1)',
  rangeSoft: 'var(--chart-6)',
  stages: {
    closed: 'var(--chart-3)',
    handling: 'var(--chart-1)',
    dispatched: 'var(--chart-2)',
    waiting: 'var(--chart-4)',
  },
  heat: [4, 18, 36, 56, 78, 100].map((share) => `color-mix(in srgb, var(--chart-1) ${share}%, var(--surface))`),
  fontFamily: 'var(--font)',
  fontSize: 13,
  row: 30,
  bar: 14,
};

/** The wall: the window's colours in their dark theme, nothing under 40 px of a 1920 × 1080 stage. */
export const wallLook: ChartLook = { ...screenLook, surface: 'var(--surface-sunk)', fontSize: 40, row: 68, bar: 34 };

/** Paper is white whatever the theme of the window: the light tokens, written out, because a picture knows no style sheet. */
export const paperLook: ChartLook = {
  ink: '#16202c',
  inkSoft: '#5f6875',
  grid: '#e3e8ee',
  surface: '#ffffff',
  limit: '#a66200',
  late: '#8f1d14',
  range: '#1f6fc4',
  rangeSoft: '#8fa3b8',
  stages: { closed: '#0a5c4e', handling: '#1f6fc4', dispatched: '#e5a823', waiting: '#cf6a52' },
  heat: ['#f6f9fc', '#d7e5f4', '#aecceb', '#82b0df', '#4f8ed1', '#1f6fc4'],
  fontFamily: "'HarmonyOS Sans SC', 'MiSans', 'PingFang SC', 'Microsoft YaHei UI', 'Noto Sans CJK SC', sans-serif",
  fontSize: 13,
  row: 28,
  bar: 13,
};
