import { platformOf } from '../../domain/account/platform.ts';
import { BACKFILL } from '../../domain/account/backfill.ts';
import { healthOf, type HealthSigns } from '../../domain/account/health.ts';
import type { AccountId, OperatorId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AccountRow, GapRow, SilenceRow } from '../../contract/accounts.ts';
import type { NewId } from '../new-id.ts';
import { accountFigures, type AccountFigures } from '../store/account-figures.ts';
import {
  allAccounts,
  findAccount,
  insertAccount,
  updateAccount,
  type AccountDraft,
  type StoredAccount,
} from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { closeGap, findOpenGap, listGaps, type GapOfAccount } from '../store/gaps.ts';
import { countSetAside, listSetAside } from '../store/set-aside.ts';
import { noteSilence, openSilences, silencesOf, type SilenceAlarm } from '../store/silence-alarms.ts';
import type { Store } from '../store/store.ts';
import { loadOfAccounts } from './account-load.ts';
import { actOnce } from './act-once.ts';
import { os } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';

/** The connectors as the register of accounts needs them. */
export interface Connections {
  /** Makes what runs equal to the register. */
  follow(): Promise<void>;
  readonly reversePort: number | null;
  /** Begins to ask the platform again for what a gap may have cost; the gap tells how it ended. */
  fetchAgain(gap: GapOfAccount, by: OperatorId, action: string): void;
  isFetching(gapId: number): boolean;
  /** What was heard of the health of an account since its connector runs. */
  signsOf(accountId: AccountId): HealthSigns;
}

/** What the use cases of the monitored accounts work with. */
export interface AccountParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly newId: NewId;
  readonly centerId: string;
  readonly connections: Connections;
}

/** 监看账号: the register, its gaps, and what could not be read. */
export function createAccounts(parts: AccountParts) {
  const { store, clock, connections } = parts;
  return {
    list: os.accounts.list.handler(async ({ context: { scope } }) => {
      const now = clock.now();
      const figures = await accountFigures(store.read, now, scope);
      const silences = new Map((await openSilences(store.read, scope)).map((alarm) => [alarm.accountKey, alarm]));
      const accounts = (await allAccounts(store.read, scope)).map((account) =>
        toRow(account, {
          ...{ figures: figures.get(account.accountKey), silence: silences.get(account.accountKey), now },
          signs: connections.signsOf(account.id),
        }),
      );
      return { accounts, reversePort: connections.reversePort };
    }),

    save: os.accounts.save.handler(async ({ input, context: { session, scope }, path }) => {
      if (input.label === '') throw badRequest('An account needs a label.');
      const id = await actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const saved = input.id ?? (parts.newId() as AccountId);
        const before = input.id === null ? null : await findAccount(tx.db, input.id);
        const draft = draftOf(input, before);
        if (input.id === null) await insertAccount(tx, parts.centerId, saved, draft);
        else if (before === null) throw refusals['not-found']({ data: { entity: 'account', id: input.id } });
        else if ((await updateAccount(tx, input.id, input.version, draft)) === null) {
          throw refusals['version-conflict']({
            data: { entity: 'account', id: input.id, expected: input.version, actual: before.version },
          });
        }
        await appendAudit(tx, {
          at,
          by,
          action,
          entity: 'account',
          entityId: saved,
          detail: input.token === null ? null : 'token changed',
        });
        return saved;
      });
      await connections.follow();
      return { account: await rowOf(parts, id, clock.now(), scope) };
    }),

    gaps: os.accounts.gaps.handler(async ({ input, context: { scope } }) => ({
      gaps: (await listGaps(store.read, { ...input, scope })).map((gap) => toGapRow(gap, connections)),
    })),

    fetchAgain: os.accounts.fetchAgain.handler(async ({ input, context: { session, scope }, path }) => {
      const gap = await actOnce(
        parts,
        { session, path, commandId: input.commandId },
        async (tx, { at, by, action }) => {
          const found = await findOpenGap(tx.db, input.id, scope);
          if (found === null) throw refusals['not-found']({ data: { entity: 'gap', id: String(input.id) } });
          const way = BACKFILL[found.connector];
          if (way !== 'can') throw refusals['no-backfill']({ data: { why: way } });
          if (connections.isFetching(found.id)) throw refusals.busy();
          await appendAudit(tx, { at, by, action, entity: 'gap', entityId: String(found.id), detail: null });
          tx.changed('gap', String(found.id), null);
          return { ...found, by, action };
        },
      );
      connections.fetchAgain(gap, gap.by, gap.action);
      return {};
    }),

    acknowledgeGap: os.accounts.acknowledgeGap.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        if (!(await closeGap(tx, input.id, { state: 'unfillable', at, by }))) {
          throw refusals['not-found']({ data: { entity: 'gap', id: String(input.id) } });
        }
        await appendAudit(tx, { at, by, action, entity: 'gap', entityId: String(input.id), detail: 'unfillable' });
        return {};
      }),
    ),

    load: os.accounts.load.handler(() => loadOfAccounts(store.read)),

    silences: os.accounts.silences.handler(async ({ input, context: { scope } }) => ({
      silences: (await silencesOf(store.read, { ...input, scope })).map(toSilence),
    })),

    noteSilence: os.accounts.noteSilence.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { id, note } = input;
        if (!(await openSilences(tx.db, scope)).some((alarm) => alarm.id === id))
          throw refusals['not-found']({ data: { entity: 'account', id: String(id) } });
        await noteSilence(tx, id, { at, by, note });
        await appendAudit(tx, { at, by, action, entity: 'account', entityId: String(id), detail: 'silence' });
        return {};
      }),
    ),

    setAside: os.accounts.setAside.handler(async ({ input, context: { scope } }) => ({
      items: [...(await listSetAside(store.read, input, scope))],
      total: await countSetAside(store.read, input.accountId, scope),
    })),
  };
}

function toGapRow(
  { id, accountId, accountLabel, lastSeenAt, firstSeenAt, cause, state, connector, ...asked }: GapOfAccount,
  connections: Connections,
): GapRow {
  const { fetchedAt, fetchOutcome, fetchFound } = asked;
  const gap = { id, accountId, accountLabel, lastSeenAt, firstSeenAt, cause, state };
  return {
    ...gap,
    fetchedAt,
    fetchOutcome,
    fetchFound,
    backfill: BACKFILL[connector],
    isFetching: connections.isFetching(gap.id),
  };
}

type SaveInput = Omit<AccountDraft, 'platform'>;

/** A token that is not given stays as it is: it is never read back, so no screen can send it again. */
function draftOf(input: SaveInput, before: StoredAccount | null): AccountDraft {
  const { label, holder, connector, role, enabled } = input;
  return {
    label,
    holder,
    connector,
    role,
    enabled,
    platform: platformOf(connector),
    selfId: orNull(input.selfId),
    url: orNull(input.url),
    token: orNull(input.token) ?? before?.token ?? null,
  };
}

function orNull(text: string | null): string | null {
  return text === '' ? null : text;
}

async function rowOf(
  { store, connections }: AccountParts,
  id: AccountId,
  now: Instant,
  scope: Scope,
): Promise<AccountRow> {
  const db = store.read;
  const account = await findAccount(db, id);
  if (account === null) throw new Error('An account that was just saved has no row');
  const silences = await openSilences(db, scope);
  return toRow(account, {
    figures: (await accountFigures(db, now, scope)).get(account.accountKey),
    silence: silences.find(({ accountKey }) => accountKey === account.accountKey),
    ...{ signs: connections.signsOf(id), now },
  });
}

function toSilence({ id, since, raisedAt, expected, notedAt, notedBy, note, endedAt }: SilenceAlarm): SilenceRow {
  return { id, since, raisedAt, expected, notedAt, notedBy, note, endedAt };
}

interface Beside {
  readonly figures: AccountFigures | undefined;
  readonly silence: SilenceAlarm | undefined;
  readonly signs: HealthSigns;
  readonly now: Instant;
}

function toRow(account: StoredAccount, { figures, silence, signs, now }: Beside): AccountRow {
  const {
    id,
    label,
    holder,
    connector,
    role,
    selfId,
    enabled,
    lamp,
    lampReason,
    lampSince,
    lastMessageAt,
    peerVersion,
    version,
  } = account;
  return {
    ...{
      id,
      label,
      holder,
      connector,
      role,
      selfId,
      enabled,
      lamp,
      lampReason,
      lampSince,
      lastMessageAt,
      peerVersion,
      version,
    },
    groups: figures?.groups ?? 0,
    messagesToday: figures?.messagesToday ?? 0,
    setAside: figures?.setAside ?? 0,
    openGaps: figures?.openGaps ?? 0,
    silence: silence === undefined ? null : toSilence(silence),
    health: {
      ...healthOf(account, signs, { lastMessageAt, isSilent: silence !== undefined }, now),
      ...{ heartbeatAt: signs.heartbeatAt, probedAt: signs.probedAt, clockSkew: signs.clockSkew },
    },
    settings: { url: account.url, hasToken: account.token !== null },
  };
}
