import { expect, it, vi } from 'vitest';
import { createRecordingContext, ManualTimers } from '../recording-context.ts';
import { aPuppetLink } from './a-puppet-link.ts';
import { WechatyConversation } from './conversation.ts';
import { writeTexts } from './protobuf-fields.ts';
import type { PuppetAnswer, PuppetLink } from './puppet-client.ts';

const heartbeat = Buffer.concat([Buffer.from([8, 1]), writeTexts({ 2: '{"data":"still here"}' })]);

function open(call: PuppetLink['call']) {
  const timers = new ManualTimers();
  const { context, told } = createRecordingContext({ selfId: null });
  const conversation = new WechatyConversation(context, timers);
  const { link, ends } = aPuppetLink(call);
  conversation.opened(link, null);
  return { conversation, told, timers, link, ends };
}

it('ends a connection on which nothing comes and nobody answers', async () => {
  const asked = vi.fn<PuppetLink['call']>(() => new Promise<PuppetAnswer>(() => undefined));
  const { timers, ends } = open(asked);
  timers.pass(74_000);
  const before = [...ends];
  timers.pass(2_000);
  expect({ before, after: ends, asked: asked.mock.calls.length }).toEqual({
    ...{ before: [], after: ['heartbeat-lost'], asked: 1 },
  });
});

it('keeps a connection of a village that is asleep, as long as the service answers', async () => {
  const { timers, ends } = open(async () => ({ kind: 'failed', code: 12 }));
  for (let minute = 0; minute < 600; minute += 1) {
    timers.pass(30_000);
    // The answer to the probe comes within the same turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(ends).toEqual([]);
});

it('shows a service that is there and says nothing as one that is not signed in', () => {
  const { conversation, told, timers, link } = open(async () => ({ kind: 'unanswered' }));
  conversation.frame(link, heartbeat);
  timers.pass(5_000);
  expect(told.lamps).toEqual(['connecting connecting', 'offline peer-offline']);
});

it('takes nothing from a connection whose place another one has taken', async () => {
  const { conversation, told, link, ends } = open(async () => ({ kind: 'unanswered' }));
  const next = aPuppetLink(async () => ({ kind: 'unanswered' }));
  conversation.opened(next.link, null);
  conversation.frame(link, Buffer.from([0xff]));
  conversation.frame(next.link, Buffer.from([0xff]));
  await conversation.stop();
  expect({ ends, items: told.items.length }).toEqual({ ends: ['replaced'], items: 1 });
});
