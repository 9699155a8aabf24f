import { expect, it } from 'vitest';
import { matchEntries } from './match-entries.ts';

const ENTRIES = [
  { question: '医保每年什么时候缴费' },
  { question: '医保报销需要什么材料' },
  { question: '低保怎么申请' },
  { question: '老年人公交卡在哪里办理' },
];
const found = (text: string) => matchEntries(text, ENTRIES, 3).map(({ entry }) => entry.question);

it('finds the entry whose question is asked again in other words, and in traditional characters', () => {
  expect([
    found('请问今年的医保缴费到几号'),
    found('我住院了，医保报销要带哪些材料？'),
    found('想申請低保'),
    found('公交卡老年人办理地点'),
  ]).toEqual([['医保每年什么时候缴费'], ['医保报销需要什么材料'], ['低保怎么申请'], ['老年人公交卡在哪里办理']]);
});

it('finds nothing for what is asked of something else, or of nothing', () => {
  expect([found('请问什么时候来水'), found('怎么办理'), found('？'), found('')]).toEqual([[], [], [], []]);
  expect(matchEntries('医保缴费', [], 3)).toEqual([]);
});
