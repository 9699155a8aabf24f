import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { z } from 'zod';
import type { KeyDoor } from '../keys/key-door.ts';

const passphrase = z.string().max(1_000);
const protection = z.strictObject({ keychain: z.boolean(), passphrase: passphrase.nullable() });
const proof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), passphrase }),
  z.strictObject({ kind: z.literal('recovery'), lines: z.array(z.string().max(100)).max(10) }),
]);
const unlocking = z.strictObject({ proof, protection: protection.nullable() });
const changing = z.strictObject({ proof, protection });
const typedGroups = z.array(z.string().max(100)).max(10);

type Handle = (name: string, answer: (input: unknown, window: BrowserWindow | null) => unknown) => void;

/** Answers what a window asks about the key of a centre; on a profile without a ring there is nothing to ask. */
export function answerKeys(handle: Handle, door: KeyDoor | null): void {
  const ofDoor = (name: string, answer: (door: KeyDoor, input: unknown) => unknown): void =>
    handle(name, (input) => (door === null ? { kind: 'failed', why: 'not-now' } : answer(door, input)));
  ofDoor('prepare-ring', (ring, input) => ring.prepare(protection.parse(input)));
  ofDoor('confirm-phrase', (ring, input) => ring.confirm(typedGroups.parse(input)));
  ofDoor('unlock-ring', (ring, input) => {
    const asked = unlocking.parse(input);
    return ring.unlock(asked.proof, asked.protection);
  });
  ofDoor('use-ring-copy', (ring) => ring.useCopy());
  ofDoor('renew-phrase', (ring, input) => ring.renewPhrase(proof.parse(input)));
  ofDoor('change-protection', (ring, input) => {
    const asked = changing.parse(input);
    return ring.changeProtection(asked.proof, asked.protection);
  });
  handle('key-status', () => door?.status ?? null);
  handle('print-phrase', (_input, window) => printPage(window));
  handle('save-phrase', (_input, window) => savePage(window));
}

/** The printer's own dialog; what is printed is the page as its print style shows it. */
function printPage(window: BrowserWindow | null): Promise<{ readonly kind: 'printed' | 'not-printed' }> {
  if (window === null) return Promise.resolve({ kind: 'not-printed' });
  return new Promise((done) =>
    window.webContents.print({ printBackground: false }, (isPrinted) =>
      done({ kind: isPrinted ? 'printed' : 'not-printed' }),
    ),
  );
}

async function savePage(window: BrowserWindow | null): Promise<{ readonly path: string } | null> {
  if (window === null) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), '恢复短语.pdf'),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || filePath === '') return null;
  await writeFile(filePath, await window.webContents.printToPDF({ pageSize: 'A4' }), { mode: 0o600 });
  return { path: filePath };
}
