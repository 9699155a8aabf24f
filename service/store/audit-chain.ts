import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time/instant.ts';

/** What an entry of the chain says, without its own hash. docs/audit-log.md is the law of this encoding. */
export interface AuditEntry {
  /** 0 for the entry that begins the chain, then one more each. */
  readonly seq: number;
  readonly at: Instant;
  readonly by: string | null;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | null;
  readonly detail: string | null;
}

/** Where a chain ends: the next entry continues from here. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** What the first entry has in the place of a previous hash. */
export const NO_PREVIOUS: Uint8Array = new Uint8Array(32);

/** Keeps a digest of an entry from ever being a digest of something else. */
const DOMAIN = 'patrol-audit-entry-1\n';

/** SHA-256 over the canonical bytes of an entry and the hash before it (docs/audit-log.md, version 1; never changed, only followed by a version 2). */
export function hashEntry(entry: AuditEntry, previous: Uint8Array): Uint8Array {
  const { seq, at, by, action, entity, entityId, detail } = entry;
  const fields = [String(seq), String(at), by, action, entity, entityId, detail, hexOf(previous)];
  return createHash('sha256').update(DOMAIN).update(fields.map(fieldOf).join('')).digest();
}

/** A field as netstring, its length in bytes of UTF-8; null has a sign of its own, so that it is not the empty text. */
export function fieldOf(value: string | null): string {
  return value === null ? '~,' : `${Buffer.byteLength(value, 'utf8')}:${value},`;
}

/** Lower-case hexadecimal digits of bytes. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
