import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { instant } from '../../../domain/time/instant.ts';
import { readContent } from './read-content.ts';
import { escapeContent, splitContent } from './split-content.ts';
import { toItems } from './to-items.ts';
import { readFrame } from './wire.ts';

interface Recorded {
  readonly what: string;
  readonly frame: unknown;
  readonly items: readonly object[];
}

const recorded = JSON.parse(
  readFileSync(new URL('fixtures/frames.fixture.json', import.meta.url), 'utf8'),
) as readonly Recorded[];

it.each(recorded.map(({ what, frame, items }) => [what, frame, items] as const))('reads %s', (_what, frame, items) => {
  const read = readFrame(Buffer.from(JSON.stringify(frame)));
  if (read.kind !== 'event') throw new Error(`not an event: ${read.kind}`);
  const found = toItems(read.event, read.raw, instant(0));
  expect(found).toHaveLength(items.length);
  expect(found).toMatchObject(items);
});

it.each([
  ['a < b > c', 'a < b > c'],
  ['</b>停水', '</b>停水'],
  ['<b>停水</b>', '停水'],
  ['<p>一</p><p>二</p>', '一\n二'],
  ['一<br/>二', '一\n二'],
  ['<at type="all"/>开会', '@全体成员 开会'],
  ["<at id='u1' name='甲'/>看看", '@甲 看看'],
  ['<quote id="m1"><author name="乙"/>旧话</quote>新话', '新话'],
  ['<quote id="m1"/>新话', '新话'],
  ['<quote id="m1">没有结尾的话', '没有结尾的话'],
  ['&#36335;&#x706f;&unknown;&#0;', '路灯&unknown;&#0;'],
  ['<img src="unclosed', '<img src="unclosed'],
  ['<llonebot:ark data="x"/>', '[未知内容]'],
  ['<3 大家', '<3 大家'],
])('reads the content %s as %s', (content, text) => {
  expect(readContent(content).text).toBe(text);
});

it('can say anything as plain text', () => {
  const said = '<at type="all"/> & "1" > \'2\' &lt;';
  expect(splitContent(escapeContent(said))).toEqual([{ kind: 'text', text: said }]);
});

it('takes content that was made to keep a reader busy in one walk', () => {
  const hostile = ['<b>', '<quote>', '<a b', "<a b='", '</quote>', '<quote id="1">x', '&#1;', '<a a a a ', '<'];
  // Squared, each of these would be the work of minutes; the test runner ends it long before.
  for (const piece of hostile)
    expect(splitContent(piece.repeat(Math.floor(900_000 / piece.length))).length).toBeGreaterThan(0);
});
