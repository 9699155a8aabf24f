import { SatoriAdapter } from '@satorijs/adapter-satori';
import { Context, HTTP, type Bot } from '@satorijs/core';
import { afterEach, expect, it, vi } from 'vitest';
import { createGateway } from '../create-gateway.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

it('speaks to a client nobody here has written: @satorijs/adapter-satori hears, lists, posts, and resumes', async () => {
  const gateway = await createGateway({
    ...{ protocol: 'satori', accounts: 1, groupsPerAccount: 3, rate: 0, port: 0, token: 'geheim' },
    ...{ seed: 5, skew: 0, numbered: true, spreadMs: 0, tellsMembers: true },
  });
  closing.push(() => gateway.close());
  const [seat] = gateway.seats;
  const context = new Context();
  const heard: string[] = [];
  context.on('message', ({ content }) => void heard.push(content ?? ''));
  context.plugin(HTTP);
  context.plugin(SatoriAdapter as never, {
    ...{ endpoint: `http://127.0.0.1:${gateway.port}/${seat?.selfId}`, token: 'geheim' },
    ...{ retryTimes: 6, retryInterval: 20, retryLazy: 20 },
  });
  await context.start();
  closing.unshift(() => context.stop());
  const bot = (): Bot | undefined => context.bots.find(({ selfId, isActive }) => selfId === seat?.selfId && isActive);
  await vi.waitFor(() => expect(bot()).toBeDefined());
  gateway.say(20);
  await vi.waitFor(() => expect(heard).toHaveLength(20));
  gateway.hangUp();
  gateway.say(20);
  await vi.waitFor(() => expect(heard).toHaveLength(40), { timeout: 10_000 });
  const groups = await bot()?.getGuildList();
  const group = seat?.groups[0]?.externalId ?? '';
  const [posted] = (await bot()?.createMessage(group, '收到 &lt;1&gt;')) ?? [];
  const members: string[] = [];
  for await (const { user } of bot()?.getGuildMemberIter(group) ?? []) members.push(user?.id ?? '');
  const listed = await bot()?.getMessageList(group);
  expect({
    groups: groups?.data.length,
    last: listed?.data.at(-1),
    distinct: new Set(heard).size,
    members,
  }).toMatchObject({
    ...{ groups: 3, members: { length: 41, 0: `${group}99` } },
    last: { id: posted?.id, content: '收到 &lt;1&gt;' },
  });
  expect(gateway.sent()).toMatchObject({ posted: 1, unheard: 20 });
});
