import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GroupId, MessageId, PersonaId } from '../../domain/ids.ts';
import type { PostTarget } from '../../domain/outbox/post.ts';
import { aGroupMessage, failed, ok, ScriptedPeer } from '../connectors/onebot11/scripted-peer.ts';
import { DATABASE_FILE } from '../database-file.ts';
import { openWriter } from '../store/connection.ts';
import { GROUPS, Outbox, patiently, refusal, SELF } from '../an-outbox.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let outbox: Outbox;
beforeEach(async () => {
  outbox = await Outbox.open();
});
afterEach(() => outbox.close());

describe('a post', () => {
  it('goes to each group once, as an array under the name of the persona, and is told truly', async () => {
    let n = 0;
    outbox.peer.answers['send_group_msg'] = () => ok({ message_id: (n += 1) });
    const id = await outbox.approved(outbox.named());
    await patiently(async () => expect(await outbox.stateOf(id)).toBe('done'));
    expect(outbox.said).toEqual(
      GROUPS.map((group_id) => ({ group_id, message: [{ type: 'text', data: { text: '明日停水\n——清风某市' } }] })),
    );
    expect(await outbox.outcomes(id)).toEqual(GROUPS.map(() => ['sent', null, null]));
  });

  it('is failed where it was refused, and unknown where the peer threw; only the failure is sent again', async () => {
    outbox.peer.answers['send_group_msg'] = ({ group_id }) =>
      group_id === 92001 ? ok({ message_id: 7 }) : failed(group_id === 92002 ? 100 : 1200);
    const id = await outbox.approved(outbox.named());
    await patiently(async () => expect(await outbox.stateOf(id)).toBe('done'));
    expect(await outbox.outcomes(id)).toEqual([
      ['sent', null, null],
      ['failed', 'refused', '100'],
      ['unknown', 'no-answer', '1200'],
    ]);
    outbox.peer.answers['send_group_msg'] = () => ok({ message_id: 8 });
    const { post } = await outbox.operator.outbox.get({ id });
    const again = await outbox.operator.outbox.retry({
      commandId: outbox.desk.newCommand(),
      id,
      version: post.version,
    });
    await patiently(async () => expect(await outbox.stateOf(id)).toBe('done'));
    expect([again.groups, outbox.said.map(({ group_id }) => group_id)]).toEqual([1, [92001, 92002, 92003, 92002]]);
    expect((await outbox.outcomes(id)).map(([state]) => state)).toEqual(['sent', 'sent', 'unknown']);
  });

  it('is unknown where nobody answers, and an end of the service; it is not sent again until somebody has looked', async () => {
    outbox.peer.answers['send_group_msg'] = ScriptedPeer.silent;
    const id = await outbox.approved(outbox.named(outbox.groupIds.slice(0, 1)));
    await patiently(() => expect(outbox.said).toHaveLength(1));
    await outbox.reopen();
    await patiently(async () => expect(await outbox.stateOf(id)).toBe('done'));
    expect((await outbox.outcomes(id)).map(([state]) => state)).toEqual(['unknown']);
    const { post } = await outbox.operator.outbox.get({ id });
    const retry = () =>
      outbox.operator.outbox.retry({ commandId: outbox.desk.newCommand(), id, version: post.version });
    expect(await refusal(retry())).toBe('no-failures');
    const look = (stands: boolean) =>
      outbox.operator.outbox.settle({
        commandId: outbox.desk.newCommand(),
        id,
        groupId: outbox.groupIds[0] as GroupId,
        stands,
      });
    await look(false);
    expect(await outbox.outcomes(id)).toEqual([['failed', 'looked-up', null]]);
    expect(await refusal(look(true))).toBe('not-unknown');
    expect(outbox.said).toHaveLength(1);
  });

  it('is known by its echo, which nobody has to triage and no rule is asked about', async () => {
    outbox.peer.answers['send_group_msg'] = ({ group_id }) => {
      const echo = {
        post_type: 'message_sent',
        user_id: SELF,
        group_id,
        message_id: 55,
        message: '路灯坏了请勿靠近\n——清风某市',
      };
      outbox.peer.say(aGroupMessage({ ...echo, time: Math.floor(outbox.desk.now() / 1_000) }));
      return failed(1200);
    };
    const id = await outbox.approved(outbox.named(outbox.groupIds.slice(0, 1)), '路灯坏了请勿靠近');
    await patiently(async () => expect((await outbox.outcomes(id)).map(([state]) => state)).toEqual(['sent']));
    outbox.peer.say(
      aGroupMessage({ group_id: 92001, message: '路灯坏了', time: Math.floor(outbox.desk.now() / 1_000) }),
    );
    await patiently(() =>
      expect(outbox.desk.db.all('SELECT state, isHit, text FROM messages ORDER BY id')).toEqual([
        { state: 4, isHit: 0, text: '路灯坏了请勿靠近\n——清风某市' },
        { state: 0, isHit: 1, text: '路灯坏了' },
      ]),
    );
    expect((await outbox.operator.inbox.counts({})).open).toBe(1);
  });

  it('is looked for in the history of its group where the outcome is unknown', async () => {
    outbox.peer.answers['send_group_msg'] = () => failed(1200);
    const [first, second] = outbox.groupIds;
    outbox.peer.answers['get_group_msg_history'] = ({ group_id }) => {
      const own = { group_id, user_id: SELF, message_id: 66, message: '明日停水\n——清风某市' };
      const time = Math.floor(outbox.desk.now() / 1_000);
      return ok({ messages: group_id === GROUPS[0] ? [aGroupMessage({ ...own, time })] : [] });
    };
    const id = await outbox.approved(outbox.named([first, second] as GroupId[]));
    await patiently(async () =>
      expect((await outbox.outcomes(id)).map(([state]) => state)).toEqual(['sent', 'unknown']),
    );
    expect(outbox.said).toHaveLength(2);
  });

  it('answers one message, by the id under which the posting account knows it', async () => {
    outbox.peer.answers['send_group_msg'] = () => ok({ message_id: 9 });
    outbox.peer.say(aGroupMessage({ group_id: 92002, message_id: -77, message: '几点来水' }));
    await patiently(() => expect(outbox.desk.db.get('SELECT 1 FROM messages')).toBeDefined());
    const { id: messageId } = outbox.desk.db.get<{ id: MessageId }>('SELECT id FROM messages') ?? {
      id: 0 as MessageId,
    };
    const id = await outbox.approved({ kind: 'reply', messageId }, '请以供水公司答复为准');
    await patiently(async () => expect(await outbox.stateOf(id)).toBe('done'));
    const text = '请以供水公司答复为准\n——清风某市';
    const message = [
      { type: 'reply', data: { id: '-77' } },
      { type: 'text', data: { text } },
    ];
    expect(outbox.said).toEqual([{ group_id: 92002, message }]);
    expect((await outbox.operator.outbox.get({ id })).answered).toMatchObject({ text: '几点来水' });
  });

  it('is approved by another person with a fresh password, as it was shown and not otherwise', async () => {
    const post = await outbox.frozen(outbox.named());
    const order = { commandId: outbox.desk.newCommand(), ...post };
    const stale = outbox.desk.sit({ as: 'approver' }).client;
    expect([
      await refusal(outbox.operator.outbox.approve(order)),
      await refusal(stale.outbox.approve(order)),
      await refusal(outbox.approver.outbox.approve({ ...order, contentHash: '0'.repeat(64) })),
      await refusal(outbox.desk.script.outbox.approve({ ...order, commandId: outbox.desk.newCommand() })),
    ]).toEqual(['not-allowed', 'not-fresh', 'changed-since', 'same-person']);
    expect(outbox.said).toEqual([]);
  });

  it('does not change once it is put up; a store in which it was changed all the same sends nothing', async () => {
    const post = await outbox.frozen(outbox.named());
    const change = (sql: string) => {
      const database = openWriter(path.join(outbox.desk.folder, DATABASE_FILE), '5e'.repeat(32));
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
    expect(await refusal(outbox.approver.outbox.approve({ commandId: outbox.desk.newCommand(), ...post }))).toBe(
      'changed-since',
    );
    const by = outbox.desk.db.get<{ id: string }>(`SELECT id FROM people WHERE role = 'approver'`)?.id;
    change(`UPDATE posts SET state = 'sending', approvedBy = '${by}', approvedAt = 1`);
    await outbox.reopen();
    await patiently(async () => expect(await outbox.stateOf(post.id)).toBe('done'));
    expect((await outbox.outcomes(post.id)).map(([state, reason]) => [state, reason])).toEqual(
      GROUPS.map(() => ['failed', 'text-changed']),
    );
    expect(outbox.said).toEqual([]);
  });

  it('is not put up with rude words or promises, without words, without a name, or without groups', async () => {
    const put = async (target: PostTarget, text: string, persona: PersonaId | null) => {
      const { id, version } = await outbox.draft(target, text, outbox.operator, persona);
      return refusal(outbox.operator.outbox.freeze({ commandId: outbox.desk.newCommand(), id, version }));
    };
    expect([
      await put(outbox.named(), '刁民闭嘴', outbox.personaId),
      await put(outbox.named(), '我们保证解决', outbox.personaId),
      await put(outbox.named(), '', outbox.personaId),
      await put(outbox.named(), '停水', null),
      await put(outbox.named([]), '停水', outbox.personaId),
    ]).toEqual(['tone', 'tone', 'text-empty', 'no-persona', 'no-recipients']);
  });

  it('rests while it is paused, and what still waits is cancelled when it is stopped', async () => {
    await outbox.desk.as('dispatcher').outbox.setPace({ commandId: outbox.desk.newCommand(), perMinute: 1 });
    outbox.peer.answers['send_group_msg'] = () => ok({ message_id: 1 });
    const id = await outbox.approved(outbox.named());
    await patiently(async () =>
      expect((await outbox.outcomes(id)).filter(([state]) => state === 'sent')).toHaveLength(1),
    );
    const steer = async (act: 'pause' | 'resume' | 'stop') => {
      const { post } = await outbox.operator.outbox.get({ id });
      await outbox.operator.outbox[act]({ commandId: outbox.desk.newCommand(), id, version: post.version });
      return outbox.stateOf(id);
    };
    expect([await steer('pause'), await steer('resume'), await steer('stop')]).toEqual([
      'paused',
      'sending',
      'stopped',
    ]);
    expect((await outbox.outcomes(id)).map(([state]) => state)).toEqual(['sent', 'cancelled', 'cancelled']);
    expect(outbox.said).toHaveLength(1);
  });

  it('is taken back where the platform does so', async () => {
    let n = 0;
    outbox.peer.answers['send_group_msg'] = () => ok({ message_id: (n += 1) });
    outbox.peer.answers['delete_msg'] = ({ message_id }) => (message_id === 2 ? failed(100) : ok(null));
    const id = await outbox.approved(outbox.named());
    await patiently(async () => expect(await outbox.stateOf(id)).toBe('done'));
    const { post } = await outbox.operator.outbox.get({ id });
    await outbox.operator.outbox.recall({ commandId: outbox.desk.newCommand(), id, version: post.version });
    await patiently(async () => {
      const { recipients } = await outbox.operator.outbox.recipients({ id, state: null, after: null, limit: 9 });
      expect(recipients.map(({ state, recall }) => [state, recall])).toEqual([
        ['recalled', null],
        ['sent', 'refused'],
        ['recalled', null],
      ]);
    });
  });
});
