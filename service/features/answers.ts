import type { AnswerRefusal } from '../../domain/answer/answer-refusal.ts';
import type { HelpId, KnowledgeId } from '../../domain/ids.ts';
import { isWithin } from '../../domain/people/scope.ts';
import { appendAudit } from '../store/audit-log.ts';
import { insertAnswers } from '../store/answers.ts';
import { findHelp, finishHelp, insertHelp, listHelp } from '../store/help-requests.ts';
import { findEntry, listKnowledge, retireEntry, saveEntry } from '../store/knowledge.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import { findRegion } from '../store/regions.ts';
import { actOnce } from './act-once.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';
import { decideAll, deciding, undecided, undoable, UNDECIDED, type TriageParts } from './triage.ts';

/** What the use cases of answers work with. */
export interface AnswerParts extends TriageParts {
  readonly readers: Readers;
}

/** 解答: what is known, what was answered with it, and what asks the same again (F25). */
export function createAnswers(parts: AnswerParts) {
  const { readers, clock, centerId } = parts;
  return {
    ...keepingKnowledge(parts),

    match: os.answers.match.handler(({ input, context: { scope } }) =>
      readers.run('answers.match', { ...input, now: clock.now(), scope }),
    ),
    log: os.answers.log.handler(({ input, context: { scope } }) => readers.run('answers.log', { ...input, scope })),
    byCounty: os.answers.byCounty.handler(({ input, context: { scope } }) =>
      readers.run('answers.byCounty', { ...input, scope }),
    ),

    give: os.answers.give.handler(({ input, context: { session, scope }, path }) =>
      deciding(parts, { session, path, input }, async (tx, doing) => {
        const { commandId, knowledgeId, text } = input;
        if (text === '') throw refused('answer-missing');
        const entry = knowledgeId === null ? null : findEntry(tx.db, knowledgeId, scope);
        if (knowledgeId !== null && (entry === null || entry.expiresAt <= doing.at)) throw refused('entry-out-of-date');
        const messages = await undecided(tx, scope, input, UNDECIDED);
        insertAnswers(tx, centerId, input.messageIds, { commandId, knowledgeId, text, at: doing.at, by: doing.by });
        await decideAll(tx, commandId, messages, 'dismissed', [], doing);
        return undoable(commandId, doing);
      }),
    ),
  };
}

function keepingKnowledge(parts: AnswerParts) {
  const { store, clock, newId, centerId } = parts;
  return {
    knowledge: os.answers.knowledge.handler(({ input, context: { scope } }) => ({
      entries: listKnowledge(store.read, input.text.trim(), scope).map((entry) => ({
        ...entry,
        isExpired: entry.expiresAt <= clock.now(),
      })),
    })),

    save: os.answers.save.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { commandId: _, version, ...entry } = input;
        if (entry.answer === '') throw refused('answer-missing');
        if (entry.expiresAt <= at) throw refused('expiry-past');
        if (!isWithin(scope, entry.placeCode)) throw refusals['out-of-territory']();
        if (entry.placeCode !== null && (await findRegion(tx.db, entry.placeCode)) === null)
          throw refusals['not-found']({ data: { entity: 'region', id: entry.placeCode } });
        const before = entry.id === null ? null : findEntry(tx.db, entry.id, scope);
        if (entry.id !== null) checkEntry(entry.id, before, version, isWithin(scope, before?.placeCode ?? null));
        const id = entry.id ?? (newId() as KnowledgeId);
        saveEntry(tx, centerId, { ...entry, id, version: (before?.version ?? 0) + 1 }, { at, by });
        await appendAudit(tx, { at, by, action, entity: 'knowledge', entityId: id, detail: null });
        return { id };
      }),
    ),

    retire: os.answers.retire.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { id, version } = input;
        const before = findEntry(tx.db, id, scope);
        checkEntry(id, before, version, isWithin(scope, before?.placeCode ?? null));
        retireEntry(tx, id, at);
        await appendAudit(tx, { at, by, action, entity: 'knowledge', entityId: id, detail: null });
        return {};
      }),
    ),
  };
}

/** 代办: what somebody is to be helped with, and who has done it (F26). */
export function createHelp(parts: AnswerParts) {
  const { store, newId, centerId } = parts;
  return {
    list: os.help.list.handler(({ input, context: { scope } }) => listHelp(store.read, input.limit, scope)),

    register: os.help.register.handler(({ input, context: { session, scope }, path }) =>
      deciding(parts, { session, path, input }, async (tx, doing) => {
        const { commandId, kind, what } = input;
        const messages = await undecided(tx, scope, input, UNDECIDED);
        const help = { commandId, kind, what, at: doing.at, by: doing.by };
        for (const { id } of messages) insertHelp(tx, centerId, { ...help, id: newId() as HelpId, messageId: id });
        await decideAll(tx, commandId, messages, 'dismissed', [], doing);
        return undoable(commandId, doing);
      }),
    ),

    finish: os.help.finish.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { id, version, doneBy, note } = input;
        const help = findHelp(tx.db, id, scope);
        if (help === null) throw refusals['not-found']({ data: { entity: 'help', id } });
        if (help.isDone) throw refused('done-already');
        if (help.version !== version)
          throw refusals['version-conflict']({ data: { entity: 'help', id, expected: version, actual: help.version } });
        if (doneBy === '') throw refused('doer-missing');
        finishHelp(tx, id, { doneBy, note, at, by });
        await appendAudit(tx, { at, by, action, entity: 'help', entityId: id, detail: null });
        return {};
      }),
    ),
  };
}

/** An entry of the whole city is not for a county to change, though it holds there. */
function checkEntry(
  id: KnowledgeId,
  entry: { readonly version: number } | null,
  version: number,
  isOwn: boolean,
): void {
  if (entry === null) throw refusals['not-found']({ data: { entity: 'knowledge', id } });
  if (!isOwn) throw refusals['out-of-territory']();
  if (entry.version !== version)
    throw refusals['version-conflict']({
      data: { entity: 'knowledge', id, expected: version, actual: entry.version },
    });
}

function refused(refusal: AnswerRefusal) {
  return refusals['answer-refused']({ data: { refusal } });
}
