import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';

/** What a gateway gave. later: it may be worth another try. */
export type FetchedBytes =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly reason: 'too-large' }
  | { readonly kind: 'later' };

/**
 * Asks a gateway for the bytes behind an address: one GET without cookies, credentials or redirects, cut off after `limits.bytes` and
 * `limits.ms`. Never rejects.
 */
export function fetchBytes(
  url: string,
  limits: { readonly bytes: number; readonly ms: number },
): Promise<FetchedBytes> {
  return new Promise((resolve) => {
    const ask = url.startsWith('https:') ? requestSecure : requestPlain;
    const asked = ask(url, {
      method: 'GET',
      headers: { accept: '*/*' },
      agent: false,
      signal: AbortSignal.timeout(limits.ms),
    });
    asked.once('error', () => resolve({ kind: 'later' }));
    asked.once('response', (response) => {
      void collect(response, limits.bytes).then((fetched) => {
        asked.destroy();
        resolve(fetched);
      });
    });
    asked.end();
  });
}

async function collect(response: IncomingMessage, most: number): Promise<FetchedBytes> {
  if (response.statusCode !== 200) return { kind: 'later' };
  if (Number(response.headers['content-length'] ?? 0) > most) return { kind: 'refused', reason: 'too-large' };
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > most) return { kind: 'refused', reason: 'too-large' };
      parts.push(part);
    }
  } catch {
    return { kind: 'later' };
  }
  return response.complete ? { kind: 'bytes', bytes: Buffer.concat(parts) } : { kind: 'later' };
}
