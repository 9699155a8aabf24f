import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

interface Call {
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly echo: string;
}

/** How the peer treats one post: whether it stands in the group, and what the console hears of it. */
type Manner = 'answers' | 'echoes-first' | 'refuses' | 'threw-after' | 'threw-before' | 'forgets-to-answer';
const MANNERS: readonly (readonly [share: number, manner: Manner])[] = [
  [0.62, 'answers'],
  [0.2, 'echoes-first'],
  [0.08, 'refuses'],
  [0.05, 'threw-after'],
  [0.04, 'threw-before'],
  [0.01, 'forgets-to-answer'],
];

/** For tests: many accounts of OneBot 11 behind one door, `/<self id>`, each in groups of its own. It counts what was posted where. */
export class CountingPeer {
  /** Times a post stands in each group. */
  readonly posted = new Map<number, number>();
  /** Every send_group_msg that came in, whatever became of it. */
  frames = 0;
  /** Told of each of them, before it is answered. */
  onFrame: () => void = () => undefined;
  /** Whether it refuses nobody any more, and answers everything. */
  isKind = false;
  readonly #groupsOf: (selfId: number) => readonly number[];
  readonly #random: () => number;
  readonly #history = new Map<number, Readonly<Record<string, unknown>>[]>();
  #nextMessage = 1;

  constructor(groupsOf: (selfId: number) => readonly number[], random: () => number) {
    this.#groupsOf = groupsOf;
    this.#random = random;
  }

  async listen(): Promise<{ readonly url: (selfId: number) => string; readonly close: () => Promise<void> }> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket, request) => this.#serve(socket, Number((request.url ?? '').slice(1))));
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const close = () =>
      new Promise<void>((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      });
    return { url: (selfId) => `ws://127.0.0.1:${port}/${selfId}`, close };
  }

  #serve(socket: WebSocket, selfId: number): void {
    // A console that is killed leaves its end without a word.
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      const { action, params, echo } = JSON.parse(data.toString('utf8')) as Call;
      const answer = (body: object): void => socket.send(JSON.stringify({ ...body, echo }), () => undefined);
      if (action !== 'send_group_msg') return answer(this.#answerTo(action, params, selfId));
      this.#post(selfId, params, answer, (event) => socket.send(JSON.stringify(event), () => undefined));
    });
  }

  #post(
    selfId: number,
    params: Call['params'],
    answer: (body: object) => void,
    say: (event: Readonly<Record<string, unknown>>) => void,
  ): void {
    const manner = this.isKind ? 'answers' : this.#manner();
    const messageId = this.#nextMessage++;
    const stands = manner !== 'refuses' && manner !== 'threw-before';
    if (stands) this.#put(selfId, params, messageId);
    this.frames += 1;
    this.onFrame();
    const event = stands ? this.#history.get(Number(params['group_id']))?.at(-1) : undefined;
    if (manner === 'echoes-first' && event !== undefined) say({ ...event, post_type: 'message_sent' });
    if (manner === 'forgets-to-answer') return;
    setTimeout(() => {
      if (manner === 'refuses') answer({ status: 'failed', retcode: 100, data: null });
      else if (manner === 'threw-after' || manner === 'threw-before')
        answer({ status: 'failed', retcode: 1200, data: null });
      else answer({ status: 'ok', retcode: 0, data: { message_id: messageId } });
      if (manner === 'answers' && event !== undefined) say({ ...event, post_type: 'message_sent' });
    }, this.#random() * 12);
  }

  #put(selfId: number, { group_id, message }: Call['params'], messageId: number): void {
    const groupId = Number(group_id);
    this.posted.set(groupId, (this.posted.get(groupId) ?? 0) + 1);
    const event = {
      ...{
        post_type: 'message',
        message_type: 'group',
        sub_type: 'normal',
        self_id: selfId,
        user_id: selfId,
        sender: {},
      },
      ...{ time: Math.floor(Date.now() / 1_000), group_id: groupId, message_id: messageId, message },
    };
    this.#history.set(groupId, [...(this.#history.get(groupId) ?? []), event]);
  }

  #answerTo(action: string, params: Call['params'], selfId: number): object {
    const ok = (data: unknown) => ({ status: 'ok', retcode: 0, data });
    switch (action) {
      case 'get_login_info':
        return ok({ user_id: selfId, nickname: `${selfId}` });
      case 'get_version_info':
        return ok({ app_name: 'NapCat.Onebot', app_version: '4.8.0' });
      case 'get_group_list':
        return ok(this.#groupsOf(selfId).map((id) => ({ group_id: id, group_name: `第${id}群`, member_count: 300 })));
      case 'get_group_msg_history':
        return ok({ messages: this.#history.get(Number(params['group_id'])) ?? [] });
      default:
        return { status: 'failed', retcode: 1404, data: null };
    }
  }

  #manner(): Manner {
    let drawn = this.#random();
    for (const [share, manner] of MANNERS) {
      if (drawn < share) return manner;
      drawn -= share;
    }
    return 'answers';
  }
}
