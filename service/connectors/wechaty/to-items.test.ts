import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { instant } from '../../../domain/time/instant.ts';
import type { IncomingItem } from '../../../domain/message/message.ts';
import { bytesInFrame } from '../../media/bytes-in-frame.ts';
import { readFields, textIn, writeTexts } from './protobuf-fields.ts';
import { toItems } from './to-items.ts';
import { readFileBox, toMessage } from './to-message.ts';
import { puppetAddress } from './wechaty-connector.ts';
import { EVENT, readEvent, readMessagePayload, readTextAnswer } from './wire.ts';

/** Frames and answers as Wechaty's own PuppetServer sent them, in base64. */
interface Recorded {
  readonly what: string;
  readonly event: string;
  readonly payload: string | null;
  readonly file: string | null;
  readonly items: readonly object[];
}

const recorded = JSON.parse(
  readFileSync(new URL('fixtures/frames.fixture.json', import.meta.url), 'utf8'),
) as readonly Recorded[];
const bytesOf = (written: string | null): Buffer => Buffer.from(written ?? '', 'base64');

function read({ event, payload, file }: Recorded): readonly IncomingItem[] {
  const told = readEvent(bytesOf(event));
  if (told.kind === 'set-aside') return [told.item];
  if (told.type !== EVENT.message) return toItems(told, 'wxid_me', instant(0));
  const message = readMessagePayload(bytesOf(payload));
  if ('kind' in message) return [message];
  const box = file === null ? null : readFileBox(readTextAnswer(bytesOf(file), 1));
  const item = toMessage(message, { selfId: 'wxid_me', file: box, receivedAt: instant(0) });
  return item === null ? [] : [item];
}

it.each(recorded.map((frames) => [frames.what, frames] as const))('reads %s', (_what, frames) => {
  const items = read(frames);
  expect(items).toHaveLength(frames.items.length);
  expect(items).toMatchObject(frames.items);
});

it('keeps with a picture the bytes that came in its box', () => {
  const frames = recorded.find(({ what }) => what === 'a picture that comes in its box');
  const [item] = frames === undefined ? [] : read(frames);
  const raw = item?.kind === 'message' ? item.raw : '';
  expect(bytesInFrame(raw, 0)?.toString()).toBe('not a picture');
});

it('keeps of a message everything the service told, also what nobody here knows', () => {
  const frames = recorded.find(({ what }) => what === 'words of a villager');
  const unknown = writeTexts({ 99: 'later' });
  const message = readMessagePayload(Buffer.concat([bytesOf(frames?.payload ?? null), unknown]));
  expect(JSON.parse(message.raw as string)).toMatchObject({
    ...{ text: '路灯坏了', talker_id: 'wxid_a', room_id: '1@chatroom', type: '7', timestamp: '1767225600123' },
    '99': Buffer.from('later').toString('base64'),
  });
});

it.each([
  ['nothing in front of a length', '0a'],
  ['more promised than there is', '0a05616263'],
  ['a number without an end', '08ffffffffffffffffffff01'],
  ['field 0', '0000'],
  ['a kind of field the format has not', '0f00'],
])('refuses %s', (_what, hex) => {
  expect(readFields(Buffer.from(hex, 'hex'))).toBeNull();
});

it('reads what it writes', () => {
  const text = '停水。'.repeat(100);
  const fields = readFields(writeTexts({ 1: 'a', 2: '', 300: text }));
  expect([1, 2, 300].map((number) => textIn(fields ?? new Map(), number))).toEqual(['a', '', text]);
});

it.each([
  ['127.0.0.1:8788', { target: '127.0.0.1:8788', isSecure: false }],
  ['grpc://gateway.example:8788/', { target: 'gateway.example:8788', isSecure: false }],
  ['grpcs://[::1]:8788', { target: '[::1]:8788', isSecure: true }],
  ['gateway.example', null],
  ['http://127.0.0.1:8788', null],
  ['unix:/tmp/a:1', null],
  ['dns:///gateway:1', null],
  ['127.0.0.1:99999', null],
  [null, null],
])('takes %s for the address %o', (written, address) => {
  expect(puppetAddress(written)).toEqual(address);
});
