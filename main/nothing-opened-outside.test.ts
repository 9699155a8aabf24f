import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

test('the program cannot open an address outside: there is not one call that would', () => {
  const sources = ['main', 'preload', 'renderer', 'service', 'contract']
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((name) => join(root, room, name)),
    )
    .filter((name) => /\.(?:tsx?|js|mjs)$/.test(name) && !/\.test\.tsx?$/.test(name));
  expect(sources.length).toBeGreaterThan(300);
  const calls = sources.filter((name) =>
    /openExternal|openPath|showItemInFolder|moveTopLevel/.test(readFileSync(name, 'utf8')),
  );
  expect(calls).toEqual([]);
});
