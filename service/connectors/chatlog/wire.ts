import { isWireArray, isWireObject, parseWireJson, type WireObject, type WireValue } from '../parse-wire-json.ts';
import { arrayOf, idOf, textOf } from '../wire-fields.ts';

/** What became of one question. */
export type PullAnswer<Read> =
  | { readonly kind: 'ok'; readonly read: Read }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unanswered' };

/** A conversation that chatlog knows, and when it was last spoken in (milliseconds). */
export interface Conversation {
  readonly id: string;
  readonly lastAt: number;
}

const TIMEOUT_MS = 30_000;
const LARGEST_ANSWER = { bytes: 32 * 1024 * 1024, depth: 64 };

/** The HTTP side of chatlog. Its webhook moves on before it has posted, so it is asked instead. */
export class ChatlogHttp {
  readonly #base: string;
  readonly #token: string | null;
  readonly #stopped = new AbortController();

  constructor(base: string, token: string | null) {
    this.#base = base;
    this.#token = token;
  }

  stop(): void {
    this.#stopped.abort();
  }

  async groups(): Promise<PullAnswer<readonly Conversation[]>> {
    const answer = await this.#get('session', { format: 'json', limit: '0' });
    if (answer.kind !== 'ok') return answer;
    const sessions = isWireObject(answer.read) ? arrayOf(answer.read['items']) : arrayOf(answer.read);
    return {
      kind: 'ok',
      read: sessions
        .filter(isWireObject)
        .map(conversationOf)
        .filter(({ id }) => id.endsWith('@chatroom')),
    };
  }

  /** One page of what was said in a conversation between two days (both included, local time), oldest first. */
  async messages(query: {
    readonly talker: string;
    readonly from: string;
    readonly to: string;
    readonly limit: number;
    readonly offset: number;
  }): Promise<PullAnswer<readonly WireValue[]>> {
    const { talker, from, to, limit, offset } = query;
    const words = { time: `${from}~${to}`, talker, limit: String(limit), offset: String(offset), format: 'json' };
    const answer = await this.#get('chatlog', words);
    if (answer.kind !== 'ok') return answer;
    // Nothing said is told as null.
    return { kind: 'ok', read: isWireArray(answer.read) ? answer.read : [] };
  }

  async #get(method: string, query: Readonly<Record<string, string>>): Promise<PullAnswer<WireValue>> {
    try {
      const response = await fetch(`${this.#base}/api/v1/${method}?${new URLSearchParams(query).toString()}`, {
        redirect: 'error',
        headers: this.#token === null ? {} : { authorization: `Bearer ${this.#token}` },
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      if (!response.ok) return { kind: 'refused', status: response.status };
      const reading = parseWireJson(new Uint8Array(await response.arrayBuffer()), LARGEST_ANSWER);
      return reading.kind === 'read' ? { kind: 'ok', read: reading.value } : { kind: 'unanswered' };
    } catch (error) {
      // Nobody there, a broken answer, or a stop: the next round asks again.
      if (!(error instanceof Error)) throw error;
      return { kind: 'unanswered' };
    }
  }
}

function conversationOf(session: WireObject): Conversation {
  const lastAt = Date.parse(textOf(session['nTime']) ?? '');
  return { id: idOf(session['userName']) ?? '', lastAt: Number.isFinite(lastAt) ? lastAt : Infinity };
}
