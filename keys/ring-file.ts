import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ringSchema, type Ring } from './ring.ts';

/** Name of the key ring in the data folder of a centre. */
export const RING_FILE = 'key-ring.json';

/** One of the two files, as it was found. */
export type RingFound =
  | { readonly kind: 'ring'; readonly ring: Ring }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'from-the-future' };

/** The ring and its copy beside the backups, so that whoever takes the backups away has the ring they need with them. */
export function readRings(dataDir: string): { readonly main: RingFound; readonly copy: RingFound } {
  return { main: read(mainPath(dataDir)), copy: read(copyPath(dataDir)) };
}

/** Whether the folder holds a ring or what was one. */
export function hasRing(dataDir: string): boolean {
  return existsSync(mainPath(dataDir)) || existsSync(copyPath(dataDir));
}

/** Writes both files, each whole or not at all: a power cut leaves the old ring or the new one. Throws what the file system throws. */
export function writeRing(dataDir: string, ring: Ring): void {
  const text = `${JSON.stringify(ring, null, 2)}\n`;
  replace(mainPath(dataDir), text);
  replace(copyPath(dataDir), text);
}

function mainPath(dataDir: string): string {
  return join(dataDir, RING_FILE);
}

function copyPath(dataDir: string): string {
  return join(dataDir, 'backups', RING_FILE);
}

function read(path: string): RingFound {
  if (!existsSync(path)) return { kind: 'missing' };
  const text = readFileSync(path, 'utf8');
  try {
    const parsed: unknown = JSON.parse(text);
    const ring = ringSchema.safeParse(parsed);
    if (ring.success) return { kind: 'ring', ring: ring.data };
    return later.safeParse(parsed).success ? { kind: 'from-the-future' } : { kind: 'unreadable' };
  } catch {
    // A file that was cut short is no JSON.
    return { kind: 'unreadable' };
  }
}

const later = z.looseObject({ version: z.int().min(2) });

function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const incoming = `${path}.new`;
  const handle = openSync(incoming, 'w', 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(incoming, path);
  syncFolder(dirname(path));
}

/** The new name itself must outlive a power cut; Windows knows no such thing and refuses to open a folder. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
