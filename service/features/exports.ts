import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ExportRow } from '../../contract/exports.ts';
import type { OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { readCheckCode } from '../audit/check-code.ts';
import { findExport, listExports, type StoredExport } from '../store/exports.ts';
import { allPeople } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { actOnce } from './act-once.ts';
import { os } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';
import { digestOfParts, nextStamp, registerExport, withNextSerial } from './register-export.ts';

/** What the use cases of the register of exports work with. */
export interface ExportParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly centerId: string;
}

/** 导出登记: what has left the console, and whether a file is one of those. */
export function createExports(parts: ExportParts) {
  const { store, clock, centerId } = parts;
  return {
    register: os.exports.register.handler(({ input, context: { session }, path: call }) =>
      withNextSerial(async () => {
        if (input.fileName === '') throw badRequest('An export needs a file name.');
        const content = Buffer.from(input.content, 'base64');
        // The code stands in the name, so the file is its own content: nothing is added to a table somebody computes with.
        const sha256 = digestOfParts(content);
        const stamp = await nextStamp(store, sha256, clock.now());
        const fileName = withCode(input.fileName, stamp.checkCode);
        return actOnce(parts, { session, path: call, commandId: input.commandId }, async (tx, doing) => {
          const { kind, purpose } = input;
          const file = { kind, purpose, fileName, bytes: content.length, sha256 };
          const { serial, checkCode } = await registerExport(tx, centerId, stamp, file, doing);
          return { serial, checkCode, fileName };
        });
      }),
    ),

    list: os.exports.list.handler(async ({ input }) => {
      const rows = await listExports(store.read, { before: input.before, limit: input.limit + 1 });
      const names = await namesOf(store);
      const shown = rows.slice(0, input.limit).map((row) => toRow(row, names));
      return { exports: shown, next: rows.length > input.limit ? (shown.at(-1)?.serial ?? null) : null };
    }),

    check: os.exports.check.handler(async ({ input }) => {
      const sha256 = await digestOfFile(input.path);
      const names = await namesOf(store);
      const same = await findExport(store.read, { sha256 });
      if (same !== null) return { kind: 'unchanged' as const, sha256, row: toRow(same, names) };
      const typed = input.checkCode === null ? null : readCheckCode(input.checkCode);
      if (input.checkCode !== null && input.checkCode.trim() !== '' && typed === null)
        throw badRequest('That is no check code.');
      const code = typed ?? codeIn(path.basename(input.path));
      const claimed = code === null ? null : await findExport(store.read, { checkCode: code });
      if (claimed !== null) return { kind: 'differs' as const, sha256, row: toRow(claimed, names) };
      return { kind: 'unknown' as const, sha256, code };
    }),
  };
}

/** 图表 2026-11-24.csv → 图表 2026-11-24 校验码XXXX-XXXX-XXXX.csv */
export function withCode(fileName: string, code: string): string {
  const ending = path.extname(fileName);
  return `${fileName.slice(0, fileName.length - ending.length)} 校验码${code}${ending}`;
}

function codeIn(fileName: string): string | null {
  const found = /校验码([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/u.exec(fileName)?.[1];
  return found === undefined ? null : readCheckCode(found);
}

async function digestOfFile(file: string): Promise<string> {
  const digest = createHash('sha256');
  try {
    await pipeline(createReadStream(file), digest);
  } catch (error) {
    // Whatever the system says of a path or a disk is about the file and not about us.
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    throw refusals['file-refused']({ data: { reason: '文件打不开', row: null } });
  }
  return digest.digest('hex');
}

async function namesOf(store: Store): Promise<ReadonlyMap<OperatorId, string>> {
  return new Map((await allPeople(store.read)).map(({ id, name }) => [id, name]));
}

function toRow(row: StoredExport, names: ReadonlyMap<OperatorId, string>): ExportRow {
  const { serial, at, by, kind, purpose, fileName, bytes, sha256, checkCode } = row;
  const person = { id: by, name: names.get(by) ?? null };
  return { serial, at, by: person, kind, purpose, fileName, bytes, sha256, checkCode };
}
