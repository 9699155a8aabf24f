import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountId, GroupId, MessageId, PersonaId, PostId } from '../../domain/ids.ts';
import type { PostTarget } from '../../domain/outbox/post.ts';
import { aDesk, type Client, type Desk } from '../a-desk.ts';
import { DATABASE_FILE } from '../database-file.ts';
import { openWriter } from '../store/connection.ts';
import { aGroupMessage, failed, ok, ScriptedPeer } from '../connectors/onebot11/scripted-peer.ts';

const GROUPS = [92001, 92002, 92003];
const SELF = 10001;

let desk: Desk;
let peer: ScriptedPeer;
let listening: Awaited<ReturnType<ScriptedPeer['listen']>>;
let personaId: PersonaId;
let operator: Client;
let approver: Client;

beforeEach(async () => {
  desk = await aDesk();
  peer = new ScriptedPeer();
  peer.answers['get_group_list'] = () =>
    ok(GROUPS.map((group_id) => ({ group_id, group_name: `幸福村${group_id}群`, member_count: 300 })));
  listening = await peer.listen();
  operator = desk.as('operator');
  approver = desk.as('approver');
  await connect('monitor');
  personaId = (await desk.as('dispatcher').outbox.savePersona({ commandId: desk.newCommand(), name: '清风某市' })).id;
  await desk.as('dispatcher').outbox.setPace({ commandId: desk.newCommand(), perMinute: 600 });
});
afterEach(async () => {
  await desk.close();
  await listening.close();
});

async function connect(role: 'monitor' | 'duty'): Promise<AccountId> {
  const { account } = await desk.as('system-admin').accounts.save({
    ...{
      commandId: desk.newCommand(),
      id: null,
      version: 0,
      label: '一号机',
      holder: '李巡',
      connector: 'onebot11-forward',
    },
    ...{ role, selfId: String(SELF), url: listening.url, token: null, enabled: true },
  });
  await vi.waitFor(() => expect(groupIds()).toHaveLength(GROUPS.length));
  await vi.waitFor(async () =>
    expect(
      desk.db.get('SELECT 1 FROM accounts WHERE id = :id AND lamp = :lamp', { id: account.id, lamp: 'online' }),
    ).toBeDefined(),
  );
  return account.id;
}

const groupIds = () =>
  desk.db.all<{ id: GroupId }>(`SELECT id FROM groups WHERE platform = 'qq' ORDER BY externalId`).map(({ id }) => id);
const named = (groups: readonly GroupId[]): PostTarget => ({
  ...{ kind: 'groups', everywhere: false, groupIds: groups, regions: [], tags: [] },
});

async function draft(target: PostTarget, text = '明日停水'): Promise<{ id: PostId; version: number }> {
  return operator.outbox.draft({
    ...{ commandId: desk.newCommand(), id: null, version: 0, text, personaId, source: null },
    target: structuredClone(target) as never,
  });
}

async function frozen(
  target: PostTarget,
  text?: string,
): Promise<{ id: PostId; version: number; contentHash: string }> {
  const { id, version } = await draft(target, text);
  const put = await operator.outbox.freeze({ commandId: desk.newCommand(), id, version });
  const { contentHash } = await operator.outbox.get({ id });
  return { id, version: put.version, contentHash: contentHash ?? '' };
}

async function approved(target: PostTarget, text?: string): Promise<PostId> {
  const post = await frozen(target, text);
  await approver.outbox.approve({ commandId: desk.newCommand(), ...post });
  return post.id;
}

async function outcomes(id: PostId) {
  const { recipients } = await operator.outbox.recipients({ id, state: null, after: null, limit: 500 });
  return recipients.map(({ state, reason, detail }) => [state, reason, detail]);
}

const stateOf = async (id: PostId) => (await operator.outbox.get({ id })).post.state;
const said = () => peer.calls.filter(({ action }) => action === 'send_group_msg').map(({ params }) => params);
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    ({ code, data }: { readonly code: string; readonly data?: { readonly refusal?: string } }) => data?.refusal ?? code,
  );

describe('a post', () => {
  it('goes to each group once, as an array under the name of the persona, and is told truly', async () => {
    let n = 0;
    peer.answers['send_group_msg'] = () => ok({ message_id: (n += 1) });
    const id = await approved(named(groupIds()));
    await vi.waitFor(async () => expect(await stateOf(id)).toBe('done'));
    expect(said()).toEqual(
      GROUPS.map((group_id) => ({ group_id, message: [{ type: 'text', data: { text: '明日停水\n——清风某市' } }] })),
    );
    expect(await outcomes(id)).toEqual(GROUPS.map(() => ['sent', null, null]));
  });

  it('is failed where it was refused, and unknown where the peer threw; only the failure is sent again', async () => {
    peer.answers['send_group_msg'] = ({ group_id }) =>
      group_id === 92001 ? ok({ message_id: 7 }) : failed(group_id === 92002 ? 100 : 1200);
    const id = await approved(named(groupIds()));
    await vi.waitFor(async () => expect(await stateOf(id)).toBe('done'));
    expect(await outcomes(id)).toEqual([
      ['sent', null, null],
      ['failed', 'refused', '100'],
      ['unknown', 'no-answer', '1200'],
    ]);
    peer.answers['send_group_msg'] = () => ok({ message_id: 8 });
    const { post } = await operator.outbox.get({ id });
    const again = await operator.outbox.retry({ commandId: desk.newCommand(), id, version: post.version });
    await vi.waitFor(async () => expect(await stateOf(id)).toBe('done'));
    expect([again.groups, said().map(({ group_id }) => group_id)]).toEqual([1, [92001, 92002, 92003, 92002]]);
    expect((await outcomes(id)).map(([state]) => state)).toEqual(['sent', 'sent', 'unknown']);
  });

  it('is unknown where nobody answers, and an end of the service; it is not sent again until somebody has looked', async () => {
    peer.answers['send_group_msg'] = ScriptedPeer.silent;
    const id = await approved(named(groupIds().slice(0, 1)));
    await vi.waitFor(() => expect(said()).toHaveLength(1));
    desk = await desk.reopen();
    operator = desk.as('operator');
    await vi.waitFor(async () => expect(await stateOf(id)).toBe('done'));
    expect((await outcomes(id)).map(([state]) => state)).toEqual(['unknown']);
    const { post } = await operator.outbox.get({ id });
    const retry = () => operator.outbox.retry({ commandId: desk.newCommand(), id, version: post.version });
    expect(await refusal(retry())).toBe('no-failures');
    const look = (stands: boolean) =>
      operator.outbox.settle({ commandId: desk.newCommand(), id, groupId: groupIds()[0] as GroupId, stands });
    await look(false);
    expect(await outcomes(id)).toEqual([['failed', 'looked-up', null]]);
    expect(await refusal(look(true))).toBe('not-unknown');
    expect(said()).toHaveLength(1);
  }, 30_000);

  it('is known by its echo, which nobody has to triage and no rule is asked about', async () => {
    peer.answers['send_group_msg'] = ({ group_id }) => {
      const echo = {
        post_type: 'message_sent',
        user_id: SELF,
        group_id,
        message_id: 55,
        message: '路灯坏了请勿靠近\n——清风某市',
      };
      peer.say(aGroupMessage({ ...echo, time: Math.floor(desk.now() / 1_000) }));
      return failed(1200);
    };
    const id = await approved(named(groupIds().slice(0, 1)), '路灯坏了请勿靠近');
    await vi.waitFor(async () => expect((await outcomes(id)).map(([state]) => state)).toEqual(['sent']));
    peer.say(aGroupMessage({ group_id: 92001, message: '路灯坏了', time: Math.floor(desk.now() / 1_000) }));
    await vi.waitFor(() =>
      expect(desk.db.all('SELECT state, isHit, text FROM messages ORDER BY id')).toEqual([
        { state: 4, isHit: 0, text: '路灯坏了请勿靠近\n——清风某市' },
        { state: 0, isHit: 1, text: '路灯坏了' },
      ]),
    );
    expect((await operator.inbox.counts({})).open).toBe(1);
  });

  it('answers one message, by the id under which the posting account knows it', async () => {
    peer.answers['send_group_msg'] = () => ok({ message_id: 9 });
    peer.say(aGroupMessage({ group_id: 92002, message_id: -77, message: '几点来水' }));
    await vi.waitFor(() => expect(desk.db.get('SELECT 1 FROM messages')).toBeDefined());
    const { id: messageId } = desk.db.get<{ id: MessageId }>('SELECT id FROM messages') ?? { id: 0 as MessageId };
    const id = await approved({ kind: 'reply', messageId }, '请以供水公司答复为准');
    await vi.waitFor(async () => expect(await stateOf(id)).toBe('done'));
    const text = '请以供水公司答复为准\n——清风某市';
    const message = [
      { type: 'reply', data: { id: '-77' } },
      { type: 'text', data: { text } },
    ];
    expect(said()).toEqual([{ group_id: 92002, message }]);
    expect((await operator.outbox.get({ id })).answered).toMatchObject({ text: '几点来水' });
  });

  it('is approved by another person with a fresh password, as it was shown and not otherwise', async () => {
    const post = await frozen(named(groupIds()));
    const order = { commandId: desk.newCommand(), ...post };
    const stale = desk.sit({ as: 'approver' }).client;
    expect([
      await refusal(operator.outbox.approve(order)),
      await refusal(stale.outbox.approve(order)),
      await refusal(approver.outbox.approve({ ...order, contentHash: '0'.repeat(64) })),
      await refusal(desk.script.outbox.approve({ ...order, commandId: desk.newCommand() })),
    ]).toEqual(['not-allowed', 'not-fresh', 'changed-since', 'same-person']);
    expect(said()).toEqual([]);
  });

  it('does not change once it is put up; a store in which it was changed all the same sends nothing', async () => {
    const post = await frozen(named(groupIds()));
    const change = (sql: string) => {
      const database = openWriter(path.join(desk.folder, DATABASE_FILE), '5e'.repeat(32));
      try {
        for (const one of sql.split(';')) database.run(one);
        return 'done';
      } catch (error) {
        return (error as Error).message;
      } finally {
        database.close();
      }
    };
    expect([
      change(`UPDATE posts SET text = '明日停电'`),
      change(`DELETE FROM postRecipients`),
      change(`UPDATE posts SET state = 'sending'`),
    ]).toEqual([
      'a post that was put up for approval does not change',
      'a post that was put up for approval keeps its recipients',
      'a post is sent after another person has approved it',
    ]);
    change(`DROP TRIGGER posts_frozen; UPDATE posts SET text = '明日停电'`);
    expect(await refusal(approver.outbox.approve({ commandId: desk.newCommand(), ...post }))).toBe('changed-since');
    const by = desk.db.get<{ id: string }>(`SELECT id FROM people WHERE role = 'approver'`)?.id;
    change(`UPDATE posts SET state = 'sending', approvedBy = '${by}', approvedAt = 1`);
    desk = await desk.reopen();
    operator = desk.as('operator');
    await vi.waitFor(async () => expect(await stateOf(post.id)).toBe('done'), { timeout: 15_000 });
    expect((await outcomes(post.id)).map(([state, reason]) => [state, reason])).toEqual(
      GROUPS.map(() => ['failed', 'text-changed']),
    );
    expect(said()).toEqual([]);
  }, 30_000);

  it('is not put up with rude words or promises, without words, without a name, or without groups', async () => {
    const put = async (target: PostTarget, text: string, persona: PersonaId | null) => {
      const { id, version } = await operator.outbox.draft({
        ...{ commandId: desk.newCommand(), id: null, version: 0, text, personaId: persona, source: null },
        target: structuredClone(target) as never,
      });
      return refusal(operator.outbox.freeze({ commandId: desk.newCommand(), id, version }));
    };
    expect([
      await put(named(groupIds()), '刁民闭嘴', personaId),
      await put(named(groupIds()), '我们保证解决', personaId),
      await put(named(groupIds()), '', personaId),
      await put(named(groupIds()), '停水', null),
      await put(named([]), '停水', personaId),
    ]).toEqual(['tone', 'tone', 'text-empty', 'no-persona', 'no-recipients']);
  });

  it('rests while it is paused, and what still waits is cancelled when it is stopped', async () => {
    await desk.as('dispatcher').outbox.setPace({ commandId: desk.newCommand(), perMinute: 1 });
    peer.answers['send_group_msg'] = () => ok({ message_id: 1 });
    const id = await approved(named(groupIds()));
    await vi.waitFor(async () => expect((await outcomes(id)).filter(([state]) => state === 'sent')).toHaveLength(1));
    const steer = async (act: 'pause' | 'resume' | 'stop') => {
      const { post } = await operator.outbox.get({ id });
      await operator.outbox[act]({ commandId: desk.newCommand(), id, version: post.version });
      return stateOf(id);
    };
    expect([await steer('pause'), await steer('resume'), await steer('stop')]).toEqual([
      'paused',
      'sending',
      'stopped',
    ]);
    expect((await outcomes(id)).map(([state]) => state)).toEqual(['sent', 'cancelled', 'cancelled']);
    expect(said()).toHaveLength(1);
  });

  it('is taken back where the platform does so', async () => {
    let n = 0;
    peer.answers['send_group_msg'] = () => ok({ message_id: (n += 1) });
    peer.answers['delete_msg'] = ({ message_id }) => (message_id === 2 ? failed(100) : ok(null));
    const id = await approved(named(groupIds()));
    await vi.waitFor(async () => expect(await stateOf(id)).toBe('done'));
    const { post } = await operator.outbox.get({ id });
    await operator.outbox.recall({ commandId: desk.newCommand(), id, version: post.version });
    await vi.waitFor(async () => {
      const { recipients } = await operator.outbox.recipients({ id, state: null, after: null, limit: 9 });
      expect(recipients.map(({ state, recall }) => [state, recall])).toEqual([
        ['recalled', null],
        ['sent', 'refused'],
        ['recalled', null],
      ]);
    });
  });
});
