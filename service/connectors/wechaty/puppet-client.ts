import type * as Grpc from '@grpc/grpc-js';
import type { Client, Metadata, ServiceError } from '@grpc/grpc-js';
import type { Log } from '../../log.ts';
import type { LampReason } from '../lamp-reason.ts';
import { isRefusal } from '../reconnecting-socket.ts';
import { Redial } from '../redial.ts';
import { LARGEST_PAYLOAD, type AnyLink, type LinkEnd } from '../socket-link.ts';
import type { Timers } from '../timers.ts';
import { readTextAnswer } from './wire.ts';

/** What a call was answered. 'unanswered' says nothing about whether the puppet did it. */
export type PuppetAnswer =
  | { readonly kind: 'ok'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly code: number }
  | { readonly kind: 'unanswered' };

/** An open event stream, and calls beside it. */
export interface PuppetLink extends AnyLink {
  call(method: string, request: Uint8Array): Promise<PuppetAnswer>;
}

export interface PuppetAddress {
  /** host:port */
  readonly target: string;
  readonly isSecure: boolean;
}

export interface PuppetClientOptions {
  readonly address: PuppetAddress;
  readonly token: string | null;
  readonly timers: Timers;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly accountId: string;
  /** The version the service tells; null where it tells none. */
  readonly opened: (link: PuppetLink, version: string | null) => void;
  /** The service is there and takes no calls of this account. */
  readonly unwelcome: (why: LampReason) => void;
  readonly events: {
    frame(link: PuppetLink, bytes: Uint8Array): void;
    overflow(): void;
    ended(link: PuppetLink, why: LinkEnd): void;
  };
}

const SERVICE = '/wechaty.Puppet/';
const ANSWER_WITHIN_MS = 10_000;
/** The codes of gRPC that say something here. */
const CODE = {
  cancelled: 1,
  deadlineExceeded: 4,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  unimplemented: 12,
  unavailable: 14,
  unauthenticated: 16,
} as const;
/** Codes after which a call may have been done all the same. */
const DOUBTFUL: ReadonlySet<number> = new Set([CODE.cancelled, CODE.deadlineExceeded, CODE.unavailable]);
const NOT_AUTHENTICATED: ReadonlySet<number> = new Set([CODE.unauthenticated, CODE.permissionDenied]);
const asIs = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Loaded when the first account of this kind dials: a megabyte that most centres never need. */
async function loadGrpc(): Promise<typeof Grpc> {
  const grpc = await import('@grpc/grpc-js');
  // What it writes to the console names addresses, and nobody reads it there.
  grpc.setLogVerbosity(grpc.logVerbosity.NONE);
  return grpc;
}

/**
 * Dials a puppet service, and dials again: a call for its version knocks, then the event stream opens. Every attempt has a client
 * of its own, so that nothing is shared between two accounts and nothing of an old connection comes back.
 */
export class PuppetClient {
  readonly #options: PuppetClientOptions;
  readonly #redial: Redial;
  #client: Client | null = null;
  #link: PuppetLink | null = null;

  constructor(options: PuppetClientOptions) {
    this.#options = options;
    const { timers, random } = options;
    this.#redial = new Redial({ timers, random, dial: (isCurrent) => void this.#dial(isCurrent) });
  }

  start(): void {
    this.#redial.start();
  }

  stop(): void {
    this.#redial.stop();
    this.#link?.end('stopped');
    this.#client?.close();
    this.#link = null;
    this.#client = null;
  }

  async #dial(isCurrent: () => boolean): Promise<void> {
    const { address, unwelcome, opened, log, accountId, token } = this.#options;
    const grpc = await loadGrpc();
    if (!isCurrent()) return;
    const client = clientOf(grpc, address);
    this.#client = client;
    const metadata = new grpc.Metadata();
    if (token !== null) metadata.set('authorization', `Wechaty ${token}`);
    const peer: Peer = { client, metadata };
    const version = await call(peer, 'Version', new Uint8Array());
    if (!isCurrent()) return client.close();
    const code = version.kind === 'failed' ? version.code : null;
    if (version.kind === 'unanswered' || (code !== null && NOT_AUTHENTICATED.has(code))) {
      client.close();
      log.warn('puppet-not-reached', { accountId, code: code ?? CODE.unavailable });
      if (code !== null) unwelcome(token === null ? 'no-token' : 'wrong-token');
      return this.#redial.later(code !== null);
    }
    const link = this.#open(peer, isCurrent);
    this.#link = link;
    opened(link, version.kind === 'ok' ? readTextAnswer(version.bytes, 1) || null : null);
  }

  #open(peer: Peer, isCurrent: () => boolean): PuppetLink {
    const { events } = this.#options;
    const { client, metadata } = peer;
    const stream = client.makeServerStreamRequest(`${SERVICE}Event`, asIs, keep, new Uint8Array(), metadata);
    let isOver = false;
    const end = (why: LinkEnd): void => {
      if (isOver) return;
      isOver = true;
      stream.cancel();
      client.close();
      events.ended(link, why);
      if (!isCurrent()) return;
      this.#link = null;
      this.#redial.later(isRefusal(why));
    };
    const link: PuppetLink = {
      call: async (method, request) => (isOver ? { kind: 'unanswered' } : call(peer, method, request)),
      pause: () => void stream.pause(),
      resume: () => void stream.resume(),
      confirm: () => {
        if (!isOver) this.#redial.confirmed();
      },
      end,
    };
    stream.on('data', (bytes: Uint8Array) => {
      if (!isOver) events.frame(link, bytes);
    });
    stream.on('error', (error: ServiceError) => {
      if (!isOver && error.code === CODE.resourceExhausted) events.overflow();
      end(endOf(error.code));
    });
    stream.on('end', () => end('disconnected'));
    return link;
  }
}

/** A service that was dialled, and what every call of this account carries. */
interface Peer {
  readonly client: Client;
  readonly metadata: Metadata;
}

function call({ client, metadata }: Peer, method: string, request: Uint8Array): Promise<PuppetAnswer> {
  const options = { deadline: Date.now() + ANSWER_WITHIN_MS };
  return new Promise((resolve) => {
    client.makeUnaryRequest(`${SERVICE}${method}`, asIs, keep, request, metadata, options, (error, bytes) => {
      if (error === null) resolve({ kind: 'ok', bytes: bytes ?? new Uint8Array() });
      else if (DOUBTFUL.has(error.code)) resolve({ kind: 'unanswered' });
      else resolve({ kind: 'failed', code: error.code });
    });
  });
}

/** Answers come as bytes: a message that cannot be read is set aside instead of ending the stream. */
function keep(bytes: Buffer): Uint8Array {
  return bytes;
}

function clientOf({ Client, credentials }: typeof Grpc, { target, isSecure }: PuppetAddress): Client {
  return new Client(target, isSecure ? credentials.createSsl() : credentials.createInsecure(), {
    'grpc.enable_retries': 0,
    'grpc.use_local_subchannel_pool': 1,
    // A proxy of the surroundings is for the web, and would be shown the token.
    'grpc.enable_http_proxy': 0,
    'grpc.max_receive_message_length': LARGEST_PAYLOAD,
  });
}

function endOf(code: number): LinkEnd {
  if (NOT_AUTHENTICATED.has(code)) return 'wrong-token';
  if (code === CODE.alreadyExists) return 'other-client';
  // Something answers there that is no puppet service.
  return code === CODE.unimplemented ? 'no-answer' : 'disconnected';
}
