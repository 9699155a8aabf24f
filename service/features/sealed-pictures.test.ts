import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LeadId, MessageId } from '../../domain/ids.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { ScriptedPeer } from '../connectors/onebot11/scripted-peer.ts';
import { TRAINING_TOKEN } from '../training/account-seeds.ts';
import { DRAFT, seatOfficer, type Officer } from './a-report.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** A PNG as far as its header goes: the service hands its bytes on and never draws. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000030000000208020000000000000000000000', 'hex');

const PEER = { 'x-self-id': '10001', 'x-client-role': 'Universal', authorization: `Bearer ${TRAINING_TOKEN}` };
const anything = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;

let desk: Desk;
let peer: ScriptedPeer;
let message: MessageId;
let officer: Officer;
beforeEach(async () => {
  desk = await aDesk({ reversePort: 0 });
  peer = new ScriptedPeer();
  await vi.waitFor(async () => {
    const answered = await peer.dial(`ws://127.0.0.1:${desk.service.reversePort ?? 0}/onebot/v11/ws`, PEER);
    if (typeof answered === 'number') throw new Error(`refused with ${answered}`);
  });
  message = await sendPicture(1, '支书家的新楼，看图');
  officer = seatOfficer(desk);
});
afterEach(async () => {
  peer.socket.close();
  await desk.close();
});

const folder = () => path.join(desk.folder, 'media');
const files = () =>
  readdirSync(folder(), { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{32}$/.test(name));
const isSealed = (name: string) => name.startsWith('sealed');

/** Somebody sends the picture to the group; answers the message when its picture is kept. */
async function sendPicture(id: number, text: string): Promise<MessageId> {
  peer.say({
    ...{ post_type: 'message', message_type: 'group', self_id: 10_001, message_id: id, group_id: 92_001, user_id: id },
    time: Math.floor(desk.now() / 1_000),
    sender: { user_id: id, nickname: '村民', card: '' },
    message: [
      { type: 'text', data: { text } },
      { type: 'image', data: { file: `base64://${PNG.toString('base64')}`, name: '新楼.png' } },
    ],
  });
  return vi.waitFor(async () => {
    const { rows } = await desk.script.inbox.list({ filter: anything, before: null, limit: 10 });
    const row = rows.find((each) => each.text.includes(text));
    if (row === undefined) throw new Error('not there yet');
    const { attachments } = await desk.script.media.ofMessages({ ids: [row.id] });
    expect(attachments[0]?.state).toBe('kept');
    return row.id;
  }, 10_000);
}

async function register(): Promise<LeadId> {
  await desk.as('operator').leads.register({ commandId: desk.newCommand(), messageIds: [message], draft: DRAFT });
  const { rows } = await officer.client.leads.list({ open: true, after: null, limit: 10 });
  return rows[0]?.id as LeadId;
}

async function unmaskedPicture(id: LeadId): Promise<string> {
  await officer.give();
  const command = { commandId: desk.newCommand(), id, purpose: 'ask-back', reason: '核实图片' } as const;
  await officer.client.leads.unmask(command);
  const { messages } = await officer.client.leads.reporter({ id });
  const [attachment] = messages.flatMap(({ attachments }) => attachments);
  return attachment?.picture?.ticket ?? '';
}

it('the picture of a sealed report lies on the disk for the lead key alone, and its holder sees it within the five minutes', async () => {
  const lead = await register();
  await vi.waitFor(() => expect(files().filter((name) => !isSealed(name))).toEqual([]));
  const [name = ''] = files();
  const bytes = readFileSync(path.join(folder(), name));
  expect([files().length, bytes.includes(PNG.subarray(0, 8)), bytes.includes('GPM1')]).toEqual([1, false, false]);
  const ticket = await unmaskedPicture(lead);
  expect(Buffer.from((await desk.service.picture(ticket))?.bytes ?? [])).toEqual(PNG);
  desk.pass(5 * 60_000);
  // The password opens the lead key again, and not what somebody gave a reason to see.
  await officer.give();
  expect(await desk.service.picture(ticket)).toBeNull();
});

it('a picture that another message carries stays with that one', async () => {
  const other = await sendPicture(2, '同一张图也发在这里');
  await register();
  await vi.waitFor(() => expect(desk.db.all('SELECT digest FROM filesToRemove')).toEqual([]));
  const { attachments } = await desk.script.media.ofMessages({ ids: [other] });
  expect([attachments[0]?.state, files().filter((name) => !isSealed(name)).length]).toEqual(['kept', 1]);
});

it('no other number, no desk that was left and no changed file shows a picture', async () => {
  const lead = await register();
  const ticket = await unmaskedPicture(lead);
  expect(await desk.service.picture(ticket.replace(`${lead}.0-`, `${lead}.1-`))).toBeNull();
  const [name = ''] = files().filter(isSealed);
  const file = path.join(folder(), name);
  const bytes = readFileSync(file);
  bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(await desk.service.picture(ticket)).toBeNull();
  bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(await desk.service.picture(ticket)).not.toBeNull();
  desk.service.lockDesk(officer.session);
  expect(await desk.service.picture(ticket)).toBeNull();
});
