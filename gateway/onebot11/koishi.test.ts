import { createRequire } from 'node:module';
import type * as Koishi from 'koishi';
import { afterEach, expect, it, vi } from 'vitest';
import { createGateway } from '../create-gateway.ts';

// Node 20 can load koishi as CommonJS only: its module for import extends a class that is not there yet.
const load = createRequire(import.meta.url);
const { Context, Logger } = load('koishi') as typeof Koishi;
const { default: OneBotBot } = load('koishi-plugin-adapter-onebot') as { readonly default: never };
const { default: HttpService } = load('@koishijs/plugin-http') as { readonly default: never };

Logger.levels = { base: Logger.SILENT };

const OFFLINE = 0;
const ONLINE = 1;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open() {
  const gateway = await createGateway({
    ...{ protocol: 'onebot11', accounts: 1, groupsPerAccount: 3, rate: 0, port: 0, token: 'geheim' },
    ...{ seed: 5, skew: 0, numbered: true, spreadMs: 0, tellsMembers: true },
  });
  closing.push(() => gateway.close());
  return gateway;
}

async function aKoishi(port: number, selfId: string, token: string) {
  const context = new Context();
  const heard: Koishi.Session[] = [];
  context.on('message', (session) => void heard.push(session));
  context.plugin(HttpService);
  context.plugin(
    OneBotBot as never,
    {
      ...{ protocol: 'ws', selfId, token, endpoint: `ws://127.0.0.1:${port}/${selfId}` },
      ...{ retryTimes: 0, retryInterval: 20, retryLazy: 20, responseTimeout: 10_000 },
    } as never,
  );
  await context.start();
  closing.unshift(() => Promise.all(context.bots.map((bot) => bot.stop())));
  const botWith = (status: number) => context.bots.find((bot) => bot.selfId === selfId && bot.status === status);
  return { heard, online: () => botWith(ONLINE), offline: () => botWith(OFFLINE) };
}

it('speaks to koishi with its OneBot adapter, which hears, lists, posts, and connects again', async () => {
  const gateway = await open();
  const [seat] = gateway.seats;
  const { heard, online, offline } = await aKoishi(gateway.port, seat?.selfId ?? '', 'geheim');
  await vi.waitFor(() => expect(online()).toBeDefined());
  gateway.say(30);
  await vi.waitFor(() => expect(heard).toHaveLength(30));
  gateway.hangUp();
  // This version of the adapter takes a lost connection for the end; whoever runs it starts the bot again.
  await vi.waitFor(() => expect(offline()).toBeDefined());
  await offline()?.start();
  await vi.waitFor(() => expect(online()).toBeDefined());
  gateway.say(30);
  await vi.waitFor(() => expect(heard).toHaveLength(60));
  const groups = await online()?.getGuildList();
  const group = seat?.groups[0];
  const members = await online()?.getGuildMemberList(group?.externalId ?? '');
  const posted = await online()?.sendMessage(group?.externalId ?? '', '收到 &lt;1&gt;');
  const read = await online()?.getMessage(group?.externalId ?? '', posted?.[0] ?? '');
  // Its own post comes back to it as well.
  await vi.waitFor(() => expect(heard).toHaveLength(61));
  expect({
    distinct: new Set(heard.map(({ guildId, content }) => `${guildId} ${content}`)).size,
    named: heard.every(({ username }) => username !== undefined && username !== ''),
    groups: groups?.data.map(({ id, name }) => [id, name]),
    read: read?.content,
    members: members?.data.length,
    official: members?.data[0],
    sent: gateway.sent(),
  }).toMatchObject({
    ...{ distinct: 61, named: true, read: '收到 &lt;1&gt;' },
    groups: seat?.groups.map(({ externalId, name }) => [externalId, name]),
    ...{ members: 41, official: { user: { id: `${group?.externalId}99` }, nick: expect.stringMatching(/^村委-/) } },
    sent: { posted: 1, messages: 61, unheard: 0 },
  });
});

it('does not let koishi in with another token', async () => {
  const gateway = await open();
  const [seat] = gateway.seats;
  const { heard, online, offline } = await aKoishi(gateway.port, seat?.selfId ?? '', 'falsch');
  await vi.waitFor(() => expect(offline()?.error).toBeDefined());
  gateway.say(5);
  expect([online(), heard.length, gateway.sent().unheard]).toEqual([undefined, 0, 5]);
});
