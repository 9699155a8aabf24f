import { vi } from 'vitest';
import type { GroupId, PersonaId, PostId } from '../domain/ids.ts';
import type { PostTarget } from '../domain/outbox/post.ts';
import { aDesk, type Client, type Desk } from './a-desk.ts';
import { ok, ScriptedPeer } from './connectors/onebot11/scripted-peer.ts';

/** For tests: the groups the peer sits in, and its own id. */
export const GROUPS = [92001, 92002, 92003];
export const SELF = 10001;

/** For tests: a target as the wire carries it. */
type WireTarget = Parameters<Client['outbox']['draft']>[0]['target'];

/** For tests: a desk, and one account whose gateway is scripted. */
export class Outbox {
  desk: Desk;
  readonly peer: ScriptedPeer;
  readonly #listening: Awaited<ReturnType<ScriptedPeer['listen']>>;
  personaId: PersonaId | null = null;

  private constructor(desk: Desk, peer: ScriptedPeer, listening: Awaited<ReturnType<ScriptedPeer['listen']>>) {
    this.desk = desk;
    this.peer = peer;
    this.#listening = listening;
  }

  static async open(role: 'monitor' | 'duty' = 'monitor'): Promise<Outbox> {
    const peer = new ScriptedPeer();
    peer.answers['get_group_list'] = () =>
      ok(GROUPS.map((group_id) => ({ group_id, group_name: `幸福村${group_id}群`, member_count: 300 })));
    const outbox = new Outbox(await aDesk(), peer, await peer.listen());
    await outbox.#connect(role);
    const dispatcher = outbox.desk.as('dispatcher').outbox;
    outbox.personaId = (await dispatcher.savePersona({ commandId: outbox.desk.newCommand(), name: '清风某市' })).id;
    await dispatcher.setPace({ commandId: outbox.desk.newCommand(), perMinute: 600 });
    return outbox;
  }

  get operator(): Client {
    return this.desk.as('operator');
  }

  get approver(): Client {
    return this.desk.as('approver');
  }

  /** The groups of the peer, in its order. */
  groupIds: readonly GroupId[] = [];

  /** What the peer was asked to say. */
  get said(): readonly Readonly<Record<string, unknown>>[] {
    return this.peer.calls.filter(({ action }) => action === 'send_group_msg').map(({ params }) => params);
  }

  async #connect(role: 'monitor' | 'duty'): Promise<void> {
    const { account } = await this.desk.as('system-admin').accounts.save({
      ...{ commandId: this.desk.newCommand(), id: null, version: 0, label: '一号机', holder: '李巡' },
      ...{
        connector: 'onebot11-forward',
        role,
        selfId: String(SELF),
        url: this.#listening.url,
        token: null,
        enabled: true,
      },
    });
    await patiently(async () => {
      const page = { text: '幸福村9200', countyCode: null, withoutVillage: false, after: null, limit: 9 };
      const { groups } = await this.desk.script.groups.list(page);
      const { accounts } = await this.desk.script.accounts.list({});
      const lamp = accounts.find(({ id }) => id === account.id)?.lamp;
      if (groups.length < GROUPS.length || lamp !== 'online') throw new Error(`${groups.length} groups, ${lamp}`);
      const byName = groups.toSorted((a, b) => a.name.localeCompare(b.name));
      this.groupIds = byName.map(({ id }) => id);
    });
  }

  named(groups: readonly GroupId[] = this.groupIds): PostTarget {
    return { kind: 'groups', everywhere: false, groupIds: groups, regions: [], tags: [] };
  }

  draft(target: PostTarget, text: string, by = this.operator, personaId = this.personaId) {
    return by.outbox.draft({
      ...{ commandId: this.desk.newCommand(), id: null, version: 0, text, personaId, source: null },
      // Of the wire only that its lists may be written to.
      target: structuredClone(target) as WireTarget,
    });
  }

  async frozen(target: PostTarget, text = '明日停水', by = this.operator) {
    const { id, version } = await this.draft(target, text, by);
    const put = await by.outbox.freeze({ commandId: this.desk.newCommand(), id, version });
    const { contentHash } = await by.outbox.get({ id });
    return { id, version: put.version, contentHash: contentHash ?? '' };
  }

  async approved(target: PostTarget, text?: string): Promise<PostId> {
    const post = await this.frozen(target, text);
    await this.approver.outbox.approve({ commandId: this.desk.newCommand(), ...post });
    return post.id;
  }

  async outcomes(id: PostId) {
    const { recipients } = await this.operator.outbox.recipients({ id, state: null, after: null, limit: 500 });
    return recipients.map(({ state, reason, detail }) => [state, reason, detail]);
  }

  async stateOf(id: PostId) {
    return (await this.operator.outbox.get({ id })).post.state;
  }

  async reopen(): Promise<void> {
    this.desk = await this.desk.reopen();
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.#listening.close();
  }
}

/** For tests: waits as long as a busy machine needs. */
export function patiently<T>(look: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: 20_000, interval: 25 });
}

/** For tests: what the outbox refused a call with; the code of any other refusal. */
export function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'answered',
    ({ code, data }: { readonly code: string; readonly data?: { readonly refusal?: string } }) => data?.refusal ?? code,
  );
}
