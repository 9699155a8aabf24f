import type { MessageId } from '../../domain/ids.ts';
import { findTwin, type Twin } from '../../domain/message/merge.ts';
import { asksOffice } from '../../domain/message/question.ts';
import type { Hit } from '../../domain/rules/rule.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/time/instant.ts';
import { insertDutyMessage } from '../store/duty-messages.ts';
import { placeOfGroup } from '../store/groups.ts';
import { addMedia } from '../store/media.ts';
import { indexMessage } from '../store/message-index.ts';
import { candidatesById, candidatesByServerId, insertMessage, learnServerId } from '../store/messages.ts';
import { addQuestion } from '../store/questions.ts';
import { addSighting } from '../store/sightings.ts';
import type { WriteTransaction } from '../store/store.ts';
import { addTwinKey, messagesAlike, sealedAlike } from '../store/twins.ts';
import { findEchoed, isEcho, noteEcho } from '../store/post-echoes.ts';
import { raiseAlert } from '../store/urgent-alerts.ts';
import { groupKeyOf } from './group-key.ts';
import type { Intake, StoredPortion } from './intake.ts';
import type { PreparedMessage } from './prepare.ts';

/** Stores a message, or another account's copy of one, or nothing where this account has handed it over before. */
export async function storeMessage(
  tx: WriteTransaction,
  intake: Intake,
  portion: StoredPortion,
  item: PreparedMessage,
): Promise<void> {
  const { message } = item;
  const { accountKey } = portion;
  const groupKey = await groupKeyOf(tx, intake, portion, { ...message, name: message.groupName, at: intake.at });
  if (portion.isDuty) return storeDutyMessage(tx, intake, portion, item, groupKey);
  const { twin, isSealed } = await twinOf(tx, intake, groupKey, accountKey, item);
  if (twin.kind === 'known') return portion.count('known', message.sentAt);
  const echoed = await echoedBy(tx, intake, twin, { groupKey, accountKey, ...sayingOf(message) });
  const messageId = twin.kind === 'new' ? await addMessage(tx, intake, groupKey, item, echoed !== null) : twin.id;
  if (echoed !== null) {
    const isPosters = message.isOwn ? message.localId : null;
    await noteEcho(tx, echoed, { messageId, localId: isPosters, at: intake.at });
    intake.echoes.push(messageId);
  }
  if (twin.kind === 'merge' && message.serverId !== null) await learnServerId(tx, messageId, message.serverId);
  // What became a lead is sealed: a further copy is counted as seen, and what it says is not kept again.
  const frame = intake.keepFrame(isSealed ? '' : message.raw);
  await addSighting(tx, { messageId, accountKey, localId: message.localId, ...frame });
  intake.hasNews = true;
  portion.count(twin.kind === 'new' ? 'added' : 'merged', message.sentAt);
}

/** The post a message is the echo of; what is known to be one is no other's. */
async function echoedBy(
  tx: WriteTransaction,
  intake: Intake,
  twin: Twin,
  seen: Parameters<typeof findEchoed>[1],
): ReturnType<typeof findEchoed> {
  if (!intake.awaitsEchoes(tx.db)) return null;
  if (twin.kind === 'merge' && (await isEcho(tx.db, twin.id))) return null;
  return findEchoed(tx.db, seen);
}

async function twinOf(
  tx: WriteTransaction,
  intake: Intake,
  groupKey: number,
  accountKey: number,
  { message, fingerprint }: PreparedMessage,
): Promise<{ readonly twin: Twin; readonly isSealed: boolean }> {
  const { localId, serverId, sentAt } = message;
  const byServerId = serverId === null ? [] : await candidatesByServerId(tx.db, groupKey, serverId);
  const alike = byServerId.length > 0 ? [] : await alikeOrSealed(tx, intake, fingerprint.value, sentAt);
  const byContent = alike.length === 0 ? [] : await candidatesById(tx.db, alike);
  const copy = { accountKey, localId, serverId, sentAt, isTelling: fingerprint.isTelling };
  const twin = findTwin(copy, byServerId, byContent);
  const found = twin.kind === 'new' ? undefined : [...byServerId, ...byContent].find(({ id }) => id === twin.id);
  return { twin, isSealed: found?.isSealed === 1 };
}

async function alikeOrSealed(
  tx: WriteTransaction,
  intake: Intake,
  fingerprint: number,
  sentAt: Instant,
): Promise<readonly MessageId[]> {
  const alike = await messagesAlike(tx.db, fingerprint, sentAt);
  const sealed = await sealedAlike(tx.db, fingerprint, sentAt, intake.twinDigest);
  return sealed.length === 0 ? alike : [...alike, ...sealed].toSorted((a, b) => a - b);
}

async function addMessage(
  tx: WriteTransaction,
  intake: Intake,
  groupKey: number,
  item: PreparedMessage,
  isOurs: boolean,
): Promise<MessageId> {
  const { message, fingerprint, normalised, tokens, sender, attachments } = item;
  const place = intake.matcher.asksPlace ? await placeOfGroup(tx.db, groupKey) : null;
  // What we said ourselves is nobody's complaint, whatever words it warns with.
  const hits = isOurs ? [] : intake.matcher.match(normalised, place);
  const isHit = hits.length > 0;
  const id = await insertMessage(tx, { groupKey, message, receivedAt: intake.at, hits });
  await addTwinKey(tx, { messageId: id, fingerprint: fingerprint.value, sentAt: message.sentAt });
  if (message.segments !== null) await addMedia(tx, id, message.segments);
  await indexMessage(tx, id, { tokens, groupKey, isHit, sender, attachments });
  const urgent = isHit && isFresh(message.sentAt, intake.at) ? intake.matcher.urgent(hits) : null;
  if (urgent !== null) await raiseAlert(tx, { messageId: id, ...ruleOf(urgent), raisedAt: intake.at });
  if (!message.isOwn && isAsked(message.sentAt, intake.at) && asksOffice(normalised.text, isHit))
    await addQuestion(tx, { messageId: id, groupKey, askedAt: message.sentAt });
  intake.added.push({ id, sentAt: message.sentAt, isHit });
  return id;
}

/** What was said long ago pages nobody: an imported history is read when there is time. */
const URGENT_FOR_MS = 12 * HOUR_MS;

export function isFresh(sentAt: Instant, now: Instant): boolean {
  return now - sentAt < URGENT_FOR_MS;
}

/** Whoever asked longer ago has been answered, or has given up; the clock of an imported history is not started. */
const ASKED_FOR_MS = 3 * DAY_MS;

function isAsked(sentAt: Instant, now: Instant): boolean {
  return now - sentAt < ASKED_FOR_MS;
}

function ruleOf({ ruleId, ruleVersion }: Hit): Pick<Hit, 'ruleId' | 'ruleVersion'> {
  return { ruleId, ruleVersion };
}

/** The traffic of the supervision group 督办群 is kept, and never enters the villagers' inbox, its search or its counts (S03). */
async function storeDutyMessage(
  tx: WriteTransaction,
  intake: Intake,
  portion: StoredPortion,
  { message }: PreparedMessage,
  groupKey: number,
): Promise<void> {
  const place = { frameBatchId: intake.frameBatchId, frameIndex: intake.frames.length };
  const { accountKey } = portion;
  const isNew = await insertDutyMessage(tx, { accountKey, groupKey, message, receivedAt: intake.at, ...place });
  if (isNew) intake.keepFrame(message.raw);
  const echoed = isNew ? await findEchoed(tx.db, { groupKey, accountKey, ...sayingOf(message) }) : null;
  if (echoed !== null) await noteEcho(tx, echoed, { messageId: null, localId: message.localId, at: intake.at });
  portion.count(isNew ? 'added' : 'known', message.sentAt);
}

/** What an echo of a post of ours is recognised by. */
function sayingOf({ localId, senderExternalId, isOwn, text, sentAt }: PreparedMessage['message']) {
  return { localId, senderId: senderExternalId, isOwn, text, sentAt };
}
