import { z } from 'zod';
import { CONNECTOR_KINDS } from '../domain/account/account.ts';
import { BACKFILL_WAYS } from '../domain/account/backfill.ts';
import { SIGNALS } from '../domain/account/health.ts';
import { FETCH_OUTCOMES } from '../domain/account/missed-span.ts';
import { command, query } from './procedure.ts';
import { accountId, commandId, groupId, instant, lineOrNothing, words } from './scalars.ts';

const signal = z.enum(SIGNALS);

/** An account that fell silent against its own rhythm 账号静默. */
export const silence = z.object({
  id: z.int(),
  since: instant,
  raisedAt: instant,
  /** Messages that usually come in the time from `since` to `raisedAt`. */
  expected: z.int(),
  notedAt: instant.nullable(),
  notedBy: z.string().nullable(),
  note: z.string(),
  endedAt: instant.nullable(),
});
export type SilenceRow = z.infer<typeof silence>;

export const accountRow = z.object({
  id: accountId,
  label: z.string(),
  holder: z.string(),
  connector: z.enum(CONNECTOR_KINDS),
  role: z.enum(['monitor', 'duty']),
  /** The account's own id on its platform. */
  selfId: z.string().nullable(),
  enabled: z.boolean(),
  lamp: z.enum(['online', 'connecting', 'offline', 'refused', 'silent', 'idle']),
  /** Why the lamp is not green, as a word of the text files; null when it is. */
  lampReason: z.string().nullable(),
  lampSince: instant.nullable(),
  lastMessageAt: instant.nullable(),
  groups: z.int(),
  messagesToday: z.int(),
  setAside: z.int(),
  openGaps: z.int(),
  /** The alarm that has not ended; null where it talks as usual, or too little is known of it. */
  silence: silence.nullable(),
  peerVersion: z.string().nullable(),
  /** The four health signals 健康信号 and the clock. */
  health: z.object({
    ...{ socket: signal, heartbeat: signal, message: signal, probe: signal, clock: signal },
    heartbeatAt: instant.nullable(),
    probedAt: instant.nullable(),
    /** The clock of the peer minus ours, ms. */
    clockSkew: z.int().nullable(),
  }),
  settings: z.object({ url: z.string().nullable(), hasToken: z.boolean() }),
  version: z.int(),
});
export type AccountRow = z.infer<typeof accountRow>;

export const gapRow = z.object({
  id: z.int(),
  accountId,
  accountLabel: z.string(),
  lastSeenAt: instant.nullable(),
  firstSeenAt: instant.nullable(),
  cause: z.enum(['disconnected', 'service-stopped', 'heartbeat-lost', 'no-replay']),
  state: z.enum(['open', 'filled', 'unfillable']),
  /** Whether the platform can be asked again, and why not. */
  backfill: z.enum(BACKFILL_WAYS),
  isFetching: z.boolean(),
  fetchedAt: instant.nullable(),
  fetchOutcome: z.enum(FETCH_OUTCOMES).nullable(),
  /** Messages nobody had seen before. */
  fetchFound: z.int().nullable(),
});
export type GapRow = z.infer<typeof gapRow>;

/** One step of the plan: `from` leaves the group, where `to` is given after that phone has joined. */
const balancingStep = z.object({
  groupId,
  groupName: z.string(),
  externalId: z.string(),
  villageName: z.string().nullable(),
  countyName: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
});

/** What each phone carries 群数, and how to relieve those that carry too much 均衡方案. */
export const loadOfAccounts = z.object({
  limit: z.int(),
  phones: z.array(
    z.object({
      id: accountId,
      label: z.string(),
      holder: z.string(),
      role: z.enum(['monitor', 'duty']),
      enabled: z.boolean(),
      groups: z.int(),
    }),
  ),
  steps: z.array(balancingStep),
  /** Groups beyond the limit that no other phone has room for. */
  withoutRoom: z.int(),
});
export type LoadOfAccounts = z.infer<typeof loadOfAccounts>;

export const accounts = {
  list: query({
    permission: 'account.read',
    reads: ['account', 'gap', 'set-aside'],
    summary: 'Every monitored account with its lamp, what it carries and what it could not read.',
  })
    .input(z.object({}))
    .output(z.object({ accounts: z.array(accountRow), reversePort: z.int().nullable() })),
  save: command({
    permission: 'account.edit',
    writes: ['account'],
    summary: 'Adds an account (id null) or changes one; its connector restarts.',
  })
    .input(
      z.object({
        commandId,
        id: accountId.nullable(),
        version: z.int(),
        label: lineOrNothing(40),
        holder: lineOrNothing(40),
        connector: z.enum(CONNECTOR_KINDS),
        role: z.enum(['monitor', 'duty']),
        selfId: lineOrNothing(64).nullable(),
        url: lineOrNothing(500).nullable(),
        /** null keeps the token that is stored; it is never read back. */
        token: lineOrNothing(200).nullable(),
        enabled: z.boolean(),
      }),
    )
    .output(z.object({ account: accountRow })),
  gaps: query({
    permission: 'account.read',
    reads: ['gap'],
    summary: 'Spans in which an account may have missed messages, newest first.',
  })
    .input(z.object({ accountId: accountId.nullable(), openOnly: z.boolean(), limit: z.int().min(1).max(500) }))
    .output(z.object({ gaps: z.array(gapRow) })),
  fetchAgain: command({
    permission: 'account.tend',
    writes: ['gap', 'message', 'account'],
    summary:
      'Asks the platform again for what an open gap may have cost; goes on beside, and the gap tells how it ended.',
  })
    .input(z.object({ commandId, id: z.int() }))
    .output(z.object({})),
  acknowledgeGap: command({
    permission: 'account.edit',
    writes: ['gap'],
    summary: 'Marks a gap as one that cannot be filled, after somebody has looked at the phone.',
  })
    .input(z.object({ commandId, id: z.int() }))
    .output(z.object({})),
  load: query({
    permission: 'account.balance',
    reads: ['account', 'group'],
    summary: 'Groups carried by each phone against 61, and which to move where; people do it on the phones.',
  })
    .input(z.object({}))
    .output(loadOfAccounts),
  silences: query({
    permission: 'account.read',
    reads: ['account', 'person'],
    summary: 'When an account fell silent against its own rhythm, newest first, with what somebody found.',
  })
    .input(z.object({ accountId, limit: z.int().min(1).max(100) }))
    .output(z.object({ silences: z.array(silence) })),
  noteSilence: command({
    permission: 'account.tend',
    writes: ['account'],
    summary:
      'Says what was found at the phone of a silent account; the alarm ends by itself when the phone talks again.',
  })
    .input(z.object({ commandId, id: z.int(), note: words(200).min(1) }))
    .output(z.object({})),
  setAside: query({
    permission: 'account.read',
    reads: ['set-aside'],
    summary: 'Frames and rows that could not be read, newest first, with the reason in words.',
  })
    .input(z.object({ accountId: accountId.nullable(), before: z.int().nullable(), limit: z.int().min(1).max(200) }))
    .output(
      z.object({
        items: z.array(
          z.object({
            id: z.int(),
            accountId: accountId.nullable(),
            accountLabel: z.string().nullable(),
            receivedAt: instant,
            source: z.string(),
            reason: z.string(),
            detail: z.string(),
            row: z.int().nullable(),
            bytes: z.int(),
          }),
        ),
        total: z.int(),
      }),
    ),
};
