import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LeadId } from '../../domain/ids.ts';
import { seal, unseal, type KeyPair } from '../sealing/sealed-box.ts';

/** The pictures and files of sealed reports: encrypted for the lead key, under names that say nothing. The service alone opens none of them. */
export class SealedFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Seals the bytes for a lead and answers the name of their file (32 hex digits); on the disk when it resolves. */
  async keep(publicKey: Buffer, lead: LeadId, bytes: Buffer): Promise<string> {
    const name = randomBytes(16).toString('hex');
    await mkdir(this.#folder, { recursive: true });
    const handle = await open(path.join(this.#folder, name), 'wx', 0o600);
    try {
      await handle.writeFile(seal(publicKey, placeOf(lead, name), bytes));
      await handle.sync();
    } finally {
      await handle.close();
    }
    return name;
  }

  /** The bytes; null where the file is gone, damaged, of another lead, or sealed for another key. */
  async open(pair: KeyPair, lead: LeadId, name: string): Promise<Buffer | null> {
    if (!/^[0-9a-f]{32}$/.test(name)) throw new RangeError('The name of a sealed file has 32 hex digits.');
    const sealed = await readFile(path.join(this.#folder, name)).catch(() => null);
    return sealed === null ? null : unseal(pair, placeOf(lead, name), sealed);
  }
}

function placeOf(lead: LeadId, name: string) {
  return { table: 'leads', row: lead, column: `file ${name}` };
}
