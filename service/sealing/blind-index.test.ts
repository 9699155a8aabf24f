import { describe, expect, it } from 'vitest';
import { chatIdTerm, termsIn, typedTerm } from '../../domain/lead/identity-terms.ts';
import { BlindIndex } from './blind-index.ts';

const index = new BlindIndex(Buffer.alloc(32, 7));

describe('the blind index', () => {
  it('finds a number however it is typed', () => {
    const [said] = termsIn('我的电话是１３８　１２３４　５６７８，请回复');
    const typed = ['13812345678', '138-1234-5678', '+86 138 1234 5678', '008613812345678', '１３８１２３４５６７８'];
    const digests = typed.map((text) => index.ofTerm(typedTerm(text) as never).toString('hex'));
    expect(new Set([...digests, index.ofTerm(said as never).toString('hex')]).size).toBe(1);
  });

  it('keeps kinds, names and keys apart, and shows nothing of the number', () => {
    const phone = { kind: 'phone', value: '13812345678' } as const;
    const all = [
      index.ofTerm(phone),
      index.ofTerm({ ...phone, kind: 'chat-id' }),
      index.ofName('13812345678'),
      new BlindIndex(Buffer.alloc(32, 8)).ofTerm(phone),
    ].map((digest) => digest.toString('hex'));
    expect([new Set(all).size, all.some((digest) => digest.includes('13812345678'))]).toEqual([4, false]);
  });

  it('knows a chat id by its spelling on the wire', () => {
    expect(typedTerm(' WXID_ab12Cd ')).toEqual(chatIdTerm('wxid_ab12cd'));
  });
});
