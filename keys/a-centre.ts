import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyNote, PhraseShown, Protection } from '../contract/keys.ts';
import { groupOf } from '../domain/keys/recovery-phrase.ts';
import { KeyDoor } from './key-door.ts';
import { noKeychain, type Keychain } from './keychain.ts';

/** For tests: a passphrase that is taken. */
export const PASSPHRASE = '春风又绿江南岸明月何时照我还';

/** For tests: scrypt at a cost that nobody waits for. */
const QUICK = 10;

/** For tests: a keychain of this kind whose key is made of this secret. */
export function aKeychain(backend: string, secret = 'one'): Keychain {
  const key = createHash('sha256').update(secret).digest();
  const nonce = Buffer.alloc(12);
  return {
    backend,
    isAvailable: true,
    seal: (text) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce);
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8');
    },
  };
}

/** For tests: a folder of its own. */
export function aFolder(): string {
  return mkdtempSync(join(tmpdir(), 'centre-'));
}

/** For tests: the door of a folder, what it has noted, and a clock turned by hand. */
export function aDoor(dataDir: string, keychain: Keychain = noKeychain, time = { at: 1_795_500_000_000 }) {
  const notes: KeyNote[] = [];
  const told = { changes: 0 };
  const door = new KeyDoor({
    ...{ dataDir, keychain, logN: QUICK },
    now: () => time.at,
    note: (note) => notes.push(note),
    changed: () => (told.changes += 1),
  });
  return { door, notes, told, time };
}

/** For tests: what somebody types back who has the sheet before them. */
export function typedBack({ asked, lines }: PhraseShown): readonly string[] {
  return asked.map((group) => groupOf(lines, group));
}

/** For tests: a centre that has been set up; answers its recovery phrase and the keys it opened with. */
export async function aCentre(
  dataDir: string,
  protection: Protection = { keychain: false, passphrase: PASSPHRASE },
  keychain: Keychain = noKeychain,
): Promise<{ readonly lines: readonly string[]; readonly keys: unknown }> {
  const { door } = aDoor(dataDir, keychain);
  door.keys();
  const shown = await door.prepare(protection);
  if (shown.kind !== 'phrase') throw new Error(shown.why);
  await door.confirm(typedBack(shown));
  return { lines: shown.lines, keys: door.keys() };
}
