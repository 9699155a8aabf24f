import type { CategoryId, GroupId, RegionCode } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time/instant.ts';
import { normalise } from '../../../domain/message/normalise.ts';
import { tokens } from '../../../domain/message/tokens.ts';
import { attachmentsOf } from '../../../domain/search/attachment.ts';
import { addAccount, aMessage, aRule, TEST_NOW } from '../a-store.ts';
import { insertGroup, joinGroup } from '../groups.ts';
import { indexMessage } from '../message-index.ts';
import { countNewMessages } from '../message-counts.ts';
import { insertMessage } from '../messages.ts';
import { saveRule } from '../rules.ts';
import { addSighting } from '../sightings.ts';
import type { Store, WriteTransaction } from '../store.ts';
import { addTwinKey } from '../twins.ts';

export const GROUPS = 40;
const ACCOUNTS = 4;
const RULE = aRule(['路灯'], { categoryId: '00000000-0000-7000-8000-0000000000cc' as CategoryId });

/** Words people say, and words that hold their parts without holding them. */
export const SAYINGS = [
  '路灯坏了',
  '三聯路路燈又壞了',
  '今晚停水',
  '停电了，水也没有',
  '好的',
  'WiFi断了',
  '水停了三天',
  '停，水没了',
];

/** Who says them. */
export const SENDERS = ['周伟', '三组-周伟民', '李芳', 'Ａlice', '芳 李'];

/** For tests: id of the n-th group. */
export function groupIdOf(n: number): GroupId {
  return `00000000-0000-7000-9000-${String(n).padStart(12, '0')}` as GroupId;
}

/** For tests: two counties with two townships each, a village per two groups, 4 accounts, and `count` messages in every state. */
export async function fill(store: Store, count: number): Promise<void> {
  for (let n = 1; n <= ACCOUNTS; n += 1) await addAccount(store, n);
  await store.write(async (tx) => {
    addRegions(tx);
    tx.db.run(
      `INSERT INTO categories (id, centerId, parentId, name, sort, version) VALUES (:id, 'center', NULL, '照明', 1, 1)`,
      { id: RULE.categoryId },
    );
    await saveRule(tx, 'center', RULE, { at: TEST_NOW, by: null });
    for (let n = 1; n <= GROUPS; n += 1) await addGroup(tx, n);
    for (let n = 1; n <= count; n += 1) await addMessage(tx, n);
  });
}

function addRegions(tx: WriteTransaction): void {
  const insert = (code: string, name: string, level: string): void =>
    void tx.db.run(
      `INSERT INTO regions (code, name, level, parentCode, pinyin) VALUES (:code, :name, :level, NULL, '')`,
      { code, name, level },
    );
  for (const county of ['430201', '430202']) {
    insert(county, `${county}县`, 'county');
    for (const township of ['001', '002']) insert(county + township, `${county}${township}镇`, 'township');
  }
  for (let n = 1; n <= GROUPS; n += 2) insert(villageOf(n), `${villageOf(n)}村`, 'village');
}

/** For tests: the village of the n-th group. */
export function villageOf(n: number): RegionCode {
  const pair = Math.floor((n - 1) / 2);
  const county = pair % 4 === 3 ? '430202' : '430201';
  const township = pair % 2 === 0 ? '001' : '002';
  return `${county}${township}${String(pair).padStart(3, '0')}` as RegionCode;
}

async function addGroup(tx: WriteTransaction, n: number): Promise<void> {
  const key = await insertGroup(tx, 'center', {
    ...{ id: groupIdOf(n), platform: 'onebot11', externalId: `g${n}`, name: `第${n}群`, tier: 'village' },
    villageCode: n === GROUPS ? null : villageOf(n),
  });
  await joinGroup(tx, 1 + (n % ACCOUNTS), key, TEST_NOW);
  if (n % 3 === 0) await joinGroup(tx, 1 + ((n + 1) % ACCOUNTS), key, TEST_NOW);
}

/** Scattered, and the same at every run. */
function scatter(n: number, below: number): number {
  return Math.floor(((n * 7_919 + 13) * 104_729) % 1_000_003) % below;
}

async function addMessage(tx: WriteTransaction, n: number): Promise<void> {
  const groupKey = 1 + scatter(n, GROUPS);
  const text = SAYINGS[scatter(n + 5, SAYINGS.length)] ?? '';
  const isHit = text.includes('路灯');
  const sentAt = instant(TEST_NOW + n * 60_000);
  const senderName = SENDERS[scatter(n + 9, SENDERS.length)] ?? '';
  const messageKind = scatter(n + 3, 5) === 0 ? 'image' : 'text';
  const message = aMessage({ text, sentAt, senderName, messageKind, localId: String(n) });
  const hits = isHit ? [{ ruleId: RULE.id, ruleVersion: 1, start: text.indexOf('路灯'), length: 2 }] : [];
  const id = await insertMessage(tx, { groupKey, message, receivedAt: instant(sentAt + 1), hits });
  await indexMessage(tx, id, {
    ...{ tokens: tokens(normalise(text).text), groupKey, isHit },
    sender: tokens(normalise(senderName).text),
    attachments: attachmentsOf(messageKind, null),
  });
  await addTwinKey(tx, { messageId: id, fingerprint: n, sentAt });
  await countNewMessages(tx, [{ id, sentAt, isHit }]);
  for (const accountKey of seenBy(n, groupKey)) {
    await addSighting(tx, {
      messageId: id,
      accountKey,
      localId: String(n),
      frameBatchId: 0,
      frameIndex: 0,
    });
  }
  const state = n % 7 === 0 ? 1 + (n % 5) : 0;
  if (state > 0) tx.db.run('UPDATE messages SET state = :state WHERE id = :id', { state, id });
}

function seenBy(n: number, groupKey: number): readonly number[] {
  const first = 1 + (groupKey % ACCOUNTS);
  return groupKey % 3 === 0 && n % 2 === 0 ? [first, 1 + ((groupKey + 1) % ACCOUNTS)] : [first];
}
