import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OperatorId } from '../../domain/ids.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { DRAFT, hearReport, seatOfficer } from './a-report.ts';

// Each test opens a centre of its own and turns passwords into keys.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let desk: Desk;
beforeEach(async () => (desk = await aDesk()));
afterEach(() => desk.close());

const FIRST = '先用这一句-2026-a';
const OWN = '自己定的一句-2026-b';
const RESET = '重置后的一句-2026-c';

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'answered',
    (error: { readonly code?: string }) => error.code ?? String(error),
  );
}

/** A second lead officer, added by the security administrator. */
async function addOfficer(): Promise<{ readonly id: OperatorId; readonly version: number }> {
  const { person } = await desk.as('security-admin').people.add({
    ...{ commandId: desk.newCommand(), name: '吴密', login: 'wumi', role: 'lead-officer', territory: [] },
    temporaryPassword: FIRST,
  });
  return person;
}

it('is granted to a second officer by one who holds it, and lost with a password that somebody else has reset', async () => {
  const { id: message } = await hearReport(desk);
  await desk.as('operator').leads.register({ commandId: desk.newCommand(), messageIds: [message], draft: DRAFT });
  const first = seatOfficer(desk);
  const { rows } = await first.client.leads.list({ open: true, after: null, limit: 5 });
  const lead = rows[0]?.id as never;
  const { id, version } = await addOfficer();
  const holdsAlone = async () =>
    (await desk.as('security-admin').people.list({})).people
      .filter(({ holdsOnlyLeadKey }) => holdsOnlyLeadKey)
      .map(({ name }) => name);
  const alone = await holdsAlone();
  const second = desk.sit({ role: 'console' });
  await second.client.session.signOut({});
  await second.client.session.signIn({ login: 'wumi', password: FIRST });
  await second.client.session.changePassword({ password: FIRST, next: OWN });
  await second.client.session.reauthenticate({ password: OWN });
  const waiting = await codeOf(second.client.leads.get({ id: lead }));
  const early = await codeOf(first.client.leads.grant({ commandId: desk.newCommand(), personId: id }));
  await first.give();
  await first.client.leads.grant({ commandId: desk.newCommand(), personId: id });
  await second.client.session.reauthenticate({ password: OWN });
  const granted = await codeOf(second.client.leads.get({ id: lead }));
  // One officer's unmasking is not another's: whoever wants to see gives a reason of their own.
  const order = { commandId: desk.newCommand(), id: lead, purpose: 'ask-back', reason: '核实时间' } as const;
  await first.client.leads.unmask(order);
  const others = await codeOf(second.client.leads.reporter({ id: lead }));
  const holding = (await first.client.leads.holders({})).officers.map(({ name, holds }) => [name, holds]);
  const together = await holdsAlone();
  const people = await desk.as('security-admin').people.list({});
  const now = people.people.find((person) => person.id === id)?.version ?? version;
  await desk
    .as('security-admin')
    .people.resetPassword({ commandId: desk.newCommand(), id, version: now, temporaryPassword: RESET });
  const third = desk.sit({ role: 'console' });
  await third.client.session.signOut({});
  await third.client.session.signIn({ login: 'wumi', password: RESET });
  await third.client.session.changePassword({ password: RESET, next: OWN });
  await third.client.session.reauthenticate({ password: OWN });
  const lost = await codeOf(third.client.leads.get({ id: lead }));
  expect({
    steps: [waiting, early, granted, others, lost],
    alone: [alone, together, await holdsAlone()],
    holding,
    after: (await first.client.leads.holders({})).officers.map(({ name, holds }) => [name, holds]),
    audited: desk.db
      .all<{ detail: string }>(
        `SELECT detail FROM auditLog WHERE entity = 'lead' AND action IN ('leads.key', 'leads.grant') ORDER BY seq`,
      )
      .map(({ detail }) => detail),
  }).toEqual({
    steps: ['lead-key-not-held', 'not-fresh', 'answered', 'unmask-over', 'lead-key-not-held'],
    alone: [['钱线'], [], ['钱线']],
    holding: [
      ['钱线', true],
      ['吴密', true],
    ],
    after: [
      ['钱线', true],
      ['吴密', false],
    ],
    audited: ['key made', 'key waits for a grant', 'key granted', 'key waits for a grant'],
  });
});

it('keeps what it opens when the officer changes the password', async () => {
  const { id: message } = await hearReport(desk);
  await desk.as('operator').leads.register({ commandId: desk.newCommand(), messageIds: [message], draft: DRAFT });
  const officer = seatOfficer(desk);
  const { rows } = await officer.client.leads.list({ open: true, after: null, limit: 5 });
  await officer.give();
  await officer.client.session.changePassword({ password: '练习-2026', next: OWN });
  await officer.client.session.reauthenticate({ password: OWN });
  expect(await codeOf(officer.client.leads.get({ id: rows[0]?.id as never }))).toBe('answered');
});

it('is on the disk only wrapped, and nothing on the disk opens a lead without a password', async () => {
  const { id: message } = await hearReport(desk);
  await desk.as('operator').leads.register({ commandId: desk.newCommand(), messageIds: [message], draft: DRAFT });
  const officer = seatOfficer(desk);
  await officer.give();
  const pair = desk.service.leadKeys.pairOf(officer.session);
  const secret = Buffer.from(pair?.privateKey ?? []);
  const cells = ['settings', 'leadKeyHolders', 'leads'].flatMap((table) =>
    desk.db.all<Record<string, unknown>>(`SELECT * FROM ${table}`).flatMap((row) => Object.values(row)),
  );
  const found = cells.filter((cell) =>
    cell instanceof Uint8Array ? Buffer.from(cell).includes(secret) : String(cell).includes(secret.toString('hex')),
  );
  await officer.client.session.lock({});
  expect({ length: secret.length, found, wiped: pair?.privateKey.every((byte) => byte === 0) }).toEqual({
    ...{ length: 32, found: [], wiped: true },
  });
});
