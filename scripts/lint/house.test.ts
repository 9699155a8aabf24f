import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenClone, check } from './broken-clone.ts';

// Each file breaks one rule, except those whose name says that they are allowed.
const sources = {
  'domain/reads-clock.ts': 'export const now = (): number => Date.now();\n',
  'domain/reads-date.ts': 'export const today = (): Date => new Date();\n',
  'domain/throws-dice.ts': 'export const die = (): number => Math.random();\n',
  'domain/waits.ts': 'export async function later(): Promise<void> {}\n',
  'domain/asks-process.ts': 'export const home = (): unknown => process.env;\n',
  'domain/reads-disk.ts': "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('x');\n",
  'domain/knows-screen.ts': 'export const width = (): number => window.innerWidth;\n',
  'domain/knows-contract.ts': "export { word } from '../contract/allowed-word.ts';\n",
  'domain/allowed-rule.ts': 'export const due = (at: number): Date => new Date(at + 1);\n',
  'contract/allowed-word.ts': "export const word = 'Select one from the list';\n",
  'contract/knows-electron.ts': "export { ipcRenderer } from 'electron';\n",
  'contract/knows-service.ts': "export { rows } from '../service/store/allowed-rows.ts';\n",
  'service/features/writes-sql.ts': "export const sql = 'SELECT id FROM issues WHERE id = :id';\n",
  'service/features/writes-update.ts': 'export const sql = (t: string): string => `UPDATE ${t} SET closed = 1`;\n',
  'service/features/opens-database.ts':
    "import Database from 'better-sqlite3';\nexport const db = new Database('x');\n",
  'service/features/knows-connector.ts': "export { frame } from '../connectors/onebot/allowed-frame.ts';\n",
  'service/features/wide.ts': 'export const anything: any = 1;\n',
  'service/features/long.ts': `${'export {};\n'.repeat(401)}`,
  'service/store/allowed-rows.ts': "export const rows = 'SELECT id FROM issues';\n",
  'service/store/knows-feature.ts': "export { sql } from '../features/writes-sql.ts';\n",
  'service/connectors/onebot/allowed-frame.ts': 'export const frame = 1;\n',
  'service/connectors/onebot/knows-store.ts': "export { rows } from '../../store/allowed-rows.ts';\n",
  'service/connectors/other/knows-onebot.ts': "export { frame } from '../onebot/allowed-frame.ts';\n",
  'service/ingest/knows-connector.ts': "export { frame } from '../connectors/onebot/allowed-frame.ts';\n",
  'gateway/knows-connector.ts': "export { frame } from '../service/connectors/onebot/allowed-frame.ts';\n",
  'main/knows-domain.ts': "export { due } from '../domain/allowed-rule.ts';\n",
  'main/allowed-shell.ts': "export { app } from 'electron';\nexport { word } from '../contract/allowed-word.ts';\n",
  'preload/knows-main.ts': "export { app } from '../main/allowed-shell.ts';\n",
  'renderer/reads-disk.ts': "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('x');\n",
  'renderer/asks-process.ts': 'export const home = (): unknown => process.env;\n',
  'renderer/knows-service.ts': "export { rows } from '../service/store/allowed-rows.ts';\n",
  'renderer/features/inbox/names-antd.tsx': "export { Button } from 'antd';\n",
  'renderer/features/inbox/allowed-row.ts': 'export const row = 1;\n',
  'renderer/features/charts/knows-inbox.ts': "export { row } from '../inbox/allowed-row.ts';\n",
  'renderer/ui/kit/allowed-button.tsx': "export { Button } from 'antd';\n",
  'renderer/ui/knows-screen.ts': "export { row } from '../features/inbox/allowed-row.ts';\n",
  'renderer/imports-nothing.ts': "export { gone } from './gone.ts';\n",
  'service/circle-a.ts': "import { b } from './circle-b.ts';\nexport const a = (): number => b();\n",
  'service/circle-b.ts': "import { a } from './circle-a.ts';\nexport const b = (): number => a();\n",
  'service/left-out.test.ts': "import { test } from 'vitest';\ntest.skip('is left out', () => {});\n",
  'service/alone.test.ts': "import { test } from 'vitest';\ntest.only('runs alone', () => {});\n",
};

let folder = '';
beforeAll(() => {
  folder = brokenClone(sources);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the checks of this house', () => {
  test('the linter refuses clocks, chance, waiting and Node in rules, SQL outside the store, and tests left out', () => {
    const { code, output } = check(folder, 'node_modules/oxlint/bin/oxlint', '--format', 'json');
    const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; code: string }[] };
    expect({ code, refused: pairs(diagnostics.map((found) => [found.filename, found.code])) }).toEqual({
      code: 1,
      refused: [
        'domain/asks-process.ts: eslint(no-restricted-globals)',
        'domain/knows-screen.ts: eslint(no-restricted-globals)',
        'domain/reads-clock.ts: house(no-clock-or-chance)',
        'domain/reads-date.ts: house(no-clock-or-chance)',
        'domain/throws-dice.ts: house(no-clock-or-chance)',
        'domain/waits.ts: house(no-async)',
        'renderer/asks-process.ts: eslint(no-restricted-globals)',
        'service/alone.test.ts: house(no-skipped-tests)',
        'service/alone.test.ts: vitest(expect-expect)',
        'service/alone.test.ts: vitest(no-focused-tests)',
        'service/circle-a.ts: import(no-cycle)',
        'service/circle-b.ts: import(no-cycle)',
        'service/features/long.ts: eslint(max-lines)',
        'service/features/wide.ts: typescript(no-explicit-any)',
        'service/features/writes-sql.ts: house(sql-only-in-store)',
        'service/features/writes-update.ts: house(sql-only-in-store)',
        'service/left-out.test.ts: house(no-skipped-tests)',
        'service/left-out.test.ts: vitest(no-disabled-tests)',
      ],
    });
  });

  test('the import table refuses every road between rooms that it does not name', () => {
    const { code, output } = check(folder, 'scripts/lint/check-imports.mjs', '.');
    const lines = output.matchAll(/error (\S+): (\S+) →/g);
    expect({ code, refused: pairs([...lines].map(([, rule = '', from = '']) => [from, rule])) }).toEqual({
      code: 1,
      refused: [
        'contract/knows-electron.ts: electron-only-in-the-shell',
        'contract/knows-service.ts: contract',
        'domain/knows-contract.ts: domain',
        'domain/reads-disk.ts: no-node-in-pure-rooms',
        'gateway/knows-connector.ts: gateway',
        'main/knows-domain.ts: main',
        'preload/knows-main.ts: preload',
        'renderer/features/charts/knows-inbox.ts: screens-are-strangers',
        'renderer/features/inbox/names-antd.tsx: antd-only-in-the-kit',
        'renderer/imports-nothing.ts: no-unresolvable',
        'renderer/knows-service.ts: renderer',
        'renderer/reads-disk.ts: no-node-in-pure-rooms',
        'renderer/ui/knows-screen.ts: looks-know-no-screen',
        'service/circle-a.ts: no-circles',
        'service/connectors/onebot/knows-store.ts: connectors',
        'service/connectors/other/knows-onebot.ts: connectors-are-strangers',
        'service/features/knows-connector.ts: features',
        'service/features/opens-database.ts: database-only-in-the-store',
        'service/ingest/knows-connector.ts: ingest',
        'service/store/knows-feature.ts: store',
      ],
    });
  });

  test('an import table that sees no module does not pass', () => {
    const bare = brokenClone({
      'domain/allowed-rule.ts': 'export const rule = 1;\n',
      '.dependency-cruiser.cjs': "module.exports = { options: { exclude: { path: '.' } } };\n",
    });
    const { code, output } = check(bare, 'scripts/lint/check-imports.mjs', '.');
    rmSync(bare, { recursive: true, force: true });
    expect({ code, said: output.trim().split('\n').at(-1) }).toEqual({
      code: 1,
      said: 'Only 0 of 1 source files were looked at.',
    });
  });

  test.each([
    ['domain', ['domain/asks-process.ts: TS2591', 'domain/knows-screen.ts: TS2304', 'domain/reads-disk.ts: TS2591']],
    [
      'renderer',
      ['renderer/asks-process.ts: TS2591', 'renderer/imports-nothing.ts: TS2307', 'renderer/reads-disk.ts: TS2591'],
    ],
  ])('the compiler knows neither Node nor more than its own surroundings in %s', (room, refused) => {
    const { code, output } = check(folder, 'node_modules/typescript/bin/tsc', '-p', `${room}/tsconfig.json`);
    const lines = output.matchAll(/^([^\s(]+)\(\d+,\d+\): error (TS\d+)/gm);
    expect({ code, refused: pairs([...lines].map(([, file = '', error = '']) => [file, error])) }).toEqual({
      code: 2,
      refused,
    });
  });

  test('folders that say nothing, barrels, other spellings and new rooms are refused', () => {
    const named = brokenClone({
      'domain/utils/allowed-name.ts': '',
      'domain/time/index.ts': '',
      'contract/index.ts': '',
      'renderer/features/inbox/InboxPage.tsx': '',
      'renderer/text/zh-CN/inbox.ts': '',
      'service/store/migrations/0001-foundation.ts': '',
      'toolbox/hammer.ts': '',
    });
    const answer = check(named, 'scripts/lint/check-names.mjs', '.');
    rmSync(named, { recursive: true, force: true });
    expect(answer).toEqual({
      code: 1,
      output: [
        'toolbox: is no room; a new room is a decision record',
        'domain/time/index.ts: a barrel; import the file that is meant',
        'domain/utils: a folder named utils says nothing about what is in it',
        'renderer/features/inbox/InboxPage.tsx: files are named in kebab-case after their main export',
        '',
      ].join('\n'),
    });
  });
});

function pairs(found: readonly (readonly [string, string])[]): string[] {
  return [...new Set(found.map(([file, rule]) => `${file}: ${rule}`))].sort();
}
