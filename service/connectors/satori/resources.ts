import type { PostOutcome } from '../../../domain/outbox/settle-recipient.ts';
import type { OutgoingPost, Poster } from '../connector.ts';
import { isWireArray, isWireObject, parseWireJson, type WireObject, type WireValue } from '../parse-wire-json.ts';
import { idOf } from '../wire-fields.ts';
import { escapeContent } from './split-content.ts';

/** What became of a call of the HTTP side. `not-reached`: surely nothing has arrived there. */
export type ResourceAnswer =
  | { readonly kind: 'ok'; readonly data: WireValue }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'not-reached' };

const TIMEOUT_MS = 15_000;
const LARGEST_ANSWER = 8 * 1024 * 1024;

/** For whom a call is made. */
export interface Caller {
  readonly platform: string;
  readonly selfId: string;
}

/** The HTTP side of a Satori server: `POST <base>/v1/<method>`. */
export class Resources {
  readonly #base: string;
  readonly #token: string | null;
  readonly #stopped = new AbortController();

  constructor(base: string, token: string | null) {
    this.#base = base;
    this.#token = token;
  }

  async call(method: string, caller: Caller, params: WireObject): Promise<ResourceAnswer> {
    try {
      const response = await fetch(`${this.#base}/v1/${method}`, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(TIMEOUT_MS)]),
        headers: {
          'content-type': 'application/json',
          'satori-platform': caller.platform,
          'satori-user-id': caller.selfId,
          // The names the same headers had in the first version of the protocol.
          'x-platform': caller.platform,
          'x-self-id': caller.selfId,
          ...(this.#token === null ? {} : { authorization: `Bearer ${this.#token}` }),
        },
        body: JSON.stringify(params),
      });
      if (!response.ok) return { kind: 'refused', status: response.status };
      const reading = parseWireJson(new Uint8Array(await response.arrayBuffer()), { bytes: LARGEST_ANSWER, depth: 64 });
      return reading.kind === 'read' ? { kind: 'ok', data: reading.value } : { kind: 'unanswered' };
    } catch (error) {
      return { kind: isNotReached(error) ? 'not-reached' : 'unanswered' };
    }
  }

  stop(): void {
    this.#stopped.abort();
  }
}

/** Posts by message.create; `caller` answers null where the account is not online there. */
export function postByResources(resources: Resources, caller: () => Caller | null): Poster {
  return {
    get isReady() {
      return caller() !== null;
    },
    post: async ({ groupExternalId, text, replyTo }: OutgoingPost) => {
      const by = caller();
      if (by === null) return { kind: 'not-begun' };
      const quote = replyTo === null ? '' : `<quote id="${escapeContent(replyTo)}"/>`;
      const params = { channel_id: groupExternalId, content: `${quote}${escapeContent(text)}` };
      return outcomeOf(await resources.call('message.create', by, params));
    },
  };
}

function outcomeOf(answer: ResourceAnswer): PostOutcome | { readonly kind: 'not-begun' } {
  switch (answer.kind) {
    case 'ok': {
      const first = isWireArray(answer.data) ? answer.data[0] : answer.data;
      const localId = isWireObject(first) ? idOf(first['id']) : null;
      return { kind: 'sent', localId };
    }
    case 'refused': {
      const detail = String(answer.status);
      // 5xx may come after the platform has taken it.
      if (answer.status >= 500) return { kind: 'unknown', reason: 'no-answer', detail };
      return { kind: 'failed', reason: 'refused', detail };
    }
    case 'unanswered':
      return { kind: 'unknown', reason: 'no-answer', detail: null };
    case 'not-reached':
      return { kind: 'not-begun' };
  }
}

function isNotReached(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EHOSTUNREACH';
}

/** Whether a server that refuses like this has no such method. */
export function isNotOffered(status: number): boolean {
  return status === 404 || status === 405 || status === 501;
}
