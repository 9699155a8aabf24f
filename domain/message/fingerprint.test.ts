import { describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

const said = {
  platform: 'onebot11',
  groupExternalId: '1',
  senderExternalId: 'a',
  messageKind: 'text',
  text: '路灯坏了',
  segments: null,
} as const;

const picture = (md5: string | null) =>
  ({
    ...said,
    messageKind: 'image',
    text: '[图片]',
    segments: [{ kind: 'image', name: null, url: null, md5 }],
  }) as const;

describe('fingerprint', () => {
  it('is a whole number of at most 52 bits', () => {
    const { value } = fingerprint(said);
    expect(Number.isInteger(value) && value >= 0 && value < 2 ** 52).toBe(true);
  });

  it('takes white space of any kind for one space, and still for a space', () => {
    const valueOf = (text: string) => fingerprint({ ...said, text }).value;
    expect(valueOf('停水\r\n请储水')).toBe(valueOf('停水\n请储水'));
    expect(valueOf('停水 \n请储水')).toBe(valueOf('停水\u00a0请储水'));
    expect(valueOf('停水请储水')).not.toBe(valueOf('停水 请储水'));
  });

  it('is the same whatever the composition, the spaces around and what cannot be seen', () => {
    const texts = ['路灯坏了é', ' 路灯坏了e\u0301\n', '路\u200b灯坏了\u2005é'];
    expect(new Set(texts.map((text) => fingerprint({ ...said, text }).value)).size).toBe(1);
  });

  it('tells groups, senders, platforms and traditional from simplified apart', () => {
    const others = [
      said,
      { ...said, groupExternalId: '2' },
      { ...said, senderExternalId: 'b' },
      { ...said, platform: 'wechat' },
      { ...said, text: '路燈壞了' },
    ];
    expect(new Set(others.map((other) => fingerprint(other).value)).size).toBe(others.length);
  });

  it('never takes a picture by its placeholder', () => {
    expect([fingerprint(picture(null)).isTelling, fingerprint(picture('AA')).isTelling]).toEqual([false, true]);
    expect(fingerprint(picture('AA')).value).toBe(fingerprint(picture('aa')).value);
    expect(fingerprint(picture('aa')).value).not.toBe(fingerprint(picture('bb')).value);
  });

  it('does not tell what nobody stable has sent', () => {
    expect(fingerprint({ ...said, senderExternalId: null }).isTelling).toBe(false);
  });

  it('does not collide over a hundred thousand short texts', () => {
    const values = new Set(Array.from({ length: 100_000 }, (_, n) => fingerprint({ ...said, text: `好${n}` }).value));
    expect(values.size).toBe(100_000);
  });
});
