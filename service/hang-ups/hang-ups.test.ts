import { encrypt, getSignature } from '@wecom/crypto';
import { createHmac } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { seededRandom } from '../../domain/seeded-random.ts';
import { freePort } from '../../e2e/fixtures/free-port.ts';
import { createGateway } from '../../gateway/create-gateway.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { signedHeaders } from '../connectors/post-peer.ts';
import { diallingWire, dialledInWire, relayedWire, TOKEN, type TalkingGateway } from './gateway-wires.ts';
import { Ledger, type Held, type Outcome } from './ledger.ts';
import { PostingWire } from './posting-wire.ts';
import { puppetWire } from './puppet-wire.ts';
import type { Wire } from './wire.ts';

/** `npm run torture -- wires` hangs up more often. */
const HANG_UPS = Number(process.env['HANG_UPS'] ?? 2);
const SEED = Number(process.env['HANG_UPS_SEED'] ?? 1);
/** After so many hang-ups the console itself is closed and opened again. */
const RESTART_AFTER = Math.min(10, HANG_UPS);
const SPREAD_MS = 200;
const PATIENCE_MS = 60_000;
const TRIAL_MS = 120_000 + HANG_UPS * 20_000;

const WECOM = { token: 'QDG6eK', key: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', corp: 'wx5823bf96d3bd56c7' };

const random = seededRandom(SEED);
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Each world has groups of its own: what two accounts of one platform hear has nothing in common. */
function aGateway(protocol: 'onebot11' | 'onebot12' | 'satori', seed: number): Promise<TalkingGateway> {
  return createGateway({
    ...{ protocol, accounts: 1, groupsPerAccount: 4, rate: 0, port: 0, token: TOKEN },
    ...{ seed, skew: 0, numbered: true, firstGroup: seed * 1_000_000 },
    // Where a history brings what is missing, what was said first may also be told last.
    spreadMs: protocol === 'onebot12' ? 0 : SPREAD_MS,
  });
}

const words = (number: number): string => `东头的路灯坏了 #${number}`;
const seconds = (): number => Math.floor(Date.now() / 1_000);

function postingWires(): readonly Wire[] {
  return [
    new PostingWire('onebot11-post', { selfId: '10001', url: null, token: TOKEN }, (number) => {
      const message = [{ type: 'text', data: { text: words(number) } }];
      const body = JSON.stringify({
        ...{ time: seconds(), self_id: 10001, post_type: 'message', message_type: 'group', sub_type: 'normal' },
        ...{ message_id: number, group_id: 92001, user_id: 28530, message, sender: { card: '一组甲' } },
      });
      const signature = createHmac('sha1', TOKEN).update(body).digest('hex');
      const headers = { 'x-self-id': '10001', 'x-signature': `sha1=${signature}` };
      return { path: '/onebot/v11/post', body, headers };
    }),
    new PostingWire('onebot12-post', { selfId: '10002', url: null, token: TOKEN }, (number, accountId) => {
      const body = JSON.stringify({
        ...{ id: `e${number}`, self: { platform: 'qq', user_id: '10002' }, time: Date.now() / 1_000, type: 'message' },
        ...{ detail_type: 'group', sub_type: '', message_id: `m${number}`, group_id: '92002', user_id: '28531' },
        ...{ message: [{ type: 'text', data: { text: words(number) } }], alt_message: words(number) },
      });
      const headers = { 'x-onebot-version': '12', authorization: `Bearer ${TOKEN}` };
      return { path: `/onebot/v12/post/${accountId}`, body, headers };
    }),
    new PostingWire('webhook', { selfId: null, url: null, token: TOKEN }, (number, accountId) => {
      const said = { groupId: 'g1', messageId: `m${number}`, sentAt: Date.now(), senderId: 'u1', text: words(number) };
      const body = JSON.stringify({ type: 'message', ...said });
      const headers = signedHeaders(TOKEN, body, Date.now(), `${number}-${random()}`);
      return { path: `/webhook/${accountId}`, body, headers };
    }),
    new PostingWire('addmsg', { selfId: 'wxid_me', url: null, token: 'geheimer-pfad' }, (number) => {
      const body = JSON.stringify({
        ...{ TypeName: 'AddMsg', Appid: 'wx_1', Wxid: 'wxid_me' },
        Data: {
          ...{ MsgId: number, FromUserName: { string: '1@chatroom' }, ToUserName: { string: 'wxid_me' }, MsgType: 1 },
          ...{ Content: { string: `wxid_a:\n${words(number)}` }, CreateTime: seconds(), NewMsgId: 10 ** 15 + number },
        },
      });
      return { path: '/addmsg/geheimer-pfad', body, headers: {} };
    }),
    new PostingWire('wecom-callback', { selfId: WECOM.corp, url: null, token: `${WECOM.token} ${WECOM.key}` }, sealed),
  ];
}

/** A callback of WeCom, made by its own library. */
function sealed(number: number, accountId: string) {
  const content = `<MsgType>text</MsgType><Content><![CDATA[${words(number)}]]></Content><MsgId>${number}</MsgId>`;
  const from = `<FromUserName>zhangsan</FromUserName><CreateTime>${seconds()}</CreateTime>`;
  const xml = `<xml><ToUserName>${WECOM.corp}</ToUserName>${from}${content}<AgentID>1000002</AgentID></xml>`;
  const encrypted = encrypt(WECOM.key, xml, WECOM.corp);
  const timestamp = seconds();
  const query = new URLSearchParams({
    ...{ msg_signature: getSignature(WECOM.token, timestamp, 'n1', encrypted), timestamp: String(timestamp) },
    nonce: 'n1',
  });
  const body = `<xml><ToUserName>${WECOM.corp}</ToUserName><Encrypt>${encrypted}</Encrypt><AgentID>1000002</AgentID></xml>`;
  return { path: `/wecom/${accountId}?${query.toString()}`, body, headers: {} };
}

async function allWires(): Promise<readonly Wire[]> {
  return [
    diallingWire('onebot11-forward', await aGateway('onebot11', 11), (port, id) => `ws://127.0.0.1:${port}/${id}`),
    dialledInWire(await aGateway('onebot11', 12), {
      ...{ connector: 'onebot11-reverse', bringsLater: true, path: () => '/onebot/v11/ws' },
      headers: (selfId) => ({ 'x-self-id': selfId, 'x-client-role': 'Universal' }),
    }),
    diallingWire('satori', await aGateway('satori', 13), (port, id) => `http://127.0.0.1:${port}/${id}`),
    await relayedWire('onebot12', await aGateway('onebot12', 14)),
    dialledInWire(await aGateway('onebot12', 15), {
      ...{ connector: 'onebot12-reverse', bringsLater: false, path: (accountId) => `/onebot/v12/ws/${accountId}` },
      headers: () => ({ 'user-agent': 'OneBot/12 (qq) training/1.0.0' }),
      protocol: '12.training',
    }),
    await puppetWire(),
    ...postingWires(),
  ];
}

/** A wire, the account at its end, and what the account has to have heard. */
interface Line {
  readonly wire: Wire;
  readonly accountId: string;
  readonly ledger: Ledger;
}

class Trial {
  #desk: Desk;
  readonly #port: number;
  readonly lines: readonly Line[];

  private constructor(desk: Desk, port: number, lines: readonly Line[]) {
    this.#desk = desk;
    this.#port = port;
    this.lines = lines;
  }

  static async open(): Promise<Trial> {
    const port = await freePort();
    const desk = await aDesk({ reversePort: port });
    desk.pass(Date.now() - desk.now());
    const lines: Line[] = [];
    for (const wire of await allWires()) {
      closing.push(() => wire.close());
      const { account } = await desk.as('system-admin').accounts.save({
        ...{ commandId: desk.newCommand(), id: null, version: 0, label: wire.connector, holder: '李巡' },
        ...{ connector: wire.connector, role: 'monitor', enabled: true, ...wire.account },
      });
      lines.push({ wire, accountId: account.id, ledger: new Ledger() });
    }
    const trial = new Trial(desk, port, lines);
    closing.unshift(() => trial.#desk.close());
    await trial.#mend();
    return trial;
  }

  /** Every wire is cut while its peer talks, and talks on before it is mended. */
  async hangUp(): Promise<void> {
    this.#desk.pass(Date.now() - this.#desk.now());
    await this.#each(async (line) => {
      this.#say(line, true);
      if (line.wire.bringsLater) await pause(random() * (line.wire.hasLine ? SPREAD_MS : 8));
      else await line.wire.delivered();
      line.wire.cut();
      this.#say(line, line.wire.bringsLater);
    });
    await this.#mend();
  }

  /** The console is closed while every peer talks, and is opened again. */
  async restart(): Promise<void> {
    await this.#each(async (line) => {
      this.#say(line, true);
      if (!line.wire.bringsLater)
        await this.#until('what was said is stored', async () => line.ledger.isPaid(this.#heldBy(line)));
    });
    await this.#desk.leave();
    await this.#each(async (line) => {
      line.wire.cut();
      this.#say(line, line.wire.bringsLater);
    });
    this.#desk = await this.#desk.reopen();
    await this.#mend();
  }

  async settled(): Promise<void> {
    const isPaid = (line: Line): boolean => line.ledger.isPaid(this.#heldBy(line));
    // What is missing is told by the figures, account by account.
    await this.#until('all is stored', async () => this.lines.every(isPaid)).catch(() => undefined);
  }

  outcomes(): readonly (Outcome & { readonly kind: string })[] {
    return this.lines.map((line) => ({
      kind: line.wire.connector,
      ...line.ledger.outcome(this.#heldBy(line), line.wire.said()),
    }));
  }

  #heldBy({ accountId }: Line): Held {
    const { db } = this.#desk;
    const account = { accountId };
    const texts = db.all<{ text: string }>(
      `SELECT m.text FROM sightings s JOIN messages m ON m.id = s.messageId JOIN accounts a ON a.accountKey = s.accountKey
       WHERE a.id = :accountId`,
      account,
    );
    const gaps = db.all<{ state: string }>(
      'SELECT g.state FROM gaps g JOIN accounts a ON a.accountKey = g.accountKey WHERE a.id = :accountId',
      account,
    );
    return { texts: texts.map(({ text }) => text), gapStates: gaps.map(({ state }) => state) };
  }

  #say({ wire, ledger }: Line, isDue: boolean): void {
    const before = wire.said();
    wire.say(3);
    if (isDue) ledger.owe(before, wire.said());
  }

  async #mend(): Promise<void> {
    // A lamp that has been green since before now is one of the connection that was cut.
    this.#desk.pass(1);
    const since = this.#desk.now();
    await this.#each(({ wire, accountId }) => wire.mend(accountId, this.#port));
    await this.#until('every account is online again', () => this.#areOnlineSince(since));
  }

  async #each(work: (line: Line) => Promise<void>): Promise<void> {
    await Promise.all(this.lines.map(work));
  }

  /** Whether every account that has a line has turned green at this moment or later. */
  async #areOnlineSince(since: number): Promise<boolean> {
    const { accounts } = await this.#desk.script.accounts.list({});
    const green = accounts.filter(({ lamp, lampSince }) => lamp === 'online' && (lampSince ?? 0) >= since);
    const ids = new Set<string>(green.map(({ id }) => id));
    return this.lines.every(({ wire, accountId }) => !wire.hasLine || ids.has(accountId));
  }

  async #until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const check = async (): Promise<void> => {
      if (!(await isSo())) throw new Error(`Not within ${PATIENCE_MS / 1_000} s: ${what}.`);
    };
    await vi.waitFor(check, { timeout: PATIENCE_MS, interval: 25 });
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function tableOf(figures: readonly Readonly<Record<string, string | number>>[]): string {
  const rows = [Object.keys(figures[0] ?? {}), ...figures.map((figure) => Object.values(figure).map(String))];
  return rows.map((row) => row.map((word, column) => word.padEnd(column === 0 ? 18 : 12)).join('')).join('\n');
}

it(
  `loses and doubles nothing a protocol could deliver, over ${HANG_UPS} hang-ups of every kind of connection`,
  async () => {
    const trial = await Trial.open();
    let restarts = 0;
    for (let hangUp = 1; hangUp <= HANG_UPS; hangUp += 1) {
      await trial.hangUp();
      if (hangUp % RESTART_AFTER !== 0) continue;
      await trial.restart();
      restarts += 1;
    }
    await trial.settled();
    const outcomes = trial.outcomes();
    const figures = outcomes.map(({ kind, lost, doubled, ...rest }) => ({
      ...{ kind, hangUps: HANG_UPS, restarts, ...rest, lost: lost.length, doubled: doubled.length },
    }));
    process.stdout.write(`${tableOf(figures)}\n`);
    expect(outcomes.map(({ kind, lost, doubled }) => ({ kind, lost, doubled }))).toEqual(
      outcomes.map(({ kind }) => ({ kind, lost: [], doubled: [] })),
    );
    expect(outcomes.every(({ deliverable }) => deliverable > 0)).toBe(true);
  },
  TRIAL_MS,
);
