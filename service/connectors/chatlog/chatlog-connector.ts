import type { FetchedAgain, FetchOutcome, MissedSpan } from '../../../domain/account/missed-span.ts';
import type { IncomingItem } from '../../../domain/message/message.ts';
import { HOUR_MS, instant } from '../../../domain/time/instant.ts';
import { isoDay } from '../../../domain/time/shanghai.ts';
import type { Connector, ConnectorContext } from '../connector.ts';
import { FetchedItems } from '../fetched-items.ts';
import { LampTeller } from '../lamp-teller.ts';
import { realTimers, type Timers } from '../timers.ts';
import { PullCursor } from './pull-cursor.ts';
import { toMessage } from './to-message.ts';
import { ChatlogHttp, type Conversation, type PullAnswer } from './wire.ts';
import { errorName } from '../../log.ts';

const ROUND_EVERY_MS = 15_000;
const PAGE = 500;
/** What came late into chatlog's own store is found by asking this far back again. */
const OVERLAP_MS = 10 * 60_000;
/** A conversation nobody has asked for before begins here. */
const FIRST_LOOK_MS = 24 * HOUR_MS;

/**
 * Asks a chatlog on this machine or network for what is new, round after round. Its store is the history: after an outage the next
 * round asks from where the last one stopped, so there is no gap to tell.
 */
export function createChatlogConnector(context: ConnectorContext, timers: Timers = realTimers): Connector {
  const base = webAddress(context.account.url);
  if (base === null) return { start: () => context.lamp('refused', 'bad-address'), stop: () => Promise.resolve() };
  const puller = new Puller(context, timers, new ChatlogHttp(base, context.account.token));
  return {
    start: () => puller.start(),
    stop: () => puller.stop(),
    fetchAgain: (missed) => puller.fetchAgain(missed),
  };
}

class Puller {
  readonly #context: ConnectorContext;
  readonly #timers: Timers;
  readonly #http: ChatlogHttp;
  readonly #lamp: LampTeller;
  readonly #cursor: PullCursor;
  #isStopped = false;
  #round: Promise<void> = Promise.resolve();
  #cancel: () => void = () => undefined;

  constructor(context: ConnectorContext, timers: Timers, http: ChatlogHttp) {
    this.#context = context;
    this.#timers = timers;
    this.#http = http;
    this.#lamp = new LampTeller(context, timers);
    this.#cursor = PullCursor.read(context.account.cursor);
  }

  start(): void {
    this.#lamp.show('connecting', 'connecting');
    this.#begin();
  }

  /** What chatlog knows of the span, in every conversation; its store is the phone's own, so all of it is all there was. */
  fetchAgain(missed: MissedSpan): Promise<FetchedAgain> {
    const fetched = new FetchedItems(this.#context);
    return fetched.during(() => this.#fetchSpan(missed, fetched));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel();
    this.#lamp.stop();
    this.#http.stop();
    await this.#round;
  }

  #begin(): void {
    this.#round = this.#ask()
      .catch((error: unknown) => {
        // What the store has refused is asked for again: the cursor has not moved.
        const name = errorName(error);
        this.#context.log.error('delivery-refused', { accountId: this.#context.account.id, error: name });
      })
      .finally(() => {
        if (!this.#isStopped) this.#cancel = this.#timers.after(ROUND_EVERY_MS, () => this.#begin());
      });
  }

  async #ask(): Promise<void> {
    const groups = await this.#http.groups();
    if (this.#isStopped || !this.#answered(groups)) return;
    for (const group of groups.read) {
      if (this.#isStopped) return;
      if (this.#isNew(group) && !(await this.#pull(group.id))) return;
    }
  }

  /** Shows what the answer says about the peer. */
  #answered<Read>(answer: PullAnswer<Read>): answer is { readonly kind: 'ok'; readonly read: Read } {
    this.#context.probed(answer.kind === 'ok');
    if (answer.kind === 'ok') this.#lamp.show('online', null);
    else if (answer.kind === 'unanswered') this.#lamp.show('offline', 'no-answer');
    else if (answer.status === 401 || answer.status === 403) this.#lamp.show('refused', 'wrong-token');
    else this.#lamp.show('offline', 'no-answer');
    return answer.kind === 'ok';
  }

  #isNew({ id, lastAt }: Conversation): boolean {
    const reached = this.#cursor.of(id);
    return reached === null || lastAt > reached - OVERLAP_MS;
  }

  /** False where chatlog has stopped answering. */
  async #pull(talker: string): Promise<boolean> {
    const now = this.#context.clock.now();
    const reached = this.#cursor.of(talker);
    const since = reached === null ? now - FIRST_LOOK_MS : reached - OVERLAP_MS;
    const days = { from: isoDay(instant(since)), to: isoDay(instant(now + 24 * HOUR_MS)) };
    for (let offset = 0; ; offset += PAGE) {
      const page = await this.#http.messages({ talker, ...days, limit: PAGE, offset });
      if (this.#isStopped || !this.#answered(page)) return false;
      const items: IncomingItem[] = [];
      let newest = 0;
      for (const element of page.read) {
        const pulled = toMessage(element);
        if (pulled === null || (pulled.sequence > 0 && pulled.sequence < since)) continue;
        newest = Math.max(newest, pulled.sequence);
        items.push(pulled.item);
      }
      if (items.length > 0) await this.#deliver(talker, items, newest);
      if (page.read.length < PAGE) return true;
    }
  }

  async #fetchSpan({ since, until }: MissedSpan, fetched: FetchedItems): Promise<FetchOutcome> {
    const now = this.#context.clock.now();
    const from = (since ?? now - FIRST_LOOK_MS) - OVERLAP_MS;
    const to = (until ?? now) + OVERLAP_MS;
    const groups = await this.#http.groups();
    if (groups.kind !== 'ok') return 'not-connected';
    for (const { id, lastAt } of groups.read) {
      if (lastAt < from) continue;
      for (let offset = 0; ; offset += PAGE) {
        const days = { from: isoDay(instant(from)), to: isoDay(instant(to)) };
        const page = await this.#http.messages({ talker: id, ...days, limit: PAGE, offset });
        if (page.kind !== 'ok' || this.#isStopped) return 'cut-off';
        const pulled = page.read.map(toMessage).filter((message) => message !== null);
        await fetched.take(pulled.filter(({ sequence }) => sequence >= from && sequence <= to).map(({ item }) => item));
        if (page.read.length < PAGE) break;
      }
    }
    return since === null ? 'not-met' : 'filled';
  }

  async #deliver(talker: string, items: readonly IncomingItem[], newest: number): Promise<void> {
    const next = PullCursor.read(this.#cursor.write());
    next.reach(talker, newest);
    await this.#context.deliver(items, next.write());
    this.#cursor.reach(talker, newest);
  }
}

function webAddress(written: string | null): string | null {
  if (written === null || !URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/api\/v1$/, '')}`;
}
