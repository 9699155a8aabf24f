import { MINUTE_MS, type Instant } from '../time/instant.ts';
import type { AccountLamp, ConnectorKind } from './account.ts';

/** What was heard of the health of a connection; it is kept while the connector runs. */
export interface HealthSigns {
  readonly heartbeatAt: Instant | null;
  /** How often the peer says it beats, ms. */
  readonly heartbeatEvery: number | null;
  /** When it was last asked whether the chat account is well, and what it said. */
  readonly probedAt: Instant | null;
  readonly isProbeGood: boolean | null;
  /** The peer's clock minus ours, ms: positive where it is ahead. With the way a message takes, so a few seconds are nothing. */
  readonly clockSkew: number | null;
}

export const NO_SIGNS: HealthSigns = {
  ...{ heartbeatAt: null, heartbeatEvery: null, probedAt: null, isProbeGood: null, clockSkew: null },
};

/** none: this kind has no such sign · unknown: it has, and nothing was heard of it yet. */
export const SIGNALS = ['good', 'bad', 'unknown', 'none'] as const;
export type Signal = (typeof SIGNALS)[number];

/** The four health signals 健康信号 of an account. */
export interface Health {
  readonly socket: Signal;
  readonly heartbeat: Signal;
  readonly message: Signal;
  readonly probe: Signal;
  readonly clock: Signal;
}

const PATIENCE = 2.5;
/** A probe is asked every minute. */
const PROBE_STALE_MS = 3 * MINUTE_MS;
/** Copies of a message are put together within three seconds; a clock that is a minute off misplaces what it says. */
const SKEW_MS = MINUTE_MS;

/** Kinds that hold a connection; the others post to this machine, are asked, or read files. */
const CONNECTED: ReadonlySet<ConnectorKind> = new Set([
  ...(['onebot11-reverse', 'onebot11-forward', 'onebot12', 'onebot12-reverse', 'satori', 'wechaty'] as const),
]);

/** How an account is, sign by sign. */
export function healthOf(
  account: { readonly connector: ConnectorKind; readonly lamp: AccountLamp; readonly enabled: boolean },
  signs: HealthSigns,
  heard: { readonly lastMessageAt: Instant | null; readonly isSilent: boolean },
  now: Instant,
): Health {
  const { connector, lamp, enabled } = account;
  if (!enabled) return { socket: 'none', heartbeat: 'none', message: 'none', probe: 'none', clock: 'none' };
  const isConnected = CONNECTED.has(connector);
  return {
    socket: isConnected ? socketOf(lamp) : 'none',
    heartbeat: isConnected ? heartbeatOf(signs, now) : 'none',
    message: heard.isSilent ? 'bad' : heard.lastMessageAt === null ? 'unknown' : 'good',
    probe: isConnected || connector === 'chatlog' ? probeOf(signs, now) : 'none',
    clock: signs.clockSkew === null ? 'unknown' : Math.abs(signs.clockSkew) > SKEW_MS ? 'bad' : 'good',
  };
}

function socketOf(lamp: AccountLamp): Signal {
  if (lamp === 'online' || lamp === 'silent') return 'good';
  return lamp === 'offline' || lamp === 'refused' ? 'bad' : 'unknown';
}

/** Many peers beat only where they are told to: one that never did is not dead. */
function heartbeatOf({ heartbeatAt, heartbeatEvery }: HealthSigns, now: Instant): Signal {
  if (heartbeatAt === null || heartbeatEvery === null) return 'unknown';
  return now - heartbeatAt <= PATIENCE * heartbeatEvery ? 'good' : 'bad';
}

function probeOf({ probedAt, isProbeGood }: HealthSigns, now: Instant): Signal {
  if (probedAt === null || isProbeGood === null) return 'unknown';
  return isProbeGood && now - probedAt <= PROBE_STALE_MS ? 'good' : 'bad';
}
