/**
 * Where the bytes of a picture may come from: out of its own frame, or from a gateway that stands on this machine or is the one the
 * account is connected to. Everything else stays where it is: a picture of a stranger's server would tell who reads it, and when.
 */
export type MediaSource =
  { readonly kind: 'frame' } | { readonly kind: 'gateway'; readonly url: string } | { readonly kind: 'not-fetched' };

/** What a segment carries in place of an address where the bytes lie in the frame itself (base64://). */
export const IN_FRAME = 'frame:';

/** Decides by the address alone; gatewayHost is the host of the account's own gateway, null where the gateway dials in. */
export function mediaSource(url: string | null, gatewayHost: string | null): MediaSource {
  if (url === IN_FRAME) return { kind: 'frame' };
  const found = /^https?:\/\/(?:\[([0-9a-f:]+)\]|([a-z0-9.-]+))(?::\d{1,5})?(?:[/?][\x21-\x7e]*)?$/i.exec(url ?? '');
  if (url === null || found === null) return { kind: 'not-fetched' };
  const host = (found[1] ?? found[2] ?? '').toLowerCase();
  const isNear = ['127.0.0.1', '::1', 'localhost'].includes(host) || host === gatewayHost?.toLowerCase();
  return isNear ? { kind: 'gateway', url } : { kind: 'not-fetched' };
}
