import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aDesk, type Desk } from '../a-desk.ts';
import { Gateway } from '../a-gateway.ts';
import { aGroupMessage, ok } from '../connectors/onebot11/scripted-peer.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let desk: Desk;
let gateway: Gateway;
beforeEach(async () => {
  desk = await aDesk();
  gateway = await Gateway.open(desk);
});
afterEach(async () => {
  await desk.close();
  await gateway.close();
});

it('shows socket, heartbeat, message, probe and how far the clock of the phone is off', async () => {
  const { health: young } = await gateway.until(() => true);
  expect([young.socket, young.heartbeat, young.message, young.clock]).toEqual([
    'good',
    'unknown',
    'unknown',
    'unknown',
  ]);
  gateway.peer.answers['get_status'] = () => ok({ online: true, good: true });
  const heartbeat = { post_type: 'meta_event', meta_event_type: 'heartbeat', interval: 5_000, status: { good: true } };
  gateway.peer.say({ ...aGroupMessage(), ...heartbeat });
  const ahead = { ...gateway.words('我的表快三分钟') };
  gateway.peer.say({ ...ahead, time: Number(ahead['time']) + 180 });
  const { health } = await gateway.until((row) => row.health.probe === 'good');
  expect({ ...health, heartbeatAt: 0, probedAt: 0 }).toEqual({
    ...{ socket: 'good', heartbeat: 'good', message: 'good', probe: 'good', clock: 'bad' },
    ...{ heartbeatAt: 0, probedAt: 0, clockSkew: 180_000 },
  });
  // 2.5 heartbeats later nothing has come.
  desk.pass(12_501);
  expect((await gateway.until(() => true)).health.heartbeat).toBe('bad');
});
