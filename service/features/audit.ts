import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '../../domain/time/instant.ts';
import type { AnchorKeeper } from '../audit/anchor-keeper.ts';
import type { SigningKey } from '../audit/signing-key.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { readAnchorMark } from '../store/anchor-mark.ts';
import { hexOf } from '../store/audit-chain.ts';
import { ACKNOWLEDGEMENT, appendAudit, chainHead } from '../store/audit-log.ts';
import { allPeople } from '../store/people.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import { writeSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { actOnce } from './act-once.ts';
import { os } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';
import { nextStamp, registerExport, withNextSerial } from './register-export.ts';

/** What the use cases of the auditor work with. */
export interface AuditParts {
  readonly store: Store;
  readonly readers: Readers;
  readonly clock: { now(): Instant };
  readonly centerId: string;
  readonly anchors: AnchorKeeper;
  readonly signingKey: SigningKey;
}

/** 审计: reads the chain, verifies it, takes it away as a file, and answers for its anchors. */
export function createAudit(parts: AuditParts) {
  const { store, readers, anchors, centerId } = parts;
  return {
    list: os.audit.list.handler(({ input }) => readers.run('audit.page', input)),

    state: os.audit.state.handler(async () => {
      const head = await chainHead(store.read);
      const { file, publicKey, last, trouble, isUnwritable } = anchors.state;
      return {
        entries: head === null ? 0 : head.seq + 1,
        head: head === null ? null : hexOf(head.hash),
        publicKey,
        anchorFile: file,
        anchor: last === null ? null : { number: last.number, seq: last.seq, at: last.at as Instant },
        trouble,
        unwritable: isUnwritable,
        people: (await allPeople(store.read)).map(({ id, name }) => ({ id, name })),
      };
    }),

    alarm: os.audit.alarm.handler(async () => ({
      trouble: anchors.state.trouble,
      unwritable: anchors.state.isUnwritable,
    })),

    verify: os.audit.verify.handler(({ signal }) =>
      verifyAudit({ store, readers, anchors, centre: centerId, key: parts.signingKey }, signal),
    ),

    export: os.audit.export.handler(({ input, context: { session }, path: call }) =>
      withNextSerial(() =>
        exportLog(parts, input, (work) => actOnce(parts, { session, path: call, commandId: input.commandId }, work)),
      ),
    ),

    acknowledge: os.audit.acknowledge.handler(async ({ input, context: { session }, path: call }) => {
      await actOnce(parts, { session, path: call, commandId: input.commandId }, async (tx, { at, by }) => {
        const { trouble, last } = anchors.state;
        if (trouble === null) throw badRequest('Chain and anchors agree.');
        const number = Math.max(last?.number ?? 0, (await readAnchorMark(tx.db))?.number ?? 0);
        await appendAudit(tx, {
          ...{ at, by, action: ACKNOWLEDGEMENT, entity: 'audit', entityId: String(number) },
          detail: `${trouble} ${input.cause}`,
        });
        return {};
      });
      await anchors.goOn();
      return {};
    }),

    keepAnchors: os.audit.keepAnchors.handler(async ({ input, context: { session }, path: call }) => {
      const file = path.resolve(input.path);
      if (!path.isAbsolute(input.path) || path.extname(file) !== '.jsonl')
        throw refusals['file-refused']({ data: { reason: '锚点文件须以 .jsonl 结尾', row: null } });
      await anchors.settled();
      try {
        anchors.move(file);
      } catch {
        throw refusals['file-refused']({ data: { reason: '所选位置写不进锚点文件', row: null } });
      }
      return actOnce(parts, { session, path: call, commandId: input.commandId }, async (tx, { at, by, action }) => {
        await writeSetting(tx, 'audit.anchorFile', file);
        await appendAudit(tx, { at, by, action, entity: 'setting', entityId: 'audit.anchorFile', detail: null });
        return { anchorFile: file };
      });
    }),
  };
}

type ActOnce = <Answer>(work: Parameters<typeof actOnce<Answer>>[2]) => Promise<Answer>;

/** Written beside its place first: what is not registered never has the name of an export. */
async function exportLog(
  { store, readers, clock, centerId, anchors }: AuditParts,
  input: { readonly path: string; readonly purpose: string },
  once: ActOnce,
) {
  const file = path.resolve(input.path);
  if (!path.isAbsolute(input.path) || path.extname(file) !== '.jsonl')
    throw refusals['file-refused']({ data: { reason: '审计导出须以 .jsonl 结尾', row: null } });
  const unfinished = `${file}.part`;
  const head = {
    ...{ centre: centerId, publicKey: anchors.state.publicKey, exportedAt: clock.now() },
    anchor: await readAnchorMark(store.read),
  };
  try {
    rmSync(unfinished, { force: true });
    await anchors.anchor();
    const written = await readers.run('audit.write', { file: unfinished, head });
    const { sha256, bytes, entries, headSeq, headHash } = written;
    const next = await nextStamp(store, sha256, clock.now());
    const answer = await once(async (tx, doing) => {
      const fileName = path.basename(file);
      const of = { kind: 'audit' as const, purpose: input.purpose, fileName, bytes, sha256 };
      const { serial, checkCode } = await registerExport(tx, centerId, next, of, doing);
      return { serial, checkCode, entries, bytes, headSeq, headHash };
    });
    if (existsSync(unfinished)) renameSync(unfinished, file);
    return { serial: answer.serial, checkCode: answer.checkCode, entries: answer.entries, bytes: answer.bytes };
  } catch (error) {
    rmSync(unfinished, { force: true });
    if (isOfTheDisk(error)) throw refusals['file-refused']({ data: { reason: '所选位置写不进文件', row: null } });
    throw error;
  }
}

const DISK = new Set(['ENOENT', 'EACCES', 'EPERM', 'ENOSPC', 'EROFS', 'ENOTDIR', 'EISDIR', 'EEXIST']);

function isOfTheDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && DISK.has(String(error.code));
}
