import type { BackupFile } from '../../../contract/shell.ts';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import { normalise } from '../../../domain/message/normalise.ts';
import type { Instant, Period } from '../../../domain/time/instant.ts';
import { checkStretch } from '../audit-check.ts';
import { makeBackup } from '../backup.ts';
import { type CheckResult, fullCheck, quickCheck } from '../check.ts';
import type { Connection } from '../connection.ts';
import { dropOldBackups } from '../keep-backups.ts';
import { countLedger, countViews, ledgerPage, type LedgerQuestion } from '../ledger.ts';
import { type MessageCounts, messageCounts } from '../message-counts.ts';
import { type HourCount, messagesPerHour } from '../statistics.ts';
import { moveLogOf } from '../write-ahead-log.ts';
import { answerLog, answersByCounty, matchAnswers } from './answer-queries.ts';
import { auditPage } from './audit-page.ts';
import { atOneMoment } from './at-one-moment.ts';
import { Analyst } from './analyst.ts';
import { conversation } from './conversation.ts';
import { senderHistory } from './sender-history.ts';
import { inboxPage, rowsById } from './inbox-queries.ts';
import { IssueFacts } from './issue-facts.ts';
import { issuesBehind } from './issues-behind.ts';
import { matterOfMessage } from './matter-of-message.ts';
import { currentMasterData, type MasterData } from './master-data.ts';
import { messageDetail } from './message-detail.ts';
import { newestMessage } from './newest-message.ts';
import { type OverviewQuestion, Overviews } from './overviews.ts';
import { openAlerts } from './open-alerts.ts';
import { patrolCoverage, unpatrolled } from './patrol-coverage.ts';
import { readsOfPeople, visitsOfDay } from './patrol-record.ts';
import { trialMisses, trialStep } from './rule-trial.ts';
import { questionsOfPlace } from './waiting-questions.ts';
import { writeAuditExport } from './write-audit-export.ts';
import { countFound, searchMessages } from './search.ts';
import { shiftFigures } from './shift-figures.ts';
import { smouldering } from './smouldering.ts';
import { trainSuggestions } from './train-suggestions.ts';

/** What a reader thread works with. */
export class ReaderContext {
  readonly file: string;
  readonly key: string;
  readonly connection: Connection<'readable'>;
  readonly facts: IssueFacts;
  readonly overviews: Overviews;
  readonly analyst: Analyst;
  #master: MasterData | null = null;

  constructor(of: { readonly file: string; readonly key: string; readonly connection: Connection<'readable'> }) {
    this.file = of.file;
    this.key = of.key;
    this.connection = of.connection;
    this.facts = new IssueFacts(of.connection);
    this.overviews = new Overviews(this.facts);
    this.analyst = new Analyst(of.connection);
    teachFolding(of.connection);
  }

  /** Names of groups and categories as they are now. */
  get master(): MasterData {
    this.#master = currentMasterData(this.connection, this.#master);
    return this.#master;
  }
}

type Input<F> = F extends (db: never, master: never, input: infer I) => unknown ? I : never;

/** Everything a reader thread can be asked, by name. */
export const READER_QUERIES = {
  'inbox.list': async (reader: ReaderContext, input: Input<typeof inboxPage>) =>
    inboxPage(reader.connection, reader.master, input),
  'inbox.search': async (reader: ReaderContext, input: Input<typeof searchMessages>) =>
    searchMessages(reader.connection, reader.master, input),
  'inbox.countFound': async (reader: ReaderContext, input: Input<typeof countFound>) =>
    countFound(reader.connection, reader.master, input),
  'urgent.open': async (reader: ReaderContext, input: Input<typeof openAlerts>) =>
    openAlerts(reader.connection, reader.master, input),
  'patrol.coverage': async (reader: ReaderContext, input: Input<typeof patrolCoverage>) =>
    patrolCoverage(reader.connection, reader.master, input),
  'patrol.unpatrolled': async (reader: ReaderContext, input: Input<typeof unpatrolled>) =>
    unpatrolled(reader.connection, reader.master, input),
  'patrol.questions': async (reader: ReaderContext, input: Input<typeof questionsOfPlace>) =>
    questionsOfPlace(reader.connection, reader.master, input),
  'patrol.people': async (reader: ReaderContext, input: Input<typeof readsOfPeople>) =>
    readsOfPeople(reader.connection, reader.master, input),
  'patrol.visits': async (reader: ReaderContext, input: Input<typeof visitsOfDay>) =>
    visitsOfDay(reader.connection, reader.master, input),
  'shifts.figures': async (reader: ReaderContext, input: Input<typeof shiftFigures>) =>
    shiftFigures(reader.connection, reader.master, input),
  'answers.match': async (reader: ReaderContext, input: Input<typeof matchAnswers>) =>
    matchAnswers(reader.connection, reader.master, input),
  'answers.log': async (reader: ReaderContext, input: Input<typeof answerLog>) =>
    answerLog(reader.connection, reader.master, input),
  'answers.byCounty': async (reader: ReaderContext, input: Input<typeof answersByCounty>) =>
    answersByCounty(reader.connection, reader.master, input),
  'rules.trialStep': async (reader: ReaderContext, input: Input<typeof trialStep>) =>
    trialStep(reader.connection, reader.master, input),
  'rules.trialMisses': async (reader: ReaderContext, input: Input<typeof trialMisses>) =>
    trialMisses(reader.connection, reader.master, input),
  'inbox.newest': async (reader: ReaderContext, input: Input<typeof newestMessage>) =>
    newestMessage(reader.connection, reader.master, input),
  'inbox.conversation': async (reader: ReaderContext, input: Input<typeof conversation>) =>
    conversation(reader.connection, reader.master, input),
  'inbox.senderHistory': async (reader: ReaderContext, input: Input<typeof senderHistory>) =>
    senderHistory(reader.connection, reader.master, input),
  'inbox.message': async (reader: ReaderContext, input: Input<typeof messageDetail>) =>
    messageDetail(reader.connection, reader.master, input),
  'inbox.rows': async (reader: ReaderContext, input: Input<typeof rowsById>): Promise<InboxRow[]> =>
    rowsById(reader.connection, reader.master, input),
  'inbox.counts': async (
    reader: ReaderContext,
    { now, scope }: { readonly now: Instant; readonly scope: Scope },
  ): Promise<MessageCounts> => messageCounts(reader.connection, now, scope),
  'messages.perHour': async (
    reader: ReaderContext,
    input: Period & { readonly scope: Scope },
  ): Promise<readonly HourCount[]> => messagesPerHour(reader.connection, input, input.scope),
  'charts.overview': async (reader: ReaderContext, question: OverviewQuestion) => reader.overviews.of(question),
  'issues.list': async ({ connection }: ReaderContext, question: LedgerQuestion) => ({
    ...(await ledgerPage(connection, question)),
    total: await countLedger(connection, question, question.now),
  }),
  'issues.counts': async ({ connection }: ReaderContext, question: Parameters<typeof countViews>[1]) =>
    countViews(connection, question),
  'issues.behind': async (reader: ReaderContext, question: Parameters<typeof issuesBehind>[2]) =>
    issuesBehind(reader.connection, reader.facts, question),
  'audit.page': async ({ connection }: ReaderContext, question: Parameters<typeof auditPage>[1]) =>
    auditPage(connection, question),
  'audit.stretch': async (
    { connection }: ReaderContext,
    { from, ...of }: { readonly from: Parameters<typeof checkStretch>[1] } & Parameters<typeof checkStretch>[2],
  ) => checkStretch(connection, from, of),
  'audit.write': async ({ connection }: ReaderContext, of: Parameters<typeof writeAuditExport>[1]) =>
    atOneMoment(connection, () => writeAuditExport(connection, of)),
  'matters.ofMessage': async (reader: ReaderContext, input: Input<typeof matterOfMessage>) =>
    matterOfMessage(reader.connection, reader.master, input),
  'matters.smouldering': async (reader: ReaderContext, input: Input<typeof smouldering>) =>
    smouldering(reader.connection, reader.master, input),
  'analysis.look': async (reader: ReaderContext, input: { readonly limit: number }) => reader.analyst.look(input),
  'analysis.lookAgain': async (reader: ReaderContext, input: { readonly before: number; readonly limit: number }) =>
    reader.analyst.lookAgain(input),
  'analysis.train': async ({ connection }: ReaderContext, _input: Record<never, never>) => trainSuggestions(connection),
  /** Copies, checks and counts the store, then drops the backups that need not be kept. */
  'store.backup': async ({ file, key }: ReaderContext, { at }: { readonly at: Instant }): Promise<BackupFile> => {
    const made = makeBackup({ file, key }, at);
    dropOldBackups(file);
    return made;
  },
  /** Moves the log into the file while the writer goes on. */
  'store.moveLog': async ({ file, key }: ReaderContext, _input: Record<never, never>): Promise<void> =>
    moveLogOf({ file, key }),
  'store.check': async (reader: ReaderContext, { full }: { readonly full: boolean }): Promise<CheckResult> =>
    full ? fullCheck(reader.connection) : quickCheck(reader.connection),
} as const;

export type ReaderQuery = keyof typeof READER_QUERIES;
export type ReaderInput<Name extends ReaderQuery> = Parameters<(typeof READER_QUERIES)[Name]>[1];
export type ReaderOutput<Name extends ReaderQuery> = Awaited<ReturnType<(typeof READER_QUERIES)[Name]>>;

/** Those that read the whole file: they get a thread of their own, so that no search waits behind them. */
export const LONG_QUERIES: ReadonlySet<ReaderQuery> = new Set<ReaderQuery>([
  'store.backup',
  'store.check',
  'store.moveLog',
  'audit.write',
]);

/** Those that look at messages after they are stored: they share a thread that remembers what it has seen, and hold nobody up. */
export const ANALYSIS_QUERIES: ReadonlySet<ReaderQuery> = new Set<ReaderQuery>([
  'analysis.look',
  'analysis.lookAgain',
  'analysis.train',
]);

/** Lets SQL ask whether a text says a normalised word; asked only where the text as it stands does not. */
function teachFolding({ database }: Connection<'readable'>): void {
  database.function('saysFolded', { deterministic: true }, (text, word) =>
    Number(normalise(String(text)).text.includes(String(word))),
  );
}
