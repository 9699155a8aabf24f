import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseWireJson, type WireObject } from '../parse-wire-json.ts';
import { readContent } from './to-segments.ts';

const recorded = parseWireJson(readFileSync(new URL('./fixtures/array-and-cq.fixture.json', import.meta.url)));
const samples = (recorded.kind === 'read' ? recorded.value : []) as readonly WireObject[];

it.each(samples)('reads an array and its CQ string alike: $what', ({ array, cq }) => {
  expect(readContent(cq)).toEqual(readContent(array));
});

it('reads each sample as somebody would read it aloud', () => {
  expect(samples.map(({ array }) => readContent(array))).toEqual([
    {
      text: '@全体成员 灯[坏]',
      messageKind: 'text',
      segments: [
        { kind: 'at', target: 'all', name: null },
        { kind: 'text', text: '灯[坏]' },
      ],
    },
    {
      text: '[图片]积水',
      messageKind: 'text',
      segments: [
        {
          kind: 'image',
          name: '9F86D081884C7D659A2FEAA0C55AD015.jpg',
          url: 'http://x/?a=1&b=2,3',
          md5: '9f86d081884c7d659a2feaa0c55ad015',
        },
        { kind: 'text', text: '积水' },
      ],
    },
    {
      text: '@2853000002  收到 &amp; 明天修',
      messageKind: 'text',
      segments: [
        { kind: 'reply', to: '-42' },
        { kind: 'at', target: '2853000002', name: null },
        { kind: 'text', text: ' 收到 &amp; 明天修' },
      ],
    },
    {
      text: '[语音]',
      messageKind: 'voice',
      segments: [{ kind: 'voice', name: 'a.amr', url: null, md5: null }],
    },
    {
      text: '[未知内容][表情]',
      messageKind: 'other',
      segments: [
        { kind: 'other', name: 'hologram' },
        { kind: 'face', name: '178' },
      ],
    },
    { text: '看 [CQ:image 这里', messageKind: 'text', segments: null },
    { text: '[空消息]', messageKind: 'other', segments: null },
  ]);
});

it('shows what a card says to those who cannot show it', () => {
  const card = { type: 'json', data: { data: '{"app":"com.x","prompt":"[分享]停水通知"}' } };
  expect(readContent([card])).toEqual({
    text: '[卡片] [分享]停水通知',
    messageKind: 'link',
    segments: [{ kind: 'other', name: 'json' }],
  });
});

it('has no content for what is neither text nor segments', () => {
  expect([readContent(undefined), readContent(12), readContent(null)]).toEqual([null, null, null]);
});

it('keeps the breaks that somebody has typed at both ends', () => {
  expect(readContent([{ type: 'text', data: { text: '\r\n\n停水\n\n' } }])?.text).toBe('\r\n\n停水\n\n');
});
