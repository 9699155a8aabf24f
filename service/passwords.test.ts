import { scryptSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, PASSWORD_COST } from './passwords.ts';
import { deriveOnThread } from './sign-in/scrypt-thread.ts';
import { TRAINING_PASSWORD, TRAINING_PASSWORD_HASH } from './training/people.ts';

const LITTLE = { ln: 8, r: 8, p: 1 };

describe('a password hash', () => {
  it('is a PHC string of scrypt with N = 2^17, r = 8, p = 1 that another program verifies', async () => {
    const stored = await hashPassword('山高水长路远-2026', PASSWORD_COST);
    const [, name, cost, salt, hash] = stored.split('$');
    const again = scryptSync('山高水长路远-2026', Buffer.from(salt ?? '', 'base64'), 32, {
      ...{ N: 131_072, r: 8, p: 1, maxmem: 160 * 1024 * 1024 },
    });
    expect([name, cost, hash]).toEqual(['scrypt', 'ln=17,r=8,p=1', again.toString('base64').replace(/=+$/, '')]);
  });

  it('fits its own password, however its letters were typed, and no other', async () => {
    const stored = await hashPassword('Abcdefgh-1', LITTLE);
    expect(
      await Promise.all(
        ['Abcdefgh-1', 'Ａbcdefgh－1', 'abcdefgh-1', '', 'Abcdefgh-1 '].map((p) => isPassword(p, stored, LITTLE)),
      ),
    ).toEqual([true, true, false, false, false]);
  });

  it('is another one each time', async () => {
    expect(await hashPassword('Abcdefgh-1', LITTLE)).not.toBe(await hashPassword('Abcdefgh-1', LITTLE));
  });

  it('is asked for the same work where there is none', async () => {
    const answers: boolean[] = [];
    const used = process.cpuUsage();
    for (const password of ['Abcdefgh-1', '']) answers.push(await isPassword(password, null, PASSWORD_COST));
    const { user } = process.cpuUsage(used);
    // Two scrypts of 2^17 cannot be had for 20 ms of a processor of this century; a short cut takes none.
    expect([answers, user > 20_000]).toEqual([[false, false], true]);
  });

  it('that is damaged or asks for endless work is a fault and not a wrong password', async () => {
    const hash = `${'A'.repeat(22)}$${'A'.repeat(43)}`;
    for (const stored of ['', 'plain', `$scrypt$ln=30,r=8,p=1$${hash}`, `$scrypt$ln=17,r=0,p=1$${hash}`])
      await expect(isPassword('Abcdefgh-1', stored, LITTLE)).rejects.toThrow(/stored password hash/);
  });

  it('of the training people is that of the password the screen shows', async () => {
    expect(await isPassword(TRAINING_PASSWORD, TRAINING_PASSWORD_HASH, PASSWORD_COST)).toBe(true);
  });
});

describe('the thread that checks a password', () => {
  const workerUrl = new URL('./sign-in/scrypt-from-source.mjs', import.meta.url);
  const salt = Buffer.from('a salt of sixteen');

  it('derives what the runtime derives, at the cost of a real password too', async () => {
    for (const { ln, r, p } of [LITTLE, PASSWORD_COST, { ln: 10, r: 4, p: 2 }]) {
      const work = { password: '山高水长', salt, ln, r, p, length: 32 };
      const own = scryptSync('山高水长', salt, 32, { N: 2 ** ln, r, p, maxmem: 160 * 1024 * 1024 });
      expect((await deriveOnThread(workerUrl, work)).equals(own)).toBe(true);
    }
  });

  it('checks what was hashed without it and the other way round, and an empty password is only wrong', async () => {
    const threaded = { ...LITTLE, workerUrl };
    const [without, within] = [await hashPassword('Abcdefgh-1', LITTLE), await hashPassword('Abcdefgh-1', threaded)];
    const asked = [isPassword('Abcdefgh-1', without, threaded), isPassword('Abcdefgh-1', within, LITTLE)];
    const wrong = [isPassword('Abcdefgh-2', within, threaded), isPassword('', within, threaded)];
    expect(await Promise.all([...asked, ...wrong, isPassword('Abcdefgh-1', null, threaded)])).toEqual([
      ...[true, true],
      ...[false, false, false],
    ]);
  });

  it('that fails is a fault and never an answer', async () => {
    const broken = { ...LITTLE, workerUrl: new URL('data:text/javascript,throw new Error("broken")') };
    await expect(isPassword('Abcdefgh-1', null, broken)).rejects.toThrow('broken');
    const silent = { ...LITTLE, workerUrl: new URL('data:text/javascript,') };
    await expect(isPassword('Abcdefgh-1', null, silent)).rejects.toThrow(/without an answer/);
  });
});

describe('what a guess costs', () => {
  it('is never less outside of tests: the programs of the service name no cost of their own', () => {
    const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/(^|\/)a-[^/]*\.ts$/.test(name),
    );
    const naming = sources.filter((name) =>
      /\bln: *\d/.test(readFileSync(path.join(import.meta.dirname, name), 'utf8')),
    );
    expect(naming).toEqual(['passwords.ts']);
  });
});
