import { describe, expect, it } from 'vitest';
import { normalise, originalSpan } from './normalise.ts';

/** The part of the original that a word of the normalised text came from. */
function found(text: string, word: string): string | null {
  const normalised = normalise(text);
  const at = normalised.text.indexOf(word);
  if (at < 0) return null;
  const { start, length } = originalSpan(normalised, at, word.length);
  return text.slice(start, start + length);
}

describe('normalise', () => {
  it('leaves a simplified text as it is, without a map', () => {
    expect(normalise('路灯坏了')).toEqual({ text: '路灯坏了', starts: null, ends: null });
  });

  it('simplifies, narrows and lowers unit by unit without a map', () => {
    expect(normalise('三聯路路燈壞，ＡＢ棟Ok')).toEqual({ text: '三联路路灯坏,ab栋ok', starts: null, ends: null });
  });

  it('drops what cannot be seen and leads back to the text as it was said', () => {
    expect([
      found('路\u200b灯\u202e坏', '路灯'),
      found('@张三\u2005路灯', '路灯'),
      found('\ufeff路灯', '路灯'),
    ]).toEqual(['路\u200b灯', '路灯', '路灯']);
  });

  it('follows characters that grow or join', () => {
    expect([
      found('水费㎏高', 'kg'),
      found('cafe\u0301很吵', 'café'),
      found('ﬁre', 'fi'),
      found('İstanbul路灯', '路灯'),
      found('𠮷家路灯', '路灯'),
      found('😀路灯😀坏', '路灯'),
    ]).toEqual(['㎏', 'cafe\u0301', 'ﬁ', '路灯', '路灯', '路灯']);
  });

  it('answers the same for a text that is normalised already', () => {
    const texts = ['三聯路㎏路燈壞ＡＢ', 'cafe\u0301 ﬃ', '\u{2F800}乾隆乾燥', 'ẞ路\u00ad灯', '\ud800路灯', 'ｶﾞガ'];
    expect(texts.map((text) => normalise(normalise(text).text).text)).toEqual(
      texts.map((text) => normalise(text).text),
    );
  });
});
