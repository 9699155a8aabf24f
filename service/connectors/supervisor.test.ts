import { expect, it } from 'vitest';
import { instant } from '../../domain/time/instant.ts';
import type { IncomingItem } from '../../domain/message/message.ts';
import type { Connector, ConnectorContext } from './connector.ts';
import { ManualTimers } from './recording-context.ts';
import type { ConnectorRegistry } from './registry.ts';
import { Supervisor, type SupervisedAccount } from './supervisor.ts';

const anAccount = (fields: Partial<SupervisedAccount> = {}): SupervisedAccount => ({
  id: 'a',
  label: '一号机',
  selfId: '1',
  url: null,
  token: null,
  cursor: null,
  connector: 'training',
  enabled: true,
  ...fields,
});

const message: IncomingItem = {
  kind: 'message',
  platform: 'training',
  groupExternalId: 'g',
  groupName: null,
  senderExternalId: null,
  senderName: null,
  sentAt: instant(0),
  messageKind: 'text',
  text: '好',
  segments: null,
  serverId: null,
  localId: '1',
  isOwn: false,
  raw: '',
};

/** A supervisor over connectors that do nothing but remember. */
function createSupervisor(make?: (context: ConnectorContext) => Partial<Connector>) {
  const timers = new ManualTimers();
  // 10:00 in Asia/Shanghai.
  const clock = { at: Date.UTC(2026, 0, 5, 2) };
  const told: string[] = [];
  const contexts: ConnectorContext[] = [];
  const factory = (context: ConnectorContext): Connector => {
    contexts.push(context);
    const { id, url, cursor } = context.account;
    return {
      start: () => void told.push(`start ${id} ${url} ${cursor}`),
      stop: async () => void told.push(`stop ${id}`),
      ...make?.(context),
    };
  };
  const registry: ConnectorRegistry = {
    training: factory,
    'onebot11-forward': factory,
    'onebot11-reverse': factory,
    'onebot11-post': factory,
    webhook: factory,
    addmsg: factory,
    onebot12: factory,
    'onebot12-reverse': factory,
    'onebot12-post': factory,
    satori: factory,
    wechaty: factory,
    'wecom-callback': factory,
    'wecom-robot': factory,
    chatlog: factory,
    'file-import': factory,
  };
  const supervisor = new Supervisor({
    registry,
    deliver: async (id, source, items, cursor) => {
      told.push(`deliver ${id} ${source} ${items.length} ${cursor}`);
      return { added: items.length, merged: 0, known: 0, setAside: 0 };
    },
    lamp: (id, lamp, reason) => void told.push(`lamp ${id} ${lamp} ${reason}`),
    gap: async (id) => void told.push(`gap ${id}`),
    spoke: (id) => void told.push(`spoke ${id}`),
    peerVersion: (id, version) => void told.push(`version ${id} ${version}`),
    clock: { now: () => instant(clock.at) },
    timers,
    random: () => 0.5,
    log: {
      info: (event) => void told.push(event),
      warn: (event) => void told.push(event),
      error: (event) => void told.push(event),
    },
  });
  return { supervisor, told, contexts, timers, clock };
}

it('makes what runs equal to the register', async () => {
  const { supervisor, told } = createSupervisor();
  await supervisor.apply([anAccount(), anAccount({ id: 'b' }), anAccount({ id: 'c', enabled: false })]);
  await supervisor.apply([anAccount({ label: '换了名字' }), anAccount({ id: 'b', url: 'ws://x' })]);
  await supervisor.apply([anAccount({ enabled: false }), anAccount({ id: 'b', url: 'ws://x' })]);
  await supervisor.stop();
  expect(told).toEqual([
    'lamp c idle switched-off',
    'start a null null',
    'start b null null',
    'stop b',
    'start b ws://x null',
    'stop a',
    'lamp a idle switched-off',
    'stop b',
  ]);
});

it('restarts where the connector had come to, not where the register was read', async () => {
  const { supervisor, told, contexts } = createSupervisor();
  await supervisor.apply([anAccount({ cursor: 'old' })]);
  await contexts[0]?.deliver([message], 'new');
  await supervisor.apply([anAccount({ cursor: 'old', token: 't' })]);
  await supervisor.restart(anAccount({ cursor: 'old', token: 't' }));
  expect(told).toEqual([
    'start a null old',
    'deliver a training 1 new',
    'stop a',
    'start a null new',
    'stop a',
    'start a null new',
  ]);
});

it('starts a connector that crashed again after a while, and the others do not notice', async () => {
  let crashes = 2;
  const { supervisor, told, timers } = createSupervisor(({ account }) => {
    if (account.id !== 'a' || crashes === 0) return {};
    crashes -= 1;
    if (crashes === 1) throw new Error('in the factory');
    return {
      start: () => {
        throw new Error('in start');
      },
    };
  });
  await supervisor.apply([anAccount(), anAccount({ id: 'b' })]);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    timers.pass(30_000);
    await supervisor.apply([anAccount(), anAccount({ id: 'b' })]);
  }
  expect(told).toEqual([
    'connector-crashed',
    'lamp a offline crashed',
    'start b null null',
    'connector-crashed',
    'lamp a offline crashed',
    'stop a',
    'start a null null',
  ]);
});

it('lets nothing through from a connector that was stopped', async () => {
  const { supervisor, told, contexts } = createSupervisor();
  await supervisor.apply([anAccount()]);
  await supervisor.apply([]);
  const [ghost] = contexts;
  ghost?.lamp('online', null);
  await expect(ghost?.deliver([message], null)).rejects.toThrow('stopped');
  expect(told).toEqual(['start a null null', 'stop a']);
});

it('goes on when a connector cannot be stopped cleanly', async () => {
  const { supervisor, told } = createSupervisor(() => ({ stop: () => Promise.reject(new Error('no')) }));
  await supervisor.apply([anAccount()]);
  await supervisor.stop();
  expect(told).toEqual(['start a null null', 'connector-stop-failed']);
});

it('turns the lamp of a connected account to silent, and back when it speaks', async () => {
  const { supervisor, told, contexts } = createSupervisor();
  await supervisor.apply([anAccount()]);
  supervisor.showSilent('a');
  contexts[0]?.lamp('online', null);
  supervisor.showSilent('a');
  supervisor.showSilent('a');
  await contexts[0]?.deliver([message], null);
  await supervisor.stop();
  expect(told).toEqual([
    'start a null null',
    'lamp a online null',
    'lamp a silent silent',
    'deliver a training 1 null',
    'lamp a online null',
    'spoke a',
    'stop a',
  ]);
});
