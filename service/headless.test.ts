import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ENTRY = fileURLToPath(new URL('./headless.ts', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'headless-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly log: string;
}

function run(words: readonly string[], lines: readonly object[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', ENTRY, ...words], { stdio: 'pipe' });
  let [out, log] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stdin.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return new Promise((ended) => child.on('close', (code) => ended({ code, out, log })));
}

describe('the headless door as a process', () => {
  it('says answers and nothing else on stdout, and keeps what it was told', async () => {
    const commandId = '01990000-0000-7000-8000-000000000001';
    const first = await run(
      ['--data', folder],
      [{ id: 1, call: 'categories.add', input: { commandId, parentId: null, name: '留下的一类' } }],
    );
    const second = await run(['--data', folder, '--as', 'clerk'], [{ id: 2, call: 'categories.tree' }]);
    const lines = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: number; output?: { categories?: { name: string }[] } });
    expect({
      codes: [first.code, second.code],
      answered: [lines(first.out).map(({ id }) => id), lines(second.out).map(({ id }) => id)],
      kept: lines(second.out)[0]?.output?.categories?.some(({ name }) => name === '留下的一类'),
      keyMode: (statSync(path.join(folder, 'training.key')).mode & 0o777).toString(8),
    }).toEqual({ codes: [0, 0], answered: [[1], [2]], kept: true, keyMode: '600' });
  }, 60_000);

  it('explains a command line it does not understand', async () => {
    const [nothing, nobody, number] = await Promise.all([
      run([], []),
      run(['--data', folder, '--as', 'nobody'], []),
      run(['--data', folder, '--feed-rate', 'many'], []),
    ]);
    expect(
      [nothing, nobody, number].map(({ code, out, log }) => [
        code,
        out,
        log.includes('usage: npm run --silent headless'),
      ]),
    ).toEqual([
      [2, '', true],
      [2, '', true],
      [2, '', true],
    ]);
  }, 60_000);

  it('opens no other store in the place of one it cannot read', async () => {
    writeFileSync(path.join(folder, 'console.db'), Buffer.alloc(8_192, 7));
    const { code, out, log } = await run(['--data', folder], [{ id: 1, call: 'session.who' }]);
    expect([code, out, log.includes('"reason":"wrong-key"'), existsSync(path.join(folder, 'training.key'))]).toEqual([
      1,
      '',
      true,
      false,
    ]);
  }, 60_000);
});
