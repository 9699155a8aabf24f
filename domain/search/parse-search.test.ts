import { describe, expect, it } from 'vitest';
import { instant } from '../time/instant.ts';
import { attachmentsOf } from './attachment.ts';
import { caretIn, completed, keysLike } from './complete-search.ts';
import { dateSpanOf } from './date-span.ts';
import { parseSearch } from './parse-search.ts';
import { scoreMatches } from './score-match.ts';
import { attachmentOf, stateOf } from './search-values.ts';

const understood = (query: string) => {
  const { all, none, filters } = parseSearch(query);
  return { all, none, filters: filters.map(({ key, values }) => [key, values]) };
};
const problems = (query: string) => parseSearch(query).problems.map(({ kind, at, said }) => [kind, at, said]);

describe('parseSearch', () => {
  it('reads words, alternatives, exclusions and phrases, with Chinese signs or Latin ones', () => {
    expect([
      understood('路灯 坏了'),
      understood('路灯|灯杆 坏 －广告'),
      understood('路灯 ｜ 灯杆'),
      understood('"停水 三天" 「没有水」 “到 家”'),
      understood('wi-fi -断网 10:30'),
    ]).toEqual([
      { all: [['路灯'], ['坏了']], none: [], filters: [] },
      { all: [['路灯', '灯杆'], ['坏']], none: ['广告'], filters: [] },
      { all: [['路灯', '灯杆']], none: [], filters: [] },
      { all: [['停水 三天'], ['没有水'], ['到 家']], none: [], filters: [] },
      { all: [['wi-fi'], ['10:30']], none: ['断网'], filters: [] },
    ]);
  });

  it('reads conditions by their Chinese and English names, with several values and quoted ones', () => {
    expect(understood('停水 发送人:张三 群：曹柏村|石塘 place:"云龙 镇" FROM:李 有:图 http://a.cn')).toEqual({
      all: [['停水'], ['http://a.cn']],
      none: [],
      filters: [
        ['from', ['张三']],
        ['group', ['曹柏村', '石塘']],
        ['place', ['云龙 镇']],
        ['from', ['李']],
        ['has', ['图']],
      ],
    });
  });

  it('tells what it cannot read, and where, and reads the rest', () => {
    expect([
      problems('路灯 "坏了'),
      problems('停水 群:'),
      problems('| 停水'),
      problems('停水 | '),
      problems('停水 -群:曹柏'),
      problems('-停水'),
      problems('停水 -广告 有:图'),
      understood('路灯 "坏了').all,
    ]).toEqual([
      [['unclosed-quote', 3, '"坏了']],
      [['no-value', 3, '群:']],
      [['no-alternative', 0, '|']],
      [['no-alternative', 3, '|']],
      [['excluded-filter', 3, '-群:曹柏']],
      [['nothing-asked', 0, '-停水']],
      [],
      [['路灯'], ['坏了']],
    ]);
  });
});

describe('dateSpanOf', () => {
  /** Tuesday 2026-11-24, 14:00 in Shanghai. */
  const now = instant(1_795_500_000_000);
  const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`);
  const span = (value: string) => {
    const found = dateSpanOf(value, now);
    return found === null ? null : [found.from, found.to];
  };

  it('reads days, months, years and spans of them', () => {
    expect(
      [
        '2026',
        '2026-10',
        '2026年10月',
        '2026-10-01',
        '10月1日',
        '2026-10-01..2026-10-15',
        '2026-10..',
        '..2026-02',
        '10月',
      ].map(span),
    ).toEqual([
      [day('2026-01-01'), day('2027-01-01')],
      [day('2026-10-01'), day('2026-11-01')],
      [day('2026-10-01'), day('2026-11-01')],
      [day('2026-10-01'), day('2026-10-02')],
      [day('2026-10-01'), day('2026-10-02')],
      [day('2026-10-01'), day('2026-10-16')],
      [day('2026-10-01'), day('2026-11-25')],
      [0, day('2026-03-01')],
      [day('2026-10-01'), day('2026-11-01')],
    ]);
  });

  it('reads what people say of days', () => {
    expect(['今天', '昨天', '近7天', '7d', '本周', '上周', '上月', '去年'].map(span)).toEqual([
      [day('2026-11-24'), day('2026-11-25')],
      [day('2026-11-23'), day('2026-11-24')],
      [day('2026-11-18'), day('2026-11-25')],
      [day('2026-11-18'), day('2026-11-25')],
      [day('2026-11-23'), day('2026-11-30')],
      [day('2026-11-16'), day('2026-11-23')],
      [day('2026-10-01'), day('2026-11-01')],
      [day('2025-01-01'), day('2026-01-01')],
    ]);
  });

  it('refuses what is no date', () => {
    expect(['', '..', '2026-13', '2026-02-30', '明年', '2026-10-15..2026-10-01', '5', 'abc'].map(span)).toEqual([
      ...[null, null, null, null, null, null, null, null],
    ]);
  });
});

describe('the values of conditions', () => {
  it('are known by their words', () => {
    expect([
      attachmentOf('图片'),
      attachmentOf('PHOTO'),
      attachmentOf('猫'),
      stateOf('待研判'),
      stateOf('later'),
    ]).toEqual([...['image', 'image', null, 'new', 'later']]);
  });

  it('say what a message comes with by its kind and its segments', () => {
    const image = { kind: 'image', name: null, url: null, md5: null } as const;
    expect([attachmentsOf('text', null), attachmentsOf('text', [image]), attachmentsOf('link', [image])]).toEqual([
      [],
      ['image'],
      ['image', 'link'],
    ]);
  });
});

describe('completion', () => {
  it('offers keys for what is begun, and values behind a key', () => {
    expect([
      caretIn('停水 发', 4),
      caretIn('停水 群:曹', 6),
      caretIn('群:甲|乙', 5),
      caretIn('停水', 1),
      caretIn('10:30', 5),
      keysLike('发', 'zh'),
      keysLike('fr', 'en'),
    ]).toEqual([
      { kind: 'key', begun: '发', from: 3, to: 4 },
      { kind: 'value', key: 'group', begun: '曹', from: 5, to: 6 },
      { kind: 'value', key: 'group', begun: '乙', from: 4, to: 5 },
      null,
      null,
      ['from'],
      ['from'],
    ]);
  });

  it('puts the choice in its place and the caret behind it', () => {
    const value = caretIn('停水 群:曹 坏', 6);
    expect([
      completed('停水 发', { kind: 'key', begun: '发', from: 3, to: 4 }, '发送人'),
      value === null ? null : completed('停水 群:曹 坏', value, '曹柏村'),
      value === null ? null : completed('停水 群:曹 坏', value, '曹柏 一群'),
    ]).toEqual([
      { query: '停水 发送人:', caret: 7 },
      { query: '停水 群:曹柏村 坏', caret: 9 },
      { query: '停水 群:"曹柏 一群" 坏', caret: 13 },
    ]);
  });
});

describe('scoreMatches', () => {
  it('prefers rare words, more mentions, shorter texts, hits and newer messages', () => {
    const plain = { counts: [1, 0], length: 20, isHit: false, age: 0 };
    const ranks = (others: readonly object[]) => {
      const filler = Array.from({ length: 20 }, () => plain);
      const [first = 0, second = 0] = scoreMatches([...others.map((change) => ({ ...plain, ...change })), ...filler]);
      return first > second;
    };
    expect([
      ranks([{ counts: [1, 1] }, { counts: [2, 0] }]),
      ranks([{ counts: [2, 0] }, {}]),
      ranks([{ length: 10 }, { length: 60 }]),
      ranks([{ isHit: true }, {}]),
      ranks([{ age: 1 }, { age: 300 }]),
    ]).toEqual([true, true, true, true, true]);
  });
});
