import { assertNever } from '../../domain/assert-never.ts';
import type {
  IncomingGroup,
  IncomingMembership,
  IncomingRecall,
  IncomingRoster,
  SetAside,
} from '../../domain/message/message.ts';
import { markDutyRecalled } from '../store/duty-messages.ts';
import { applyRoster, noteMembership } from '../store/group-members.ts';
import { addMemberCount, addMembershipEvent, loseGroup, renameGroup } from '../store/groups.ts';
import { markRecalled } from '../store/messages.ts';
import { keepAside } from '../store/set-aside.ts';
import type { WriteTransaction } from '../store/store.ts';
import type { Intake, StoredPortion } from './intake.ts';
import { groupKeyOf } from './group-key.ts';
import type { PreparedEdit, PreparedItem } from './prepare.ts';
import { storeEdit } from './store-edit.ts';
import { storeMessage } from './store-message.ts';

/** Stores one item inside the transaction of its group commit. Throws only where the store does. */
export async function storeItem(
  tx: WriteTransaction,
  intake: Intake,
  portion: StoredPortion,
  item: PreparedItem,
): Promise<void> {
  switch (item.kind) {
    case 'message':
      return storeMessage(tx, intake, portion, item);
    case 'recall':
      return storeRecall(tx, intake, portion, item);
    case 'edit':
      return changeWords(tx, intake, portion, item);
    case 'membership':
      return storeMembership(tx, intake, portion, item);
    case 'group':
      return storeGroupSnapshot(tx, intake, portion, item);
    case 'roster':
      return storeRoster(tx, intake, portion, item);
    case 'set-aside':
      return setAside(tx, intake, portion, item);
    default:
      return assertNever(item);
  }
}

async function storeRecall(
  tx: WriteTransaction,
  intake: Intake,
  portion: StoredPortion,
  recall: IncomingRecall,
): Promise<void> {
  const { accountKey } = portion;
  const { localId, recalledAt: at } = recall;
  const groupKey = await groupKeyOf(tx, intake, portion, { ...recall, name: null, at });
  const of = { accountKey, groupKey, localId, at };
  const found = portion.isDuty ? await markDutyRecalled(tx, of) : (await markRecalled(tx, of)) !== null;
  if (found) return;
  const unseen: SetAside = {
    kind: 'set-aside',
    reason: 'bad-value',
    detail: '撤回的消息从未收到',
    raw: recall.raw,
    row: null,
  };
  await setAside(tx, intake, portion, unseen);
}

async function changeWords(
  tx: WriteTransaction,
  intake: Intake,
  portion: StoredPortion,
  item: PreparedEdit,
): Promise<void> {
  if (await storeEdit(tx, intake, portion, item)) return;
  const { raw } = item.edit;
  await setAside(tx, intake, portion, {
    kind: 'set-aside',
    reason: 'bad-value',
    detail: '修改的消息从未收到',
    raw,
    row: null,
  });
}

async function storeMembership(
  tx: WriteTransaction,
  intake: Intake,
  portion: StoredPortion,
  membership: IncomingMembership,
): Promise<void> {
  const { accountKey } = portion;
  const { memberExternalId, change, at } = membership;
  const groupKey = await groupKeyOf(tx, intake, portion, { ...membership, name: null });
  await addMembershipEvent(tx, { groupKey, accountKey, memberExternalId, change, at });
  if (change !== 'account-removed') return noteMembership(tx, { groupKey, memberExternalId, change, at });
  await loseGroup(tx, accountKey, groupKey, at);
  intake.groups.leave(accountKey, groupKey);
}

async function storeGroupSnapshot(
  tx: WriteTransaction,
  intake: Intake,
  portion: StoredPortion,
  snapshot: IncomingGroup,
): Promise<void> {
  const groupKey = await groupKeyOf(tx, intake, portion, snapshot);
  if (snapshot.name !== null) await renameGroup(tx, groupKey, snapshot.name);
  if (snapshot.memberCount !== null) {
    await addMemberCount(tx, groupKey, { members: snapshot.memberCount, at: snapshot.at });
  }
}

async function storeRoster(
  tx: WriteTransaction,
  intake: Intake,
  portion: StoredPortion,
  roster: IncomingRoster,
): Promise<void> {
  const { accountKey } = portion;
  const { members, at } = roster;
  const groupKey = await groupKeyOf(tx, intake, portion, { ...roster, name: null });
  await applyRoster(tx, { groupKey, accountKey, members, at });
}

async function setAside(tx: WriteTransaction, intake: Intake, portion: StoredPortion, item: SetAside): Promise<void> {
  const { accountKey, source } = portion;
  const isNew = await keepAside(tx, { accountKey, source, at: intake.at }, item);
  if (isNew) portion.count('setAside', null);
}
