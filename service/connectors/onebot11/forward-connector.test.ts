import { afterEach, expect, it, vi } from 'vitest';
import type { IncomingItem } from '../../../domain/message/message.ts';
import { createRecordingContext, ManualTimers } from '../recording-context.ts';
import { createForwardConnector } from './forward-connector.ts';
import { aGroupMessage, ScriptedPeer } from './scripted-peer.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listening(token: string | null = null) {
  const peer = new ScriptedPeer();
  const { url, close } = await peer.listen(token);
  closing.push(close);
  return { peer, url, close };
}

function start(url: string | null, token: string | null = 'geheim', cursor: string | null = null) {
  const timers = new ManualTimers();
  const recording = createRecordingContext({ url, token, cursor });
  const connector = createForwardConnector(recording.context, timers);
  closing.unshift(() => connector.stop());
  connector.start();
  return { ...recording, timers, connector };
}

const texts = (items: readonly IncomingItem[]) => items.flatMap((item) => (item.kind === 'message' ? [item.text] : []));

it('dials, shows its token, and is connected when the peer answers', async () => {
  const { peer, url } = await listening('geheim');
  const { told } = start(url);
  await vi.waitFor(() => expect(told.lamps).toEqual(['connecting connecting', 'online']));
  peer.say(aGroupMessage());
  await vi.waitFor(() => expect(texts(told.items)).toEqual(['路灯坏了']));
  expect(peer.headers[0]).toMatchObject({ authorization: 'Bearer geheim' });
});

it('is not connected by an open socket that answers nothing', async () => {
  const { peer, url } = await listening();
  peer.answers['get_login_info'] = ScriptedPeer.silent;
  const { told, timers } = start(url);
  await vi.waitFor(() => expect(peer.calls).toHaveLength(1));
  const before = told.lamps.at(-1);
  timers.pass(15_000);
  expect([before, told.lamps.at(-1)]).toEqual(['connecting connecting', 'offline no-answer']);
});

it('is connected by a lifecycle event of a peer that takes no calls', async () => {
  const { peer, url } = await listening();
  peer.answers['get_login_info'] = ScriptedPeer.silent;
  peer.greeting = [
    '{"post_type":"meta_event","meta_event_type":"lifecycle","sub_type":"connect","self_id":10001,"time":1767225600}',
  ];
  const { told } = start(url);
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('online'));
});

it('shows a token refused by HTTP and knocks again only after minutes', async () => {
  const { url } = await listening('anders');
  const { told, timers } = start(url);
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('refused wrong-token'));
  expect(timers.waits().at(-1)).toBeGreaterThanOrEqual(300_000);
});

it('shows a token refused on the open socket, as NapCat does it', async () => {
  const { peer, url } = await listening();
  peer.answers['get_login_info'] = ScriptedPeer.silent;
  peer.greeting = ['{"status":"failed","retcode":1403,"data":null,"message":"token验证失败","echo":null}'];
  const { told, timers } = start(url);
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('refused wrong-token'));
  expect(timers.waits().at(-1)).toBeGreaterThanOrEqual(300_000);
});

it('dials again after a lost connection and records the gap', async () => {
  const { peer, url } = await listening();
  const { told, timers } = start(url);
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('online'));
  peer.socket.terminate();
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('connecting disconnected'));
  timers.pass(2000);
  await vi.waitFor(() => expect(told.gaps).toHaveLength(1));
  expect({ lamps: told.lamps.slice(2), gaps: told.gaps }).toMatchObject({
    lamps: ['connecting disconnected', 'connecting connecting', 'online'],
    gaps: [{ cause: 'disconnected', state: 'open' }],
  });
});

it('accounts for a connection that is lost while the outage before it is being written down', async () => {
  const { peer, url } = await listening();
  const gaps: (() => void)[] = [];
  const timers = new ManualTimers();
  const gap = () => new Promise<void>((stored) => gaps.push(stored));
  const { context, told } = createRecordingContext({ url, token: 'geheim' }, { gap });
  const connector = createForwardConnector(context, timers);
  closing.unshift(() => connector.stop());
  connector.start();
  const timesOnline = () => told.lamps.filter((lamp) => lamp === 'online').length;
  for (let loss = 1; loss <= 2; loss += 1) {
    await vi.waitFor(() => expect(timesOnline()).toBe(loss));
    if (loss === 2) await vi.waitFor(() => expect(gaps).toHaveLength(1));
    peer.socket.terminate();
    await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('connecting disconnected'));
    if (loss === 2) gaps[0]?.();
    timers.pass(60_000);
  }
  await vi.waitFor(() => expect(gaps).toHaveLength(2));
});

it('turns red when nobody listens for a minute, and goes on dialling', async () => {
  const { url, close } = await listening();
  await close();
  const { told, timers } = start(url);
  // The next attempt is waiting beside the timer that turns yellow to red.
  await vi.waitFor(() => expect(timers.waits()).toHaveLength(2));
  timers.pass(60_000);
  expect(told.lamps).toEqual(['connecting connecting', 'offline disconnected']);
  await vi.waitFor(() => expect(timers.waits()).toHaveLength(1));
});

it('cannot be revived by a late timer or a late frame once it is stopped', async () => {
  const { peer, url } = await listening();
  const { told, timers, connector } = start(url);
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('online'));
  await vi.waitFor(() => expect(told.items).toHaveLength(1));
  await connector.stop();
  const said = JSON.stringify(told);
  peer.say(aGroupMessage());
  timers.pass(3_600_000);
  await vi.waitFor(() => expect(peer.socket.readyState).toBe(peer.socket.CLOSED));
  expect({ told: JSON.stringify(told), connections: peer.sockets.length }).toEqual({ told: said, connections: 1 });
});

it.each([[null], ['http://127.0.0.1:1/'], ['not an address']])('refuses the address %s', (url) => {
  expect(start(url).told.lamps).toEqual(['refused bad-address']);
});
