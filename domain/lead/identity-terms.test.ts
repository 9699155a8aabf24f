import { describe, expect, it } from 'vitest';
import { nameTerm, termsIn, typedTerm } from './identity-terms.ts';

describe('terms somebody can be looked up by', () => {
  it('are telephones, identity cards and chat ids; anything else is none', () => {
    expect(
      ['13812345678', '0731 2888 1234', '43020219800101123x', 'wxid_7f3k2', '张三', '12345', '', '今天下午三点'].map(
        typedTerm,
      ),
    ).toEqual([
      { kind: 'phone', value: '13812345678' },
      { kind: 'phone', value: '073128881234' },
      { kind: 'id-card', value: '43020219800101123X' },
      { kind: 'chat-id', value: 'wxid_7f3k2' },
      null,
      { kind: 'chat-id', value: '12345' },
      null,
      null,
    ]);
  });

  it('are all found in a text, each once, and sums of money are none of them', () => {
    const text =
      '联系 138 1234 5678 或 13812345678，身份证 430202 19800101 123X，钱 1380000 元，号 2026000123456789012345';
    expect(termsIn(text)).toEqual([
      { kind: 'phone', value: '13812345678' },
      { kind: 'id-card', value: '43020219800101123X' },
    ]);
  });

  it('compare a name without its spaces and in one script', () => {
    expect([nameTerm(' 張 三\u200b'), nameTerm('张三')]).toEqual(['张三', '张三']);
  });
});
