import type { Connector, ConnectorContext } from '../connector.ts';
import type { PostAnswer, PostDoor } from '../post-door.ts';
import { createPostedAccount, type PostReading } from '../posted-account.ts';
import { realTimers, type Timers } from '../timers.ts';
import { decrypt, isSignedBy, readSecrets, type CallbackSecrets } from './callback-cipher.ts';
import { toItems } from './to-items.ts';
import { readXml } from './wire.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Where the callback of a WeCom application is sent to. */
export function weComPath(accountId: string): string {
  return `/wecom/${accountId}`;
}

/**
 * The callback of a WeCom 企业微信 application: every post is signed with its token and encrypted with its key. Our own id is the
 * receiver named inside (the CorpID), so that a callback meant for somebody else is refused.
 */
export function createWeComCallback(
  context: ConnectorContext,
  door: PostDoor | null,
  timers: Timers = realTimers,
): Connector {
  const { id, token, selfId } = context.account;
  const secrets = token === null ? null : readSecrets(token);
  const silent = (reason: 'no-secret' | 'no-self-id'): Connector => ({
    start: () => context.lamp('refused', reason),
    stop: () => Promise.resolve(),
  });
  if (secrets === null) return silent('no-secret');
  if (selfId === null) return silent('no-self-id');
  return createPostedAccount(
    context,
    door,
    {
      ...{ path: weComPath(id), selfId: null, onlineReason: null },
      stored: { status: 200, words: '' },
      asked: (query) => answerProof(secrets, selfId, query),
      read: ({ query, body }) => readPost(secrets, selfId, query, body),
    },
    timers,
  );
}

/** Before it posts anything WeCom asks for a proof: the text that only the key can read. */
function answerProof(secrets: CallbackSecrets, selfId: string, query: URLSearchParams): PostAnswer {
  const echo = query.get('echostr') ?? '';
  if (!isSignedBy(secrets, query, echo)) return { status: 403, words: 'msg_signature does not fit.' };
  const plain = decrypt(secrets, echo, selfId);
  return plain === null ? { status: 403, words: 'echostr is not for this account.' } : { status: 200, words: plain };
}

function readPost(secrets: CallbackSecrets, selfId: string, query: URLSearchParams, body: Uint8Array): PostReading {
  const encrypted = encryptedIn(body);
  if (encrypted === null) return refuse(400, null, 'The body is no XML with an Encrypt element.');
  if (query.get('msg_signature') === null) return refuse(401, 'no-token', 'msg_signature is needed.');
  if (!isSignedBy(secrets, query, encrypted)) return refuse(403, 'wrong-token', 'msg_signature does not fit.');
  const xml = decrypt(secrets, encrypted, selfId);
  if (xml === null)
    return refuse(403, 'wrong-account', 'The message cannot be read with this key, or is for another receiver.');
  return { kind: 'items', items: toItems(xml, selfId) };
}

function encryptedIn(body: Uint8Array): string | null {
  try {
    return readXml(strictUtf8.decode(body))?.('Encrypt') ?? null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function refuse(
  status: 400 | 401 | 403,
  reason: Extract<PostReading, { kind: 'refused' }>['reason'],
  words: string,
): PostReading {
  return { kind: 'refused', status, reason, words };
}
