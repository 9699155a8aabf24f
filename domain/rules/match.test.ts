import { describe, expect, it } from 'vitest';
import type { RegionCode, RuleId } from '../ids.ts';
import { normalise } from '../message/normalise.ts';
import { buildAutomaton } from './automaton.ts';
import { createMatcher } from './match.ts';
import { placeWords } from './place-words.ts';
import { anyOf, type Rule, type TermGroup } from './rule.ts';

function aRule(id: string, terms: readonly string[], change: Partial<Rule> = {}): Rule {
  return {
    id: id as RuleId,
    name: id,
    ...anyOf(terms),
    categoryId: null,
    severity: 2,
    pager: false,
    enabled: true,
    version: 3,
    ...change,
  };
}

const READINGS: Readonly<Record<string, readonly string[]>> = {
  ...{
    路: ['lu'],
    陆: ['lu'],
    灯: ['deng'],
    登: ['deng'],
    微: ['wei'],
    威: ['wei'],
    信: ['xin'],
    重: ['zhong', 'chong'],
  },
  ...{ 建: ['jian'], 西: ['xi'], 安: ['an'], 先: ['xian'] },
};
const PLACES = placeWords([
  { code: '430201001001' as RegionCode, name: '曹柏村村委会', level: 'village', parentCode: null },
  { code: '430202001001' as RegionCode, name: '石塘冲社区居委会', level: 'village', parentCode: null },
  { code: '430202001' as RegionCode, name: '建设街道', level: 'township', parentCode: null },
]);
const TABLES = { places: PLACES, readingsOf: (character: string) => READINGS[character] ?? [] };

function group(terms: readonly string[], near: number | null = null): TermGroup {
  return { terms, near };
}

function hits(rules: readonly Rule[], text: string, place: string | null = null): readonly string[] {
  return createMatcher(rules, TABLES)
    .match(normalise(text), place as RegionCode | null)
    .map((hit) => `${hit.ruleId}@${hit.ruleVersion}:${text.slice(hit.start, hit.start + hit.length)}`);
}

describe('createMatcher', () => {
  it('marks the terms in the text as it was said', () => {
    expect(hits([aRule('lamp', ['路灯'])], '三聯路路\u200b燈壞了，路灯')).toEqual(['lamp@3:路\u200b燈', 'lamp@3:路灯']);
  });

  it('finds overlapping terms of different rules and says contained ones of one rule once', () => {
    const rules = [aRule('a', ['路灯', '路灯坏']), aRule('b', ['灯坏了'])];
    expect(hits(rules, '路灯坏了')).toEqual(['a@3:路灯坏', 'b@3:灯坏了']);
  });

  it('is silent where an exclusion is present, for that rule only', () => {
    const rules = [aRule('a', ['路灯'], { exclusions: ['谢谢'] }), aRule('b', ['路灯'])];
    expect(hits(rules, '路灯修好了，謝謝')).toEqual(['b@3:路灯']);
  });

  it('leaves out disabled rules and empty terms', () => {
    expect(hits([aRule('a', ['路灯'], { enabled: false }), aRule('b', [' '])], '路灯 ')).toEqual([]);
  });

  it('compares letters whatever their case and width', () => {
    expect(hits([aRule('a', ['ＷiFi'])], '村里wifi断了')).toEqual(['a@3:wifi']);
  });
});

describe('groups of terms', () => {
  const both = aRule('a', [], { groups: [group(['路灯', '灯杆']), group(['不亮', '坏'])] });

  it('must all be said, each by any one of its terms', () => {
    expect([hits([both], '路灯昨天又坏了'), hits([both], '路灯真好看'), hits([both], '坏了')]).toEqual([
      ['a@3:路灯', 'a@3:坏'],
      [],
      [],
    ]);
  });

  it('must lie within their distance, whichever comes first', () => {
    const near = aRule('a', [], { groups: [group(['路灯']), group(['坏'], 4)] });
    expect([
      hits([near], '路灯一二三四坏了'),
      hits([near], '路灯一二三四五坏了'),
      hits([near], '坏的是路灯'),
      hits([near], '坏人一二三四路灯一坏'),
    ]).toEqual([['a@3:路灯', 'a@3:坏'], [], ['a@3:坏', 'a@3:路灯'], ['a@3:路灯', 'a@3:坏']]);
  });

  it('mark only the places that made a chain of distances hold', () => {
    const chain = aRule('a', [], { groups: [group(['村']), group(['水'], 2), group(['停'], 2)] });
    expect([hits([chain], '村里没有水了停'), hits([chain], '村里的水很好，后来说水又停了')]).toEqual([[], []]);
    expect(hits([chain], '村一水二停，水在村三水')).toEqual(['a@3:村', 'a@3:水', 'a@3:停', 'a@3:水', 'a@3:村']);
  });

  it('are silent where an exclusion is said', () => {
    expect(hits([{ ...both, exclusions: ['修好'] }], '路灯坏了，修好了')).toEqual([]);
  });
});

describe('a rule that pages', () => {
  it('is told apart from those that do not', () => {
    const rules = [aRule('a', ['路灯']), aRule('b', ['着火'], { pager: true })];
    const matcher = createMatcher(rules);
    const urgent = (text: string) => matcher.urgent(matcher.match(normalise(text)))?.ruleId ?? null;
    expect([urgent('路灯坏了'), urgent('路灯着火了')]).toEqual([null, 'b']);
  });
});

describe('terms compared by sound', () => {
  const rule = aRule('a', ['路灯[音]']);

  it('are found typed in pinyin, in other characters, and mixed', () => {
    expect(
      ['路灯坏了', '陆登坏了', 'lu deng坏了', 'ludeng', '村里LuDeng坏', '路deng', 'lu登', '路 灯'].map((text) =>
        hits([rule], text),
      ),
    ).toEqual([
      ...[['a@3:路灯'], ['a@3:陆登'], ['a@3:lu deng'], ['a@3:ludeng'], ['a@3:LuDeng'], ['a@3:路deng']],
      ...[['a@3:lu登'], ['a@3:路 灯']],
    ]);
  });

  it('are found within a sentence typed in pinyin, not within a foreign word', () => {
    expect([hits([rule], 'cunlideludenghuaile'), hits([rule], 'xqludengkk'), hits([rule], '路等于灯')]).toEqual([
      ['a@3:ludeng'],
      [],
      [],
    ]);
  });

  it('begin and end with whole characters, and know every reading of a term', () => {
    expect([
      hits([aRule('a', ['西安[音]'])], '先来'),
      hits([aRule('a', ['重建[音]'])], 'chongjian ma'),
      hits([aRule('a', ['路灯'])], '陆登'),
    ]).toEqual([[], ['a@3:chongjian'], []]);
  });
});

describe('terms compared by shape', () => {
  const rule = aRule('a', ['微信[形]']);

  it('are found with signs between, in look-alikes, and taken apart', () => {
    expect(
      ['微信', '微*信', '微. 信', '徽信', '微亻言', '徽 亻言', '微，信'].map((text) => hits([rule], text)),
    ).toEqual([['a@3:微信'], ['a@3:微*信'], ['a@3:微. 信'], ['a@3:徽信'], ['a@3:微亻言'], ['a@3:徽 亻言'], []]);
  });

  it('are not found where the term does not ask for it', () => {
    expect(hits([aRule('a', ['微信'])], '徽信')).toEqual([]);
  });
});

describe('names of places', () => {
  const any = aRule('a', [], { groups: [group(['{地名}']), group(['停水'])] });
  const own = aRule('a', [], { groups: [group(['{本县地名}']), group(['停水'])] });

  it('stand for every village and township, said with or without the office', () => {
    expect([
      hits([any], '曹柏村停水了'),
      hits([any], '石塘冲停水'),
      hits([any], '建设停水'),
      hits([any], '哪里停水'),
    ]).toEqual([['a@3:曹柏村', 'a@3:停水'], ['a@3:石塘冲', 'a@3:停水'], [], []]);
  });

  it('can be those of the county the group lies in, and then a group without a place has none', () => {
    expect([
      hits([own], '曹柏村停水', '430201001001'),
      hits([own], '曹柏村停水', '430202001001'),
      hits([own], '曹柏村停水'),
      [createMatcher([own], TABLES).asksPlace, createMatcher([any], TABLES).asksPlace],
    ]).toEqual([['a@3:曹柏村', 'a@3:停水'], [], [], [true, false]]);
  });
});

describe('buildAutomaton', () => {
  it('finds exactly what a search for each word finds', () => {
    const alphabet = ['水', '电', '路', '灯'];
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const text = (length: number): string => Array.from({ length }, () => alphabet[next(4)]).join('');
    const words = [...new Set(Array.from({ length: 60 }, () => text(1 + next(4))))];
    const automaton = buildAutomaton(words);
    for (let round = 0; round < 50; round += 1) {
      const haystack = text(40);
      const expected = words.flatMap((word, number) =>
        Array.from({ length: haystack.length }, (_, at) => at)
          .filter((at) => haystack.startsWith(word, at))
          .map((at) => `${number}@${at + word.length}`),
      );
      const found = automaton.search(haystack).map((place) => `${place.word}@${place.end}`);
      expect(found.toSorted()).toEqual(expected.toSorted());
    }
  });
});
