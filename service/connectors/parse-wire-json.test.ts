import { expect, it } from 'vitest';
import { parseWireJson } from './parse-wire-json.ts';

const bytes = (text: string) => Buffer.from(text);
const reasonOf = (frame: Uint8Array) => {
  const reading = parseWireJson(frame, { bytes: 1000, depth: 8 });
  return reading.kind === 'set-aside' ? reading.item.reason : 'read';
};

it('keeps every digit of a 64-bit id', () => {
  const raw = '{"id":7773749793478223190,"small":-183,"half":0.25,"huge":1e400}';
  expect(parseWireJson(bytes(raw))).toEqual({
    kind: 'read',
    value: { id: '7773749793478223190', small: -183, half: 0.25, huge: '1e400' },
    raw,
  });
});

it('sets aside what cannot be read, and says why', () => {
  const frames: Record<string, Uint8Array> = {
    'cut off': bytes('{"a":'),
    empty: bytes(''),
    'two values': bytes('{} {}'),
    'raw control character': bytes('{"a":"\u0000"}'),
    'escaped NUL': bytes('{"a":["\\u0000"]}'),
    'proto key': bytes('{"a":{"__proto__":{"admin":true}}}'),
    'proto key in disguise': bytes('{"\\u005f_proto__":1}'),
    'two answers to one key': bytes('{"a":1,"a":2}'),
    'half a character': Buffer.from([0x22, 0xe8, 0xb7, 0x22]),
    GB18030: Buffer.from([0x22, 0xc2, 0xb7, 0xb5, 0xc6, 0x22]),
    deep: bytes('['.repeat(9) + ']'.repeat(9)),
    'deep without end': bytes('{"a":'.repeat(100)),
    huge: bytes(`"${'路'.repeat(400)}"`),
  };
  const reasons = Object.fromEntries(Object.entries(frames).map(([name, frame]) => [name, reasonOf(frame)]));
  expect(reasons).toEqual({
    'cut off': 'not-json',
    empty: 'not-json',
    'two values': 'not-json',
    'raw control character': 'not-json',
    'escaped NUL': 'bad-value',
    'proto key': 'bad-value',
    'proto key in disguise': 'bad-value',
    'two answers to one key': 'bad-value',
    'half a character': 'bad-encoding',
    GB18030: 'bad-encoding',
    deep: 'too-deep',
    'deep without end': 'too-deep',
    huge: 'too-large',
  });
});

it('reads text that only looks dangerous', () => {
  const raw = '{"text":"他说 __proto__ 和 [[[[[[[[[[[[ 还有 \\"{\\"","a":1,"a":1}';
  expect(parseWireJson(bytes(raw), { bytes: 1000, depth: 8 })).toEqual({
    kind: 'read',
    value: { text: '他说 __proto__ 和 [[[[[[[[[[[[ 还有 "{"', a: 1 },
    raw,
  });
});

it('keeps the beginning of a frame that is too large', () => {
  const reading = parseWireJson(new Uint8Array(200_000).fill(0x20), { bytes: 100_000, depth: 8 });
  expect(reading).toEqual({
    kind: 'set-aside',
    item: {
      kind: 'set-aside',
      reason: 'too-large',
      detail: '帧长 200000 字节，超过 100000 字节',
      raw: new Uint8Array(65_536).fill(0x20),
      row: null,
    },
  });
});
