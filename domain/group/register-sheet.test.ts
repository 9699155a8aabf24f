import { describe, expect, it } from 'vitest';
import type { GroupId, RegionCode } from '../ids.ts';
import { DAY_MS, instant } from '../time/instant.ts';
import { fromShanghai } from '../time/shanghai.ts';
import type { RegisterColumn } from './register-columns.ts';
import { planRegister, type RegisterAround, type RegisteredGroup } from './register-sheet.ts';

const ID = '7773749793478223190';
const DAY = fromShanghai({ year: 2026, month: 11, day: 20 });
const NOW = instant(DAY + 4 * DAY_MS);
const TOWN = '430202001' as RegionCode;
const HERE = '430202001001' as RegionCode;
const THERE = '430281001001' as RegionCode;

const known: RegisteredGroup = {
  ...{ id: 'g' as GroupId, platform: 'wechat', externalId: ID, name: '明照村村民群', villageCode: HERE },
  ...{ tier: 'village', owner: '周正', cap: 500, tags: ['库区'], members: 451, membersAt: instant(DAY + 3_600_000) },
};
const around: RegisterAround = {
  platforms: new Set(['wechat', 'qq']),
  find: (platform, externalId) => (platform === 'wechat' && externalId === ID ? known : null),
  places: (level, { code, village, township }) => {
    if (level !== 'village')
      return township === '仙庾镇' || code === TOWN ? [TOWN] : township === '重名镇' ? [TOWN, TOWN] : [];
    if (village === '重名村') return [HERE, THERE];
    return [HERE, THERE].filter(
      (each) => each === code || (code === '' && village === (each === HERE ? '明照村' : '外村')),
    );
  },
  isWithin: (code) => code === null || code.startsWith(TOWN),
  now: NOW,
};
const plan = (...rows: readonly Partial<Record<RegisterColumn, string>>[]) =>
  planRegister(
    rows.map((cells, index) => ({
      row: index + 2,
      cell: (column: RegisterColumn) => ({ 平台: 'wechat', 群号: ID, ...cells })[column] ?? '',
    })),
    around,
  );
const faultsOf = (cells: Partial<Record<RegisterColumn, string>>) =>
  plan(cells).faults.map(({ column, fault }) => [column, fault]);

describe('a row of the register', () => {
  it('that repeats what is known changes nothing, its owner masked as it leaves', () => {
    const row = {
      ...{ 群名: '别名', '村（社区）': '明照村', 层级: '村', 群主: '周*', 人数上限: '500' },
      ...{ 人数: '451', 统计日期: '2026-11-20', 标签: '库区' },
    };
    expect([plan(row), plan({})]).toEqual([
      { changes: [], same: 1, faults: [] },
      { changes: [], same: 1, faults: [] },
    ]);
  });

  it('changes what it says and leaves what it does not', () => {
    const { changes } = plan({
      层级: '组',
      群主: '李明',
      人数: '４６０',
      统计日期: '2026/11/22',
      标签: '库区、异地搬迁',
    });
    expect(changes).toEqual([
      {
        ...{ row: 2, before: known, platform: 'wechat', externalId: ID, name: '明照村村民群', villageCode: HERE },
        ...{ tier: 'team', owner: '李明', cap: 500, tags: ['库区', '异地搬迁'] },
        count: { members: 460, at: DAY + 2 * DAY_MS },
        columns: ['层级', '群主', '人数', '标签'],
      },
    ]);
  });

  it.each([[{ 层级: '镇', '乡镇（街道）': '仙庾镇' }], [{ 层级: '镇', 村代码: TOWN }], [{ 层级: '镇' }]])(
    'makes it a group of the township by %j: it belongs to no village any more',
    (cells) => {
      expect(plan(cells).changes.map(({ tier, villageCode, columns }) => [tier, villageCode, columns])).toEqual([
        ['township', TOWN, ['乡镇（街道）', '层级']],
      ]);
    },
  );

  it('adds a group that is not known, with nineteen digits as they are written', () => {
    const { changes } = plan({ 群号: '9223372036854775807', 群名: '新群', 村代码: HERE, 人数: '12' });
    expect(
      changes.map(({ before, externalId, tier, cap, count, columns }) => [
        before,
        externalId,
        tier,
        cap,
        count,
        columns,
      ]),
    ).toEqual([
      [null, '9223372036854775807', 'village', 500, { members: 12, at: NOW }, ['群号', '村（社区）', '人数']],
    ]);
  });

  it.each(['2026-11-20', '2026/11/20', '2026.11.20', '2026年11月20日', '46346', '46346.5', '２０２６－１１－２０'])(
    'reads %s as the day',
    (written) => {
      expect(plan({ 人数: '1', 统计日期: written }).changes[0]?.count).toEqual({ members: 1, at: DAY });
    },
  );

  it.each([
    [{ 平台: '微博' }, ['平台', 'platform-unknown']],
    [{ 群号: '' }, ['群号', 'id-missing']],
    [{ 群号: '7.77E+18' }, ['群号', 'id-lost-digits']],
    [{ 群号: '7773749793478220000' }, ['群号', 'id-lost-digits']],
    [{ 群号: '群 一' }, ['群号', 'id-wrong']],
    [{ 群号: '1@chatroom' }, ['群名', 'name-missing']],
    [{ 群主: '周'.repeat(41) }, ['群主', 'too-long']],
    [{ '村（社区）': '没有村' }, ['村（社区）', 'village-unknown']],
    [{ 村代码: '430202' }, ['村代码', 'village-unknown']],
    [{ '村（社区）': '重名村' }, ['村（社区）', 'village-ambiguous']],
    [{ '村（社区）': '外村' }, ['村（社区）', 'out-of-territory']],
    [{ 层级: '县' }, ['层级', 'tier-unknown']],
    [{ 层级: '镇', '乡镇（街道）': '没有镇' }, ['乡镇（街道）', 'township-unknown']],
    [{ 层级: '镇', '乡镇（街道）': '重名镇' }, ['乡镇（街道）', 'township-ambiguous']],
    [{ 层级: '镇', '乡镇（街道）': '仙庾镇', '村（社区）': '明照村' }, ['村（社区）', 'place-too-narrow']],
    [{ 层级: '镇', 村代码: HERE }, ['村代码', 'place-too-narrow']],
    [{ 层级: '镇', 村代码: '430281001' }, ['村代码', 'township-unknown']],
    [{ 层级: '督办' }, ['层级', 'supervision']],
    [{ 人数上限: '0' }, ['人数上限', 'number-wrong']],
    [{ 人数: '四百' }, ['人数', 'number-wrong']],
    [{ 人数: '-1' }, ['人数', 'number-wrong']],
    [{ 人数: '1', 统计日期: '2026-02-30' }, ['统计日期', 'date-wrong']],
    [{ 人数: '1', 统计日期: '2026-13-01' }, ['统计日期', 'date-wrong']],
    [{ 人数: '1', 统计日期: '上周' }, ['统计日期', 'date-wrong']],
    [{ 人数: '1', 统计日期: '2026-11-30' }, ['统计日期', 'date-future']],
    [{ 标签: '标'.repeat(21) }, ['标签', 'too-long']],
    [{ 标签: Array.from({ length: 21 }, (_, n) => `标${n}`).join('、') }, ['标签', 'tags-too-many']],
  ] as const)('%j is refused: %s', (cells, fault) => {
    expect(faultsOf(cells)).toEqual([fault]);
  });

  it('names everything that is wrong with it at once, and changes nothing', () => {
    expect(plan({ 层级: '县', 人数: 'x', 群主: '李明' })).toMatchObject({ changes: [], same: 0, faults: [{}, {}] });
  });
});

it('takes the first of two rows about one group, and refuses the other', () => {
  const { changes, faults } = plan({ 群主: '李明' }, { 群主: '王明' });
  expect([changes.map(({ owner }) => owner), faults]).toEqual([
    ['李明'],
    [{ row: 3, column: '群号', fault: 'twice', value: ID }],
  ]);
});
