import { describe, expect, it } from 'vitest';
import { checkStandard, countGaps, officeTierOf, type GroupPlace } from './standard.ts';

const DISTRICT: GroupPlace = { cityName: '株洲市', countyName: '荷塘区', townshipName: '仙庾镇' };
const COUNTY_CITY: GroupPlace = { cityName: '株洲市', countyName: '醴陵市', townshipName: '来龙门街道' };

describe('the tier of an office', () => {
  it.each([
    ['株洲市纪委监委何清18100001111', 'city'],
    ['株洲纪委何清', 'city'],
    ['市纪委何清', 'city'],
    ['市微群办何清', 'city'],
    ['市大监督中心01号', 'city'],
    ['荷塘区纪委副书记王五', 'county'],
    ['株洲市荷塘区纪委王五', 'county'],
    ['荷塘纪委王五', 'county'],
    ['区监委王五', 'county'],
    ['荷塘区纪委驻仙庾镇王五', 'county'],
    ['仙庾镇纪委书记陈平', 'township'],
    ['荷塘区仙庾镇纪检监察干部陈平', 'township'],
    ['月塘街道纪工委书记陈平', 'township'],
    ['纪工委陈平', 'township'],
    ['纪委陈平', 'unclear'],
    ['纪检员陈平', 'unclear'],
    ['明照村支部书记刘为民', null],
    ['三组李四', null],
    ['', null],
  ] as const)('%s in a district is %s', (shown, tier) => {
    expect(officeTierOf(shown, DISTRICT)).toBe(tier);
  });

  it.each([
    ['市纪委何清', 'unclear'],
    ['醴陵市纪委何清', 'county'],
    ['株洲市纪委何清', 'city'],
    ['株洲市醴陵市纪委何清', 'county'],
    ['来龙门纪检何清', 'township'],
  ] as const)('%s in a city that is a county is %s', (shown, tier) => {
    expect(officeTierOf(shown, COUNTY_CITY)).toBe(tier);
  });
});

describe('the standard configuration', () => {
  const DUTIES = [
    { post: '党总支书记', name: '刘为民' },
    { post: '网格员', name: '张三' },
    { post: '辅警', name: '' },
  ];
  const all = [
    '明照村党总支书记刘为民13912345678',
    '明照村网格员张三15573312345',
    '仙庾镇纪委书记陈平13900000000',
    '荷塘区纪委干部王五13900000001',
    '株洲市纪委干部何清13900000002',
    '三组李四',
  ];

  it('is whole where every holder and every tier is there', () => {
    const check = checkStandard(all, DUTIES.slice(0, 2), DISTRICT);
    expect([check, countGaps(check)]).toEqual([
      {
        ...{ members: 6, unready: 0, absent: [], vacant: [] },
        tiers: { city: 'present', county: 'present', township: 'present' },
      },
      0,
    ]);
  });

  it('names who is absent, which post is vacant and which tier is missing', () => {
    const check = checkStandard(['三组张三丰', '路人', '仙庾镇纪委书记陈平13900000000'], DUTIES, DISTRICT);
    expect([check, countGaps(check)]).toEqual([
      {
        ...{ members: 3, unready: 1, absent: DUTIES.slice(0, 2), vacant: DUTIES.slice(2) },
        tiers: { city: 'missing', county: 'missing', township: 'present' },
      },
      5,
    ]);
  });

  it.each(['张三', '三组张三', '网格员张三', '张三书记', '热心的张三!', '明照村网格员张三15573312345'])(
    'finds 张三 in %s',
    (shown) => {
      expect(checkStandard([shown], [{ post: '网格员', name: '张三' }], DISTRICT).absent).toEqual([]);
    },
  );

  it.each(['张三丰', '三组张三丰', '李四', '张三丰家', '三组-张 三', '老张'])('does not find 张三 in %s', (shown) => {
    expect(checkStandard([shown], [{ post: '网格员', name: '张三' }], DISTRICT).absent.length).toBe(1);
  });

  it('calls a tier unclear, not missing, where somebody of an office does not say which', () => {
    const { tiers } = checkStandard(['纪委陈平', '荷塘区纪委王五'], [], DISTRICT);
    expect(tiers).toEqual({ city: 'unclear', county: 'present', township: 'unclear' });
  });
});
