import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { contentPolicy } from './content-policy.ts';
import { pageFile } from './page-file.ts';

/**
 * Before the runtime is ready: app:// is an origin of its own, as secure as https, and no file:// address is ever loaded. media:// may be
 * drawn by a page and neither fetched nor opened by it.
 */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: 'media', privileges: { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false } },
  ]);
}

/** Serves the window's own files, each page with its policy and a fresh nonce; to the usual session, or to one of its own. */
export function servePages(root: string, to?: Session): void {
  (to?.protocol ?? protocol).handle('app', async ({ url, method }) => {
    const file = method === 'GET' ? pageFile(root, url) : null;
    if (file === null) return new Response(null, { status: 404 });
    try {
      const body = await readFile(file.path);
      return file.type.startsWith('text/html')
        ? page(body.toString('utf8'))
        : new Response(new Uint8Array(body), { headers: headersOf(file.type) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

function page(html: string): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(html.replaceAll('__CSP_NONCE__', nonce), {
    headers: {
      ...headersOf('text/html; charset=utf-8'),
      'content-security-policy': contentPolicy(nonce),
      'cache-control': 'no-store',
    },
  });
}

function headersOf(type: string): Record<string, string> {
  return {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-dns-prefetch-control': 'off',
  };
}
