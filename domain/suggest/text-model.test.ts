import { describe, expect, it } from 'vitest';
import { decodeModel, encodeModel } from './encode-model.ts';
import { measureModel } from './measure-model.ts';
import { reasonsFor } from './reasons-for.ts';
import { predict, type TextModel } from './text-model.ts';
import { trainTextModel, type Sample } from './train-text-model.ts';

const WATER = [
  '自来水停了三天',
  '水管爆了没人修',
  '水压太低上不去',
  '水费单子算错了',
  '井水发黄不能喝',
  '停水也不通知一声',
];
const LIGHT = [
  '路灯坏了两个月',
  '村口路灯不亮',
  '路灯白天亮晚上黑',
  '灯杆倒了压着电线',
  '广场的灯全灭了',
  '路灯一闪一闪的',
];
const samples: readonly Sample[] = [
  ...WATER.map((text) => ({ text, label: 'water' })),
  ...LIGHT.map((text) => ({ text, label: 'light' })),
];

describe('a model of texts', () => {
  it('answers what it has learned, with shares that sum to one', () => {
    const model = trainTextModel(samples);
    const answers = predict(model, '我们组停水两天了');
    expect(answers[0]?.label).toBe('water');
    expect(answers.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 9);
    expect(predict(model, '路灯又坏了')[0]?.label).toBe('light');
  });

  it('answers nothing for a text without a letter', () => {
    expect(predict(trainTextModel(samples), '……！！😀')).toEqual([]);
  });

  it('names the words that spoke for its answer, as spans of the text', () => {
    const text = '请问村口路灯什么时候修';
    const spans = reasonsFor(trainTextModel(samples), text, 'light');
    expect(spans.map(({ start, length }) => text.slice(start, start + length)).join(' ')).toContain('路灯');
    expect(reasonsFor(trainTextModel(samples), text, 'unknown')).toEqual([]);
  });

  it('is the same model for the same samples', () => {
    expect(Buffer.compare(encodeModel(trainTextModel(samples)), encodeModel(trainTextModel(samples)))).toBe(0);
  });

  it('comes back from its bytes as it was, and from other bytes not at all', () => {
    const model = trainTextModel([...samples, { text: '垃圾堆了一周', label: '环境卫生' }]);
    const bytes = encodeModel(model);
    // Compared as bytes: a value of 200,000 numbers takes seconds to compare one by one.
    const again = (decoded: TextModel | null) =>
      decoded === null ? null : Buffer.compare(encodeModel(decoded), bytes);
    expect(again(decodeModel(bytes))).toBe(0);
    const view = Buffer.concat([new Uint8Array(7), bytes, new Uint8Array(9)]).subarray(7, 7 + bytes.length);
    expect([again(decodeModel(view)), decodeModel(view)?.labels]).toEqual([0, model.labels]);
    expect(predict(decodeModel(view) ?? model, '路灯坏了')).toEqual(predict(model, '路灯坏了'));
    expect(decodeModel(bytes.subarray(0, bytes.length - 1))).toBeNull();
    expect(decodeModel(new Uint8Array([0, 0, 0, 2, 123, 125]))).toBeNull();
    expect(decodeModel(new Uint8Array())).toBeNull();
  });
});

describe('the figures of a model', () => {
  it('count what was right, and a label the model does not know as wrong', () => {
    const model = trainTextModel(samples);
    const figures = measureModel(model, [
      { text: '水管坏了', label: 'water' },
      { text: '路灯不亮了', label: 'light' },
      { text: '水费太贵', label: 'light' },
      { text: '村口路灯', label: 'road' },
    ]);
    const by = Object.fromEntries(
      figures.labels.map(({ label, samples: n, predicted, right }) => [label, [n, predicted, right]]),
    );
    expect(by).toEqual({ light: [2, 2, 1], road: [1, 0, 0], water: [1, 2, 1] });
    expect(figures.macroF1).toBeCloseTo((0.5 + 0 + 2 / 3) / 3, 9);
    expect(figures.accuracy).toBe(0.5);
    expect(figures.confusion).toEqual([
      [1, 0, 1],
      [1, 0, 0],
      [0, 0, 1],
    ]);
  });
});
