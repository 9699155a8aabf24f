import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { ServiceOptions, StoreKeys } from '../contract/shell.ts';
import type { Role } from '../domain/people/role.ts';
import { IDLE_MINUTES } from '../domain/people/session-lock.ts';
import type { Instant } from '../domain/time/instant.ts';
import { AnchorKeeper } from './audit/anchor-keeper.ts';
import { noteOf } from './audit/service-notes.ts';
import { signingKeyOf } from './audit/signing-key.ts';
import type { KeyNote } from '../contract/keys.ts';
import { ChangeFeed } from './change-feed.ts';
import { Claims } from './claims.ts';
import { refuseClockBack } from './clock-back.ts';
import { acceptFromFile, openConnections } from './connections.ts';
import type { ConnectorFactory } from './connectors/connector.ts';
import { importFile } from './connectors/file-import/import-file.ts';
import { previewFile } from './connectors/file-import/preview-file.ts';
import { readSheet } from './connectors/file-import/read-sheet.ts';
import { createTrainingFeed } from './connectors/training/training-feed.ts';
import { realTimers } from './connectors/timers.ts';
import { createRouter } from './create-router.ts';
import { ANCHOR_FILE, DATABASE_FILE } from './database-file.ts';
import { ImportRunner } from './features/import-runner.ts';
import { pictureOf, type RawPicture } from './features/media.ts';
import type { CallContext } from './features/procedures.ts';
import { createIngest } from './ingest/create-ingest.ts';
import { followMessages, type MessageAnalysis } from './jobs/analyse-messages.ts';
import { emptyLog } from './jobs/empty-log.ts';
import { houseKeeping } from './jobs/keep-house.ts';
import { schedule } from './jobs/schedule.ts';
import { trainWhereDue } from './jobs/train-suggestions.ts';
import type { Log } from './log.ts';
import { MediaFiles } from './media/media-files.ts';
import { MediaKeeper } from './media/media-keeper.ts';
import { SealedFiles } from './media/sealed-files.ts';
import { MediaTickets } from './media/media-tickets.ts';
import { idMaker } from './new-id.ts';
import { PostSender } from './outbox/post-sender.ts';
import type { PasswordCost } from './passwords.ts';
import { prepareStore } from './prepare-store.ts';
import { Session } from './session.ts';
import { Gate } from './sign-in/gate.ts';
import { PasswordCheck } from './sign-in/password-check.ts';
import { Roster } from './sign-in/roster.ts';
import { seatOf } from './sign-in/seat-of.ts';
import { appendAudit } from './store/audit-log.ts';
import { BlindIndex } from './sealing/blind-index.ts';
import { LeadKeys } from './sealing/lead-keys.ts';
import { prepareLeadKey } from './prepare-lead-key.ts';
import { isBackupDue } from './store/keep-backups.ts';
import { keepLastUse } from './store/last-use.ts';
import { openStore } from './store/open.ts';
import { openReaders, type Readers } from './store/readers/open-readers.ts';
import { rosterOf } from './store/rosters.ts';
import { readCenter } from './store/settings.ts';
import type { Store } from './store/store.ts';
import { StoreRefused } from './store/store-refused.ts';
import { createSpeaker } from './training/speaker.ts';

/** Everything the service needs from its surroundings; every field is required, so that nothing is assumed of a desktop. */
export interface ServiceSurroundings {
  readonly paths: { readonly dataDir: string };
  readonly keys: StoreKeys;
  readonly clock: { now(): Instant };
  readonly log: Log;
  /** In [0, 1). */
  readonly random: () => number;
  readonly options: ServiceOptions;
  /** Name of the backup file that has just taken the place of the store; null otherwise. */
  readonly restoredFrom: string | null;
  readonly passwordCost: PasswordCost;
  /** Opens even where the clock stands before the newest thing in the store. */
  readonly acceptsClock: boolean;
  /** Entry of the reader threads, and how Node must be told to run it. */
  readonly readers: { readonly workerUrl: URL; readonly execArgv: readonly string[] };
  /** Entry of the thread that stores what arrives; null stores on the thread of the service. */
  readonly intake: { readonly workerUrl: URL; readonly execArgv: readonly string[] } | null;
}

/** Who comes in by a door: a window by its kind, the headless door by a role, or as a script that may do everything. */
export type Visitor = { readonly role: 'console' | 'wall' | 'script' } | { readonly as: Role };

/** The data service, open. */
export interface Service {
  readonly router: AnyRouter;
  openSession(visitor: Visitor): Session;
  /** The machine was locked or put to sleep: so is the desk. */
  lockDesk(session: Session): void;
  /** What the calls of one door carry. */
  contextFor(session: Session): CallContext;
  /** Serves the contract over a port until the port closes. */
  serve(port: SupportedMessagePort, session: Session): void;
  /** The picture behind a ticket of media.ofMessages; null where its desk may not see it. */
  picture(ticket: string): Promise<RawPicture | null>;
  /** Hears of every password that was proved at a door, and of every desk that is left. */
  readonly leadKeys: LeadKeys;
  /** Where OneBot peers dial in; null where nothing listens. */
  readonly reversePort: number | null;
  /** Writes into the audit what happened to the key ring. */
  note(note: KeyNote): Promise<void>;
  /** Ends the connectors, finishes what was accepted, and closes the store. */
  close(): Promise<void>;
}

/** A lead key whose five minutes are over is wiped from memory no later than this; a claim that has run out is forgotten. */
const SWEEP_MS = 10_000;

/** Two cores are what an office machine has left for reading. */
const READER_THREADS = 2;

/**
 * Opens the data service; rejects with StoreRefused where the store cannot be opened, and with ClockBack where the clock
 * stands before the store and nobody has said that this is meant. Nothing runs where it rejects.
 */
export async function createService(surroundings: ServiceSurroundings): Promise<Service> {
  const { paths, keys, clock } = surroundings;
  mkdirSync(paths.dataDir, { recursive: true });
  const file = path.join(paths.dataDir, DATABASE_FILE);
  const store = await openStore({ file, key: keys.database, clock });
  try {
    if (!surroundings.acceptsClock) await refuseClockBack(store, clock.now());
    return await compose(surroundings, store, file);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function compose(surroundings: ServiceSurroundings, store: Store, file: string): Promise<Service> {
  const { clock, log, options, random, passwordCost } = surroundings;
  const newId = idMaker(clock, random);
  await prepareStore(store, { clock, newId, log, options });
  const { id: centerId } = await readCenter(store.read);
  const signingKey = signingKeyOf(surroundings.keys.audit);
  const usualFile = path.join(surroundings.paths.dataDir, ANCHOR_FILE);
  const anchors = await AnchorKeeper.open({ store, clock, log, key: signingKey, centre: centerId, usualFile });
  const note = noteOf({ store, clock, log });
  if (surroundings.restoredFrom !== null) await note('store.restore', surroundings.restoredFrom);
  await note('service.start');
  void anchors.anchor();
  const readers = openReaders({ file, key: surroundings.keys.database, size: READER_THREADS, ...surroundings.readers });
  const blindIndex = new BlindIndex(Buffer.from(surroundings.keys.blindIndex, 'hex'));
  const twinDigest = (fingerprint: number) => blindIndex.ofTwin(fingerprint);
  const leadKeys = new LeadKeys({ store, clock, passwordCost: surroundings.passwordCost });
  const { keys, intake } = surroundings;
  const thread = intake === null ? null : { file, key: keys.database, blindIndex: keys.blindIndex, ...intake };
  const ingest = await createIngest({ store, clock, log, random, twinDigest, thread });
  const feed = new ChangeFeed(store);
  const claims = new Claims({ clock, changed: () => feed.announce('claim') });
  const connections = await openConnections({
    store,
    ingest,
    training: await trainingFeed(surroundings, store),
    reversePort: options.reversePort,
    announce: () => feed.announce('account'),
    clock,
    random,
    log,
  });
  const mediaFiles = new MediaFiles(path.join(surroundings.paths.dataDir, 'media'), surroundings.keys.media);
  const sealedFiles = new SealedFiles(path.join(surroundings.paths.dataDir, 'media', 'sealed'));
  const mediaTickets = new MediaTickets();
  const keeper = new MediaKeeper({ store, files: mediaFiles, log });
  const files = { preview: previewFile, read: importFile };
  const runner = new ImportRunner({ store, clock, log, files, accept: acceptFromFile(ingest) });
  const roster = await Roster.open(store);
  const gate = new Gate({ store, roster, clock, log, idleMinutes: idleMinutesOf(options) });
  const analysis = followMessages({ store, readers, clock, log });
  const prepareTraining = once(() => prepareLeadKey(store, leadKeys, options.training));
  const sealing = { leadKeys, blindIndex, mediaFiles, sealedFiles, mediaTickets, prepareTraining };
  const router = createRouter({
    analysis,
    ...{
      store,
      readers,
      clock,
      newId,
      centerId,
      feed,
      connections,
      files,
      readSheet,
      runner,
      anchors,
      signingKey,
      roster,
      gate,
    },
    claims,
    passwords: new PasswordCheck({ store, clock, passwordCost }),
    passwordCost,
    passwordListener: leadKeys,
    training: options.training,
    startedAt: clock.now(),
    reloadRules: () => ingest.reloadRules(),
    ...sealing,
  });
  const sweeping = setInterval(() => {
    leadKeys.sweep();
    claims.sweep();
  }, SWEEP_MS);
  sweeping.unref();
  const stopEmptying = emptyLog({ store, readers, log });
  const stopJobs = keepHouse({ store, readers, clock, log, file, anchors, analysis });
  const sender = new PostSender({
    ...{ store, clock, random, log, timers: realTimers },
    posterOf: (accountId) => connections.posterOf(accountId),
  });
  await connections.follow();
  keeper.wake();
  const handler = new RPCHandler(router);
  const contextFor = (session: Session): CallContext => ({ session, gate, clock, log, newId });
  return {
    router,
    contextFor,
    leadKeys,
    serve: (port, session) => {
      if (session.isWall) void note('wall.open');
      handler.upgrade(port, { context: contextFor(session) });
    },
    openSession: (visitor) => gate.watch(openSession(visitor, options.training ? roster : null)),
    lockDesk: (session) => gate.lock(session, 'machine'),
    picture: (ticket) => pictureOf({ store, readers, clock, newId, centerId, claims, ...sealing }, ticket),
    reversePort: connections.reversePort,
    note: (note) =>
      store.write((tx) =>
        appendAudit(tx, {
          ...{ at: clock.now(), by: null, action: note },
          ...{ entity: 'setting', entityId: 'key-ring', detail: null },
        }),
      ),
    close: once(async () => {
      await gate.close();
      clearInterval(sweeping);
      await stopJobs();
      feed.close();
      await sender.close(() => connections.close());
      await runner.close();
      await ingest.close();
      await analysis.close();
      await keeper.close();
      await note('service.stop');
      await anchors.close();
      await stopEmptying();
      await readers.close();
      await store.write((tx) => keepLastUse(tx, clock.now()));
      await store.close();
    }),
  };
}

/** The training profile locks itself only where it is told to: nobody there has anything to hide. */
function idleMinutesOf({ idleMinutes, training }: ServiceOptions): number | null {
  return idleMinutes ?? (training ? null : IDLE_MINUTES);
}

/** Starts what comes back by itself; answers the way to end it. */
function keepHouse({ store, readers, clock, log, file, anchors, analysis }: HouseParts): () => Promise<void> {
  const jobs = houseKeeping({
    store,
    clock,
    anchor: () => anchors.anchor(),
    train: () => trainWhereDue({ store, readers, clock, analysis }),
    backUp: async () => {
      if (isBackupDue(file, clock.now())) await readers.run('store.backup', { at: clock.now() });
    },
    check: async () => {
      const found = await readers.run('store.check', { full: true });
      if (found.kind === 'damaged') throw new StoreRefused('damaged', found.problem);
    },
  });
  return schedule(jobs, log);
}

interface HouseParts extends Pick<ServiceSurroundings, 'clock' | 'log'> {
  readonly store: Store;
  readonly readers: Readers;
  readonly file: string;
  readonly anchors: AnchorKeeper;
  readonly analysis: MessageAnalysis;
}

/** A training desk begins with the operator; a real one begins empty, until somebody has signed in. */
function openSession(visitor: Visitor, roster: Roster | null): Session {
  const withRole = (role: Role) => {
    const found = roster?.firstOf(role) ?? null;
    return found === null ? null : seatOf(found);
  };
  if ('as' in visitor)
    return visitor.as === 'wall'
      ? new Session({ kind: 'wall' })
      : new Session({ kind: 'desk', person: withRole(visitor.as) });
  switch (visitor.role) {
    case 'wall':
      return new Session({ kind: 'wall' });
    case 'console':
      return new Session({ kind: 'desk', person: withRole('operator') });
    case 'script':
      // A centre answers nobody who has not signed in, whatever door they come by.
      return new Session({ kind: roster === null ? 'desk' : 'script', person: withRole('operator') });
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

/** The groups of the training profile talk; a real centre has none of them, and nobody says anything. */
async function trainingFeed({ options, random }: ServiceSurroundings, store: Store): Promise<ConnectorFactory> {
  const roster = options.training ? await rosterOf(store.read, 'training') : [];
  const rate = roster.length === 0 ? 0 : options.feedRate;
  const speaker = rate === 0 ? null : createSpeaker(roster, random);
  const speak = (at: Instant) => {
    if (speaker === null) throw new Error('Nobody talks at a rate of 0');
    return speaker.next(at);
  };
  return createTrainingFeed({ rate, speak, timers: realTimers });
}
