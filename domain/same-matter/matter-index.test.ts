import { describe, expect, it } from 'vitest';
import type { MessageId, RegionCode } from '../ids.ts';
import { DAY_MS, instant } from '../time/instant.ts';
import { MATTER_RULES, MatterIndex, type ComparedMessage } from './matter-index.ts';

const BEGAN = 1_767_225_600_000;
const [VILLAGE, NEIGHBOUR, FAR] = ['430211001001', '430211002003', '430281001002'] as RegionCode[];
const PLANT = '丽景小区旁边新建的混凝土搅拌站夜里施工噪音很大灰尘也大，老人小孩没法睡觉，请部门来查';
const PLANT_AGAIN = '举报：丽景小区边上那个混凝土搅拌站又在夜里施工，噪音灰尘受不了，小孩睡不着';

function said(id: number, text: string, change: Partial<ComparedMessage> = {}): ComparedMessage {
  return { id: id as MessageId, text, sentAt: instant(BEGAN + id * 60_000), placeCode: VILLAGE ?? null, ...change };
}

describe('messages of one matter', () => {
  it('are found in other words, and lead to the first of them', () => {
    const index = new MatterIndex();
    expect(index.add(said(1, PLANT))).toBeNull();
    expect(index.add(said(2, '三组的水管爆了，水流了一路'))).toBeNull();
    expect(index.add(said(3, PLANT_AGAIN))).toMatchObject({ nearest: 1, matter: 1 });
    expect(index.add(said(4, '丽景小区旁的搅拌站夜里施工噪音大，什么时候能停'))?.matter).toBe(1);
  });

  it('are not those that only thank, greet or acknowledge, however often', () => {
    const index = new MatterIndex();
    const polite = [
      '收到，谢谢领导',
      '收到，谢谢领导',
      '好的好的，辛苦大家了',
      '好的好的，辛苦大家了',
      '大家早上好',
      '大家早上好',
    ];
    expect(polite.map((text, at) => index.add(said(at + 1, text)))).toEqual(polite.map(() => null));
    expect(index.size).toBe(0);
  });

  it('are within the window of days', () => {
    const late = (days: number) => said(2, PLANT_AGAIN, { sentAt: instant(BEGAN + days * DAY_MS) });
    const found = [MATTER_RULES.windowDays - 1, MATTER_RULES.windowDays + 1].map((days) => {
      const index = new MatterIndex();
      index.add(said(1, PLANT));
      return index.add(late(days)) !== null;
    });
    expect(found).toEqual([true, false]);
  });

  it('in few words are one matter in a neighbouring village within three days only', () => {
    const found = [1, 5].map((days) => {
      const index = new MatterIndex();
      index.add(said(1, '今天又停水了吗'));
      const later = { placeCode: NEIGHBOUR ?? null, sentAt: instant(BEGAN + days * DAY_MS) };
      return index.add(said(2, '今天又停水了吗', later)) !== null;
    });
    expect(found).toEqual([true, false]);
  });

  it('in another county are one matter only where the words were passed on', () => {
    const index = new MatterIndex();
    index.add(said(1, PLANT));
    expect(index.add(said(2, PLANT_AGAIN, { placeCode: FAR ?? null }))).toBeNull();
    expect(index.add(said(3, `转：${PLANT}`, { placeCode: FAR ?? null }))?.matter).toBe(1);
  });

  it('do not lead on from a message somebody has taken out', () => {
    const index = new MatterIndex();
    index.add(said(1, PLANT));
    index.forget(1 as MessageId);
    expect(index.add(said(2, PLANT_AGAIN))).toBeNull();
  });

  it('are known again after a restart', () => {
    const index = new MatterIndex();
    index.restore(said(5, PLANT), 2 as MessageId);
    expect(index.add(said(6, PLANT_AGAIN))?.matter).toBe(2);
  });

  it('are forgotten by generations, so that the index does not grow', () => {
    const index = new MatterIndex(MATTER_RULES, 2);
    index.add(said(1, PLANT));
    for (let id = 2; id <= 5; id += 1) index.add(said(id, `第${id}组水渠${'甲乙丙丁戊己'.at(id)}堵塞没人清理`));
    expect(index.size).toBeLessThanOrEqual(4);
    expect(index.add(said(9, PLANT_AGAIN))).toBeNull();
  });
});
