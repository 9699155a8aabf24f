import type { PostOutcome } from '../../../domain/outbox/settle-recipient.ts';
import type { Connector, ConnectorContext, OutgoingPost } from '../connector.ts';
import { isWireObject, parseWireJson } from '../parse-wire-json.ts';
import { numberOf } from '../wire-fields.ts';
import { PLATFORM } from './to-items.ts';
import { errorName } from '../../log.ts';

const ADDRESS = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send';
const TIMEOUT_MS = 15_000;
/** What the platform takes of one text, in bytes. */
const LONGEST_TEXT = 2_048;
/** Posts a robot may make in a minute; more are refused and count against it. */
const MOST_A_MINUTE = 20;
const MINUTE_MS = 60_000;

type Outcome = PostOutcome | { readonly kind: 'not-begun' };

/**
 * A group robot 群机器人 of WeCom: it posts into its one group and hears nothing. The key of its address is the account's secret,
 * its own id the name its group goes by here.
 */
export function createWeComRobot(context: ConnectorContext): Connector {
  const { token, selfId } = context.account;
  const refuse = (reason: 'no-secret' | 'no-self-id'): Connector => ({
    start: () => context.lamp('refused', reason),
    stop: () => Promise.resolve(),
  });
  if (token === null) return refuse('no-secret');
  if (selfId === null) return refuse('no-self-id');
  const stopped = new AbortController();
  const robot = new Robot(context, token, selfId, stopped.signal);
  return {
    poster: robot,
    start: () => {
      context.lamp('online', 'post-only');
      // The group is known by nothing it says, so it is told.
      const group = { platform: PLATFORM, groupExternalId: selfId, name: context.account.label, memberCount: null };
      context.deliver([{ kind: 'group', ...group, at: context.clock.now(), raw: '' }], null).catch((error: unknown) => {
        const name = errorName(error);
        context.log.error('delivery-refused', { accountId: context.account.id, error: name });
      });
    },
    stop: () => {
      stopped.abort();
      return Promise.resolve();
    },
  };
}

class Robot {
  readonly #context: ConnectorContext;
  readonly #key: string;
  readonly #group: string;
  readonly #stopped: AbortSignal;
  /** Moments of the posts of the last minute. */
  #lately: number[] = [];

  constructor(context: ConnectorContext, key: string, group: string, stopped: AbortSignal) {
    this.#context = context;
    this.#key = key;
    this.#group = group;
    this.#stopped = stopped;
  }

  get isReady(): boolean {
    const now = this.#context.clock.now();
    this.#lately = this.#lately.filter((at) => now - at < MINUTE_MS);
    return !this.#stopped.aborted && this.#lately.length < MOST_A_MINUTE;
  }

  async post({ groupExternalId, text }: OutgoingPost): Promise<Outcome> {
    if (groupExternalId !== this.#group) return failed('another group');
    if (Buffer.byteLength(text) > LONGEST_TEXT) return failed(`${Buffer.byteLength(text)} > ${LONGEST_TEXT} bytes`);
    if (!this.isReady) return { kind: 'not-begun' };
    this.#lately.push(this.#context.clock.now());
    try {
      const response = await fetch(this.#address(), {
        ...{ method: 'POST', redirect: 'error', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
        signal: AbortSignal.any([this.#stopped, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      return outcomeOf(response.status, new Uint8Array(await response.arrayBuffer()));
    } catch (error) {
      const cause = error instanceof Error ? error.cause : null;
      const isNotReached = cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
      return isNotReached ? { kind: 'not-begun' } : { kind: 'unknown', reason: 'no-answer', detail: null };
    }
  }

  #address(): string {
    const { url } = this.#context.account;
    const address = new URL(url ?? ADDRESS);
    address.searchParams.set('key', this.#key);
    return address.href;
  }
}

/** The answer is 200 also where nothing was posted; only its errcode says so. A text has no id. */
function outcomeOf(status: number, body: Uint8Array): Outcome {
  if (status >= 500) return { kind: 'unknown', reason: 'no-answer', detail: String(status) };
  if (status !== 200) return failed(String(status));
  const reading = parseWireJson(body);
  const code = reading.kind === 'read' && isWireObject(reading.value) ? numberOf(reading.value['errcode']) : null;
  if (code === null) return { kind: 'unknown', reason: 'no-answer', detail: null };
  return code === 0 ? { kind: 'sent', localId: null } : failed(String(code));
}

function failed(detail: string): PostOutcome {
  return { kind: 'failed', reason: 'refused', detail };
}
