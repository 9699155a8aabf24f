import { ORPCError } from '@orpc/client';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import { failures } from '../../contract/failure.ts';
import { english } from '../text/en/english.ts';
import { chinese } from '../text/zh-CN/chinese.ts';
import { failureOf } from './failure.ts';
import { failureWords } from './failure-words.ts';

const text = i18next.createInstance({
  lng: 'zh-CN',
  defaultNS: 'common',
  resources: { 'zh-CN': chinese, en: english },
  initAsync: false,
});
await text.init();
const t = text.getFixedT('zh-CN', 'common');

test('a typed refusal keeps its code and data, anything else is a bug', () => {
  const data = { name: '路灯' };
  expect([
    failureOf(new ORPCError('name-taken', { data })),
    failureOf(new ORPCError('INTERNAL_SERVER_ERROR', { message: 'x-17' })),
    failureOf(new TypeError('no')),
  ]).toEqual([
    { kind: 'refused', code: 'name-taken', data },
    { kind: 'bug', detail: 'x-17' },
    { kind: 'bug', detail: 'no' },
  ]);
});

test('every refusal of the contract has words of its own, with what it names', () => {
  const plain = Object.keys(failures).map((code) => failureWords(t, failureOf(new ORPCError(code))));
  expect(plain.filter((words) => words.includes('failure.') || words === '')).toEqual([]);
});

test('a refusal of the ledger, a taken name and a bad row are told with their particulars', () => {
  const words = (code: string, data: unknown): string => failureWords(t, failureOf(new ORPCError(code, { data })));
  expect([
    words('issue-refused', { refusal: 'second-person-required' }),
    words('name-taken', { name: '路灯' }),
    words('file-refused', { reason: '列数不对', row: 12 }),
    words('category-in-use', { children: 3 }),
  ]).toEqual([
    '须由反馈人以外的人员核验',
    '名称“路灯”已存在',
    '文件第 12 行无法读取：列数不对',
    '该分类下还有 3 个下级分类，不能停用',
  ]);
});
