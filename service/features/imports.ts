import path from 'node:path';
import type { AccountId, CommandId, ImportId } from '../../domain/ids.ts';
import { EVERYTHING } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { NewId } from '../new-id.ts';
import type { Session } from '../session.ts';
import { allAccounts, insertAccount } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import {
  findImport,
  insertImport,
  listImports,
  saveImport,
  type ImportOptions,
  type StoredImport,
} from '../store/imports.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import { actOnce, type Doing } from './act-once.ts';
import type { FileReader, ImportRunner } from './import-runner.ts';
import { os } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';

/** What the use cases of importing chat exports work with. */
export interface ImportParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly newId: NewId;
  readonly centerId: string;
  readonly files: FileReader;
  readonly runner: ImportRunner;
}

/** 导入: chat exports read in the background. */
export function createImports(parts: ImportParts) {
  const { store, files, runner } = parts;
  return {
    preview: os.imports.preview.handler(async ({ input }) => {
      const { kind: _kind, columns, rows, ...preview } = await readable(files, input.path);
      return { ...preview, columns: [...columns], rows: rows.map((row) => [...row]) };
    }),

    start: os.imports.start.handler(async ({ input, context: { session }, path: call }) => {
      const options = optionsOf(input);
      const preview = await readable(files, input.path);
      if (
        preview.needsGroup &&
        options.groupName === null &&
        options.groupExternalId === null &&
        preview.guessedGroup === null
      ) {
        throw refusals['file-refused']({ data: { reason: '文件没有写明是哪个群，请填写群名', row: null } });
      }
      const begun = await actOnce(parts, { session, path: call, commandId: input.commandId }, async (tx, doing) => {
        if (runner.isReading(input.path)) throw refusals.busy();
        return begin(tx, parts, input.path, options, doing);
      });
      if (!runner.isRunning(begun.id) && (await findImport(store.read, begun.id))?.state === 'running')
        runner.start(begun);
      return { id: begun.id };
    }),

    cancel: os.imports.cancel.handler(async ({ input, context: { session }, path: call }) => {
      await touch(parts, session, call, input, async (_tx, stored) => {
        if (!runner.isRunning(stored.id)) throw badRequest('The import is not running.');
      });
      await runner.cancel(input.id);
      return {};
    }),

    resume: os.imports.resume.handler(async ({ input, context: { session }, path: call }) => {
      await readableStored(parts, input.id);
      await touch(parts, session, call, input, async (tx, stored) => {
        if (runner.isRunning(stored.id) || runner.isReading(stored.path)) throw refusals.busy();
        if (stored.state !== 'interrupted' && stored.state !== 'cancelled')
          throw badRequest('The import cannot go on.');
        await saveImport(tx, { ...stored, state: 'running', refusal: null, endedAt: null });
      });
      const stored = await findImport(store.read, input.id);
      if (stored?.state === 'running' && !runner.isRunning(stored.id)) runner.start(stored);
      return {};
    }),

    list: os.imports.list.handler(async ({ input }) => ({
      imports: (await listImports(store.read, input.limit)).map(toRow),
    })),
  };
}

async function readable(files: FileReader, file: string) {
  const preview = await files.preview(file);
  if (preview.kind === 'refused') throw refusals['file-refused']({ data: { reason: preview.words, row: preview.row } });
  return preview;
}

async function readableStored({ store, files }: ImportParts, id: ImportId): Promise<void> {
  const stored = await findImport(store.read, id);
  if (stored === null) throw refusals['not-found']({ data: { entity: 'import', id } });
  await readable(files, stored.path);
}

async function begin(
  tx: WriteTransaction,
  parts: ImportParts,
  file: string,
  options: ImportOptions,
  { at, by, action }: Doing,
): Promise<StoredImport> {
  const begun: StoredImport = {
    id: parts.newId() as ImportId,
    accountKey: await importAccount(tx, parts, options.selfId),
    path: file,
    fileName: path.basename(file),
    options,
    state: 'running',
    startedAt: at,
    ...{ format: null, encoding: null, refusal: null, cursor: null, endedAt: null },
    ...{ bytes: 0, bytesRead: 0, rows: 0, added: 0, known: 0, setAside: 0 },
  };
  await insertImport(tx, parts.centerId, begun);
  await appendAudit(tx, { at, by, action, entity: 'import', entityId: begun.id, detail: null });
  return begun;
}

/** Exports of one chat identity belong to one account, so that the same file twice adds nothing; it is made with the first. */
async function importAccount(
  tx: WriteTransaction,
  { newId, centerId }: ImportParts,
  selfId: string | null,
): Promise<number> {
  const known = (await allAccounts(tx.db, EVERYTHING)).find(
    (account) => account.connector === 'file-import' && account.selfId === selfId,
  );
  if (known !== undefined) return known.accountKey;
  return insertAccount(tx, centerId, newId() as AccountId, {
    label: selfId === null ? '文件导入' : `文件导入 ${selfId}`,
    holder: '',
    connector: 'file-import',
    role: 'monitor',
    platform: 'wechat',
    selfId,
    url: null,
    token: null,
    enabled: true,
  });
}

function touch(
  parts: ImportParts,
  session: Session,
  call: readonly string[],
  { commandId, id }: { readonly commandId: CommandId; readonly id: ImportId },
  work: (tx: WriteTransaction, stored: StoredImport) => Promise<void>,
) {
  return actOnce(parts, { session, path: call, commandId }, async (tx, { at, by, action }) => {
    const stored = await findImport(tx.db, id);
    if (stored === null) throw refusals['not-found']({ data: { entity: 'import', id } });
    await work(tx, stored);
    await appendAudit(tx, { at, by, action, entity: 'import', entityId: id, detail: stored.state });
    return {};
  });
}

function optionsOf(input: ImportOptions): ImportOptions {
  const orNull = (text: string | null) => (text === '' ? null : text);
  return {
    groupExternalId: orNull(input.groupExternalId),
    groupName: orNull(input.groupName),
    selfId: orNull(input.selfId),
  };
}

function toRow({ accountKey: _accountKey, path: _path, options: _options, cursor: _cursor, ...row }: StoredImport) {
  return row;
}
