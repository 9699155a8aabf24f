import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AccountId, RuleId } from '../../domain/ids.ts';
import type { AccountRole } from '../../domain/account/account.ts';
import type { IncomingMessage } from '../../domain/message/message.ts';
import { anyOf, type Rule } from '../../domain/rules/rule.ts';
import { instant, type Instant } from '../../domain/time/instant.ts';
import { insertAccount } from './accounts.ts';
import type { Migration } from './migrations/migration.ts';
import { openStore } from './open.ts';
import type { Store } from './store.ts';

/** For tests: a key, and a moment at which their clocks stand. */
export const TEST_KEY = '5e'.repeat(32);
export const TEST_NOW = instant(1_767_225_600_000);

/** For tests: a folder of its own, the file in it, and the ways to open and to remove it. */
export interface TestFolder {
  readonly file: string;
  now: Instant;
  open(change?: { readonly key?: string; readonly migrations?: readonly Migration[] }): Promise<Store>;
  remove(): void;
}

/** Makes a folder for one test. */
export function aFolder(): TestFolder {
  const directory = mkdtempSync(path.join(tmpdir(), 'console-store-'));
  const folder: TestFolder = {
    file: path.join(directory, 'console.db'),
    now: TEST_NOW,
    open: (change = {}) => openStore({ file: folder.file, key: TEST_KEY, clock: { now: () => folder.now }, ...change }),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
  return folder;
}

/** Id of the n-th account of a test. */
export function accountIdOf(n: number): AccountId {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as AccountId;
}

/** Adds the n-th account of a test; answers its key. */
export function addAccount(store: Store, n: number, role: AccountRole = 'monitor'): Promise<number> {
  return store.write((tx) =>
    insertAccount(tx, 'center', accountIdOf(n), {
      ...{ label: `账号${n}`, holder: '李巡', connector: 'onebot11-reverse', role, platform: 'onebot11' },
      ...{ selfId: String(n), url: null, token: null, enabled: true },
    }),
  );
}

/** A message as an account delivers it. */
export function aMessage(change: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    kind: 'message',
    platform: 'onebot11',
    groupExternalId: 'g1',
    groupName: '曹柏村村民群',
    senderExternalId: 's1',
    senderName: '周伟',
    sentAt: TEST_NOW,
    messageKind: 'text',
    text: '路灯坏了',
    segments: null,
    serverId: null,
    localId: 'l1',
    isOwn: false,
    raw: '{"raw":1}',
    ...change,
  };
}

/** A rule of keywords. */
export function aRule(terms: readonly string[], change: Partial<Rule> = {}): Rule {
  return {
    id: '00000000-0000-7000-8000-0000000000aa' as RuleId,
    name: '照明',
    ...anyOf(terms),
    categoryId: null,
    severity: 2,
    pager: false,
    enabled: true,
    version: 1,
    ...change,
  };
}
