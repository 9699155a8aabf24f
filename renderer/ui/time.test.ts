import i18next from 'i18next';
import { expect, test } from 'vitest';
import { chinese } from '../text/zh-CN/chinese.ts';
import { formatAgo, formatDateTime, formatShort, formatSpan } from './time.ts';

const text = i18next.createInstance({
  lng: 'zh-CN',
  defaultNS: 'common',
  resources: { 'zh-CN': chinese },
  initAsync: false,
});
await text.init();
const t = text.getFixedT('zh-CN', 'common');
const now = Date.UTC(2026, 10, 24, 16, 30);

test('times are of Shanghai, where the day has turned already', () => {
  expect(formatDateTime(now)).toEqual('2026-11-25 00:30');
});

test('a short time leaves out what is the same as now', () => {
  expect([now - 60_000, now - 3_600_000, Date.UTC(2025, 11, 31, 16)].map((at) => formatShort(at, now))).toEqual([
    '00:29',
    '11-24 23:30',
    '01-01 00:00',
  ]);
  expect(formatShort(Date.UTC(2025, 11, 31, 15), now)).toEqual('2025-12-31');
});

test('a span is told in its largest unit', () => {
  expect([12_000, 18 * 60_000, 47 * 3_600_000, 5 * 86_400_000, -90_000].map((span) => formatSpan(t, span))).toEqual([
    '12 秒',
    '18 分钟',
    '47 小时',
    '5 天',
    '1 分钟',
  ]);
});

test('what was just now is told so', () => {
  expect([formatAgo(t, now - 3_000, now), formatAgo(t, now - 180_000, now)]).toEqual(['刚刚', '3 分钟前']);
});
