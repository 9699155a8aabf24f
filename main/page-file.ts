import { extname, join, normalize, sep } from 'node:path';

export const PAGE_ORIGIN = 'app://console';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file and type an address of the window stands for; null for every address that is none of the window's. */
export function pageFile(root: string, address: string): { readonly path: string; readonly type: string } | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'app:' || url.host !== 'console') return null;
  const type = TYPES[extname(url.pathname)];
  if (type === undefined || url.pathname.includes('%')) return null;
  const path = normalize(join(root, url.pathname));
  return path.startsWith(root + sep) ? { path, type } : null;
}
