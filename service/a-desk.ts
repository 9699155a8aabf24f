import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createProcedureClient, createRouterClient, getRouter, isProcedure } from '@orpc/server';
import type { Contract } from '../contract/index.ts';
import type { ServiceOptions } from '../contract/shell.ts';
import type { CommandId, MessageId } from '../domain/ids.ts';
import { ROLES, type Role } from '../domain/people/role.ts';
import { seededRandom } from '../domain/seeded-random.ts';
import { instant, type Instant } from '../domain/time/instant.ts';
import { keysOfTraining } from '../keys/store-keys.ts';
import { createService, type Service, type Visitor } from './create-service.ts';
import { DATABASE_FILE } from './database-file.ts';
import type { Log, LogFields } from './log.ts';
import type { Session } from './session.ts';
import { openReader } from './store/connection.ts';
import type { ReadableDb } from './store/store.ts';

/** A client of the whole contract. */
export type Client = ContractRouterClient<Contract>;

/** One line of the log. */
export interface LoggedLine {
  readonly level: string;
  readonly event: string;
  readonly fields: LogFields;
}

/** A session and what is asked in it. */
export interface Seated {
  readonly session: Session;
  readonly client: Client;
}

/** A running training service in a folder of its own, for tests: real store, real files, a clock turned by hand. */
export interface Desk {
  readonly service: Service;
  readonly folder: string;
  /** What was logged. */
  readonly logged: readonly LoggedLine[];
  /** What the store holds, seen from outside the service. */
  readonly db: ReadableDb;
  /** Turns the clock forward. */
  pass(milliseconds: number): void;
  now(): Instant;
  /** Whoever has the role, with a password that was typed just now. */
  as(role: Role): Client;
  /** A desk of its own that has proved nothing yet. */
  sit(visitor: Visitor): Seated;
  /** A script that may do everything. */
  readonly script: Client;
  /** Calls a procedure by name with whatever input. */
  call(visitor: Visitor, name: string, input: unknown): Promise<unknown>;
  /** The same in the name of a session that a test has made. */
  callAs(session: Session, name: string, input: unknown): Promise<unknown>;
  newCommand(): CommandId;
  /** Lets villagers of one group say these texts, a minute apart; answers the messages in that order. A named group has an account of its own. */
  hear(texts: readonly string[], groupName?: string): Promise<readonly MessageId[]>;
  /** Closes the service and leaves the folder for another process. */
  leave(): Promise<void>;
  /** Closes the service, where it is open, and opens it again on the same folder. */
  reopen(): Promise<Desk>;
  close(): Promise<void>;
}

/** For tests that look into the file itself. */
export const TEST_DESK_KEY = '5e'.repeat(32);
/** Tuesday 2026-11-24, 14:00 in Shanghai. */
const START = 1_795_500_000_000;

let opened = 0;

/** Opens a desk; without options nobody talks and nothing has happened. */
export async function aDesk(options: Partial<ServiceOptions> = {}): Promise<Desk> {
  return openDesk(mkdtempSync(path.join(tmpdir(), 'desk-')), { at: START }, options);
}

async function openDesk(folder: string, time: { at: number }, options: Partial<ServiceOptions>): Promise<Desk> {
  const clock = { now: () => instant(time.at) };
  // Every opening has its own chance: the same one again would make the same ids again.
  const random = seededRandom((opened += 1));
  const newId = randomUUID;
  const logged: LoggedLine[] = [];
  const service = await createService({
    paths: { dataDir: folder },
    keys: keysOfTraining(TEST_DESK_KEY),
    clock,
    random,
    restoredFrom: null,
    // A guess at a test desk is cheap: hundreds of tests type passwords.
    passwordCost: { ln: 8, r: 8, p: 1 },
    log: recordingLog(logged),
    options: {
      training: true,
      feedRate: 0,
      historyWeeks: 0,
      reversePort: null,
      idleMinutes: null,
      door: null,
      ...options,
    },
    acceptsClock: true,
    readers: { workerUrl: new URL('./store/readers/reader-from-source.mjs', import.meta.url), execArgv: [] },
    intake: null,
  });
  const db = openReader(path.join(folder, DATABASE_FILE), TEST_DESK_KEY);
  const sit = (visitor: Visitor, before?: (session: Session) => void): Seated => {
    const session = service.openSession(visitor);
    const context = () => {
      before?.(session);
      return service.contextFor(session);
    };
    // The router is made of the contract, so its client is the client of the contract.
    return { session, client: createRouterClient(service.router, { context }) as unknown as Client };
  };
  const clientOf = (visitor: Visitor) => sit(visitor, (session) => session.prove(clock.now())).client;
  const callAs = async (session: Session, name: string, input: unknown): Promise<unknown> => {
    const procedure = getRouter(service.router, name.split('.'));
    if (!isProcedure(procedure)) throw new Error(`There is no ${name}`);
    return createProcedureClient(procedure, { context: service.contextFor(session), path: name.split('.') })(input);
  };
  const clients = new Map(ROLES.map((role) => [role, clientOf({ as: role })]));
  const script = clientOf({ role: 'script' });
  let isOpen = true;
  const close = async () => {
    if (isOpen) db.close();
    isOpen = false;
    await service.close();
  };
  return {
    ...{ service, folder, logged, db, script, sit: (visitor) => sit(visitor) },
    pass: (milliseconds) => (time.at += milliseconds),
    now: clock.now,
    as: (role) => clients.get(role) ?? script,
    call: (visitor, name, input) => callAs(service.openSession(visitor), name, input),
    callAs,
    newCommand: () => newId() as CommandId,
    hear: (texts, groupName) =>
      hear(folder, script, newId() as CommandId, time.at, { texts, groupName: groupName ?? null }),
    leave: close,
    reopen: async () => {
      await close();
      return openDesk(folder, time, options);
    },
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const COLUMNS = 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender';

/** Messages come in as they would at a centre without gateways: in an exported file. */
async function hear(
  folder: string,
  script: Client,
  commandId: CommandId,
  now: number,
  { texts, groupName }: { readonly texts: readonly string[]; readonly groupName: string | null },
): Promise<readonly MessageId[]> {
  const seconds = Math.floor(now / 1_000) - texts.length * 60;
  const rows = texts.map(
    (text, index) => `${index},1,1,0,0,${seconds + index * 60},,"${text}",,,村民,wxid_${commandId.slice(-4)}`,
  );
  const file = path.join(folder, `heard-${commandId}.csv`);
  writeFileSync(file, `\uFEFF${[COLUMNS, ...rows].join('\n')}\n`);
  const newest = await newestId(script);
  const { id } = await script.imports.start({
    commandId,
    path: file,
    groupExternalId: null,
    groupName: groupName ?? '幸福村村民群',
    selfId: groupName,
  });
  await settled(script, id);
  const filter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;
  const { rows: heard } = await script.inbox.list({ filter, before: null, limit: 200 });
  return heard
    .map((row) => row.id)
    .filter((message) => message > newest)
    .toReversed();
}

async function newestId(script: Client): Promise<number> {
  const filter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;
  return (await script.inbox.newest({ filter, after: null })).newest ?? 0;
}

/** Waits for the change feed to tell that an import has ended. */
export async function settled(script: Client, id: string): Promise<void> {
  for await (const _notice of await script.system.changes({})) {
    const found = (await script.imports.list({ limit: 50 })).imports.find((row) => row.id === id);
    if (found !== undefined && found.state !== 'running') return;
  }
}

function recordingLog(logged: LoggedLine[]): Log {
  const note =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      void logged.push({ level, event, fields });
  return { info: note('info'), warn: note('warn'), error: note('error') };
}
