import { expect, it } from 'vitest';
import { instant, MINUTE_MS } from '../time/instant.ts';
import { healthOf, NO_SIGNS } from './health.ts';

const NOW = instant(1_795_500_000_000);
const online = { connector: 'onebot11-reverse', lamp: 'online', enabled: true } as const;
const heard = { lastMessageAt: NOW, isSilent: false };
const before = (milliseconds: number) => instant(NOW - milliseconds);

it('is good where everything is heard in time, and knows nothing of what was never said', () => {
  const signs = {
    ...{ heartbeatAt: before(12_000), heartbeatEvery: 5_000, probedAt: before(MINUTE_MS), isProbeGood: true },
    clockSkew: -2_000,
  };
  expect(Object.values(healthOf(online, signs, heard, NOW))).toEqual(['good', 'good', 'good', 'good', 'good']);
  expect(healthOf({ ...online, lamp: 'connecting' }, NO_SIGNS, { ...heard, lastMessageAt: null }, NOW)).toEqual({
    ...{ socket: 'unknown', heartbeat: 'unknown', message: 'unknown', probe: 'unknown', clock: 'unknown' },
  });
});

it('is bad where the heart stands still, the probe says no or is old, the phone is silent or its clock is off', () => {
  const signs = { heartbeatAt: before(12_501), heartbeatEvery: 5_000, probedAt: NOW, isProbeGood: false };
  const health = healthOf(
    { ...online, lamp: 'refused' },
    { ...signs, clockSkew: 61_000 },
    { ...heard, isSilent: true },
    NOW,
  );
  expect(Object.values(health)).toEqual(['bad', 'bad', 'bad', 'bad', 'bad']);
  const old = { ...NO_SIGNS, probedAt: before(3 * MINUTE_MS + 1), isProbeGood: true };
  expect(healthOf(online, old, heard, NOW).probe).toBe('bad');
});

it('asks nothing of a kind that has no such sign, or of an account that is off', () => {
  const posted = healthOf({ ...online, connector: 'webhook' }, NO_SIGNS, heard, NOW);
  expect([posted.socket, posted.heartbeat, posted.probe, posted.message]).toEqual(['none', 'none', 'none', 'good']);
  expect(healthOf({ ...online, enabled: false }, NO_SIGNS, heard, NOW).message).toBe('none');
});
