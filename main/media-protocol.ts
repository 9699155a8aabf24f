import { protocol } from 'electron';
import type { Darkroom } from './darkroom.ts';
import { mediaTicket } from './media-ticket.ts';
import type { ServiceProcess } from './service-process.ts';

/** Pictures that were drawn anew and are kept for a while, in memory only. */
const MOST_KEPT = 60;

const HEADERS = {
  'content-type': 'image/png',
  'x-content-type-options': 'nosniff',
  // Nothing of a picture may come to lie on the disk outside of the encrypted store.
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * Answers media://item/<ticket>: always a PNG that the darkroom has drawn, never the bytes that arrived. The service says for every single
 * request whether the desk the ticket was given to may still see it.
 */
export function serveMedia({
  service,
  darkroom,
}: {
  readonly service: ServiceProcess;
  readonly darkroom: Darkroom;
}): void {
  const drawn = new Map<string, Promise<Uint8Array | null>>();
  protocol.handle('media', async ({ url, method }) => {
    const ticket = method === 'GET' ? mediaTicket(url) : null;
    const found = ticket === null ? null : await service.picture(ticket);
    if (ticket === null || found === null) return new Response(null, { status: 404 });
    const picture = drawn.get(ticket) ?? darkroom.develop(found.type, found.bytes);
    drawn.delete(ticket);
    drawn.set(ticket, picture);
    for (const oldest of drawn.keys()) if (drawn.size > MOST_KEPT) drawn.delete(oldest);
    const png = await picture;
    return png === null ? new Response(null, { status: 415 }) : new Response(new Uint8Array(png), { headers: HEADERS });
  });
}
