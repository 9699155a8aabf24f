import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aDesk, TEST_DESK_KEY, type Desk } from '../a-desk.ts';
import { DATABASE_FILE } from '../database-file.ts';
import { CANARIES, DRAFT, hearReport, REPORT_TEXT } from './a-report.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const PAGE = 4_096;
const SALT = 16;
const IV = 16;
/** SQLCipher 4 keeps 80 bytes at the end of each page: its IV and its HMAC-SHA-512. */
const RESERVED = 80;

let desk: Desk;
beforeEach(async () => (desk = await aDesk()));
afterEach(() => desk.close());

/** Every page of the file as SQLite would see it, free pages and the unused middle of used ones included. */
function rawPages(): Buffer {
  const file = readFileSync(path.join(desk.folder, DATABASE_FILE));
  const key = Buffer.from(TEST_DESK_KEY, 'hex');
  const pages = Array.from({ length: file.length / PAGE }, (_, index) => {
    const page = file.subarray(index * PAGE, (index + 1) * PAGE);
    const iv = page.subarray(PAGE - RESERVED, PAGE - RESERVED + IV);
    const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
    return Buffer.concat([decipher.update(page.subarray(index === 0 ? SALT : 0, PAGE - RESERVED)), decipher.final()]);
  });
  return Buffer.concat(pages);
}

function foundInPages(): readonly string[] {
  const pages = rawPages();
  return CANARIES.filter((word) => pages.includes(Buffer.from(word, 'utf8')));
}

it('the bytes of a sealed report are overwritten in the file itself, not only taken from its tables', async () => {
  const { id } = await hearReport(desk);
  desk = await desk.reopen();
  const [before, whole] = [foundInPages(), rawPages().includes(Buffer.from(REPORT_TEXT, 'utf8'))];
  await desk.as('operator').leads.register({ commandId: desk.newCommand(), messageIds: [id], draft: DRAFT });
  desk = await desk.reopen();
  // The control: the same reading finds the words of the report before, and what its neighbours said afterwards.
  expect({ before: [before.length > 3, whole], after: foundInPages(), others: rawPages().includes('不停水') }).toEqual({
    before: [true, true],
    after: [],
    others: true,
  });
});
