import { fingerprint } from '../../domain/message/fingerprint.ts';
import type { MessageId } from '../../domain/ids.ts';
import { placeOfGroup } from '../store/groups.ts';
import { countNewMessages } from '../store/message-counts.ts';
import { editableMessage, replaceWords, type EditableMessage } from '../store/message-edits.ts';
import { findSeen } from '../store/messages.ts';
import type { WriteTransaction } from '../store/store.ts';
import { addTwinKey, messagesAlike } from '../store/twins.ts';
import { hasAlert, raiseAlert } from '../store/urgent-alerts.ts';
import { groupKeyOf } from './group-key.ts';
import type { Intake, StoredPortion } from './intake.ts';
import type { PreparedEdit } from './prepare.ts';
import { isFresh } from './store-message.ts';

/**
 * Puts what a message says now in the place of what it said; answers false where it was never seen. Each account tells of the same
 * change: the first is taken, the others find it made. Of a message that became a lead nothing is kept again.
 */
export async function storeEdit(
  tx: WriteTransaction,
  intake: Intake,
  portion: StoredPortion,
  item: PreparedEdit,
): Promise<boolean> {
  const { edit } = item;
  const { accountKey } = portion;
  const groupKey = await groupKeyOf(tx, intake, portion, { ...edit, name: null, at: edit.editedAt });
  const id = portion.isDuty ? null : await findSeen(tx.db, { accountKey, groupKey, localId: edit.localId });
  const message = id === null ? null : await editableMessage(tx.db, id);
  if (message === null) return false;
  const isOld = message.editedAt !== null && edit.editedAt < message.editedAt;
  if (message.isSealed || isOld || message.text === edit.text) {
    portion.count('known', null);
    return true;
  }
  // What came in with this very transaction is counted first: a trigger adds what the change makes of it.
  if (intake.added.some((added) => added.id === message.id)) await countNewMessages(tx, intake.added.splice(0));
  await change(tx, intake, groupKey, message, item);
  intake.hasNews = true;
  return true;
}

async function change(
  tx: WriteTransaction,
  intake: Intake,
  groupKey: number,
  message: EditableMessage,
  { edit, normalised }: PreparedEdit,
): Promise<void> {
  const { id, sentAt } = message;
  const place = intake.matcher.asksPlace ? await placeOfGroup(tx.db, groupKey) : null;
  const hits = intake.matcher.match(normalised, place);
  const frame = intake.keepFrame(edit.raw);
  await replaceWords(tx, id, { text: edit.text, at: edit.editedAt, hits, frame });
  await knowAgain(tx, message, { ...edit, senderExternalId: message.senderId });
  const urgent = hits.length > 0 && isFresh(sentAt, intake.at) ? intake.matcher.urgent(hits) : null;
  if (urgent === null || hasAlert(tx.db, id)) return;
  const { ruleId, ruleVersion } = urgent;
  await raiseAlert(tx, { messageId: id, ruleId, ruleVersion, raisedAt: intake.at });
}

/** Another account may hand over the changed words as if they were the message. */
async function knowAgain(
  tx: WriteTransaction,
  { id, sentAt, messageKind, segments }: EditableMessage,
  as: {
    readonly platform: string;
    readonly groupExternalId: string;
    readonly senderExternalId: string | null;
    readonly text: string;
  },
): Promise<void> {
  const { value } = fingerprint({ ...as, messageKind, segments });
  const known: readonly MessageId[] = await messagesAlike(tx.db, value, sentAt);
  if (!known.includes(id)) await addTwinKey(tx, { messageId: id, fingerprint: value, sentAt });
}
