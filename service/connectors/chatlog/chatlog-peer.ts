import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instant } from '../../../domain/time/instant.ts';
import { isoDay } from '../../../domain/time/shanghai.ts';

interface Kept {
  readonly seq: number;
  readonly talker: string;
  readonly content: string;
}

/** For tests: the other side, as the handlers of chatlog answer: what is kept, by conversation and day. */
export class ChatlogPeer {
  readonly kept: Kept[] = [];
  readonly asked: string[] = [];
  status = 200;
  readonly #now: number;

  /** What is said without a time is said at this one. */
  constructor(now: number) {
    this.#now = now;
  }

  say(talker: string, content: string, at: number = this.#now): void {
    const same = this.kept.filter((one) => Math.floor(one.seq / 1000) === Math.floor(at / 1000)).length;
    this.kept.push({ seq: Math.floor(at / 1000) * 1000 + same, talker, content });
  }

  async listen(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
    const server = createServer((request, response) => {
      this.asked.push(request.url ?? '');
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
      response.writeHead(this.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(pathname.endsWith('/session') ? this.#sessions() : this.#messages(searchParams)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    // A TCP server that listens has an address with a port.
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
  }

  #sessions(): unknown {
    const talkers = [...new Set(this.kept.map(({ talker }) => talker))];
    const lastOf = (talker: string) =>
      Math.max(...this.kept.filter((one) => one.talker === talker).map(({ seq }) => seq));
    return {
      items: talkers.map((userName) => ({ userName, nickName: '群', nTime: new Date(lastOf(userName)).toISOString() })),
    };
  }

  #messages(query: URLSearchParams): unknown {
    const [from = '', to = ''] = (query.get('time') ?? '').split('~');
    const day = ({ seq }: Kept) => isoDay(instant(seq));
    const found = this.kept.filter((one) => one.talker === query.get('talker') && day(one) >= from && day(one) <= to);
    const offset = Number(query.get('offset'));
    const page = found.slice(offset, offset + Number(query.get('limit')));
    return page.length === 0 ? null : page.map((one) => ({ ...one, ...FIELDS, time: new Date(one.seq).toISOString() }));
  }
}

/** What every message of it carries besides. */
export const FIELDS = {
  talkerName: '幸福村',
  isChatRoom: true,
  sender: 'wxid_a',
  senderName: '甲',
  isSelf: false,
  type: 1,
  subType: 0,
};
