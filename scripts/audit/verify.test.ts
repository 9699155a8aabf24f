import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('./verify.mjs', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    );
  });
}

/** A chain written by hand from the page, as a second writer would. */
function anExport(details: readonly string[]): string {
  let previous = '0'.repeat(64);
  const net = (text: string) => `${Buffer.byteLength(text)}:${text},`;
  const entries = ['version 1', ...details].map((detail, seq) => {
    const [action, entity, entityId] = seq === 0 ? ['audit.begin', 'audit', 'centre'] : ['issues.urge', 'issue', 'i'];
    const bytes = `patrol-audit-entry-1\n${net(String(seq))}${net('1000')}~,${[action, entity, entityId, detail, previous].map(net).join('')}`;
    const hash = createHash('sha256').update(bytes).digest('hex');
    const entry = { seq, at: 1000, by: null, action, entity, entityId, detail, previous, hash };
    previous = hash;
    return JSON.stringify(entry);
  });
  const head = {
    ...{ format: 'patrol-audit-export', version: 1, centre: 'centre', publicKey: '00'.repeat(32), exportedAt: 2000 },
    ...{ anchor: null, entries: entries.length, headSeq: entries.length - 1, headHash: previous },
  };
  return `${[JSON.stringify(head), ...entries].join('\n')}\n`;
}

function aFile(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('the verifier of the audit log', () => {
  it('shares no line with the console: it imports nothing but modules of Node', () => {
    const imported = [
      ...readFileSync(PROGRAM, 'utf8').matchAll(/(?:^import .*from|\bimport\s*\(|\brequire\s*\()\s*['"]([^'"]+)['"]/gm),
    ].map(([, module]) => module);
    expect(imported.length).toBeGreaterThan(3);
    expect(imported.filter((module) => module?.startsWith('node:') !== true)).toEqual([]);
  });

  it('answers 0 for a whole chain and says what it could not look at', async () => {
    const { code, said } = await run(aFile('whole.jsonl', anExport(['a', '路灯', 'c'])));
    expect([code, said.includes('链条完整：4 条'), said.includes('未提供锚点文件')]).toEqual([0, true, true]);
  });

  it('answers 1 for a broken one and names the entry in both languages', async () => {
    const { code, said } = await run(aFile('edited.jsonl', anExport(['a', '路灯', 'c']).replace('路灯', '路牌')));
    expect([code, said.includes('第 2 条内容与其哈希不符'), said.includes('Entry 2 does not have the hash')]).toEqual([
      ...[1, true, true],
    ]);
  });

  it('answers 2 where there is nothing to verify', async () => {
    const codes = await Promise.all([
      run(),
      run(path.join(folder, 'none.jsonl')),
      run(aFile('other.jsonl', '{"format":"other"}\n')),
      run(aFile('empty.jsonl', '')),
      run(aFile('newer.jsonl', anExport([]).replace('"version":1,', '"version":2,'))),
      run(aFile('good.jsonl', anExport(['a'])), '--anchors', path.join(folder, 'none')),
      run(aFile('good.jsonl', anExport(['a'])), '--unknown'),
    ]);
    expect(codes.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2, 2]);
  });
});
