/**
 * What a page may load: its own files, nothing of a network, nothing inline. Two things need a word:
 * - antd adds style sheets while it runs; they carry the nonce of this load. Style attributes stay forbidden in markup; React
 *   and Recharts set styles through the object model, which the policy does not concern.
 * - The one trusted-types policy, `default`, passes text without markup only (renderer/app/trusted-types.ts).
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' media: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
