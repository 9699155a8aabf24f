import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { holdsAll } from './dependencies.mjs';
import { oneAtATime } from './one-at-a-time.mjs';

const react = { version: '19.3.1', integrity: 'sha512-a' };

describe('what is installed', () => {
  test.each([
    ['holds what the lock file asks for', { 'node_modules/react': react }, true],
    ['lacks a package', {}, false],
    ['holds another version', { 'node_modules/react': { ...react, version: '18.0.0' } }, false],
    ['holds other bytes of the same version', { 'node_modules/react': { ...react, integrity: 'sha512-b' } }, false],
  ])('%s', (_name, installed, expected) => {
    const wanted = { '': { version: '0.1.0' }, 'node_modules/react': react };
    expect(holdsAll(wanted, installed)).toBe(expected);
  });

  test('need not hold what is for another system', () => {
    const wanted = { 'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-f', optional: true } };
    expect(holdsAll(wanted, {})).toBe(true);
  });
});

describe('setting up one place', () => {
  test('two at a time take turns', async () => {
    const place = `test-${process.pid}-turns`;
    const steps: string[] = [];
    const turn = (name: string) =>
      oneAtATime(place, async () => {
        steps.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        steps.push(`${name} ends`);
      });
    await Promise.all([turn('one'), turn('two')]);
    expect(steps).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });

  test('a lock whose holder is gone is taken over', async () => {
    const place = `test-${process.pid}-gone`;
    const name = createHash('sha256').update(place).digest('hex').slice(0, 16);
    const lock = join(tmpdir(), `group-patrol-${name}.lock`);
    mkdirSync(lock);
    // No process has this number: Linux and macOS count far lower.
    writeFileSync(join(lock, 'pid'), '2147483646');
    expect(await oneAtATime(place, async () => 'done')).toBe('done');
    rmSync(lock, { recursive: true, force: true });
  });

  test('work that fails gives the place back', async () => {
    const place = `test-${process.pid}-fails`;
    const failing = oneAtATime(place, () => Promise.reject(new Error('no network')));
    await expect(failing).rejects.toThrow('no network');
    expect(await oneAtATime(place, async () => 'next')).toBe('next');
  });
});
