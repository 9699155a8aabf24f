import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeyState } from '../contract/keys.ts';
import { aCentre, aDoor, aFolder, aKeychain, PASSPHRASE, typedBack } from './a-centre.ts';
import { isWhole, openByPassphrase, ringSchema, sealRing, type Ring } from './ring.ts';
import { writeRing } from './ring-file.ts';

const OTHER = '两岸猿声啼不住轻舟已过万重山';
const byPassphrase = (passphrase: string) => ({ kind: 'passphrase', passphrase }) as const;
const byRecovery = (lines: readonly string[]) => ({ kind: 'recovery', lines }) as const;
const mainFile = (dir: string) => join(dir, 'key-ring.json');
const copyFile = (dir: string) => join(dir, 'backups', 'key-ring.json');
const ringIn = (file: string): Ring => ringSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

function stateOf({ door }: ReturnType<typeof aDoor>): KeyState {
  const found = door.keys();
  if (found.kind === 'keys') throw new Error('The door is open.');
  return found.state;
}

/** Changes both files in the same way. */
function tamper(dir: string, change: (ring: Ring) => object): void {
  for (const file of [mainFile(dir), copyFile(dir)]) writeFileSync(file, JSON.stringify(change(ringIn(file))));
}

test('a new folder asks to be set up, and nothing is written before the phrase is confirmed', async () => {
  const dir = aFolder();
  const a = aDoor(dir);
  expect(stateOf(a)).toEqual({ kind: 'set-up', keychain: { backend: 'none', isUsable: false } });
  const shown = await a.door.prepare({ keychain: false, passphrase: PASSPHRASE });
  if (shown.kind !== 'phrase') throw new Error(shown.why);
  const before = existsSync(mainFile(dir));
  const wrong = await a.door.confirm(['2222', '3333']);
  const right = await a.door.confirm(typedBack(shown));
  expect([before, wrong, right, a.door.keys().kind, a.notes, a.told.changes]).toEqual([
    false,
    { kind: 'failed', why: 'groups-differ' },
    { kind: 'done' },
    'keys',
    ['keys.ringMade'],
    1,
  ]);
});

test('the two groups asked back stand on two different lines', async () => {
  const { door } = aDoor(aFolder());
  for (let round = 0; round < 20; round += 1) {
    const shown = await door.prepare({ keychain: false, passphrase: PASSPHRASE });
    if (shown.kind !== 'phrase') throw new Error(shown.why);
    const [first = 0, second = 0] = shown.asked;
    expect([Math.floor(first / 2) < Math.floor(second / 2), second < 10]).toEqual([true, true]);
  }
});

test('every start asks for the passphrase, and the passphrase and the phrase open the same keys', async () => {
  const dir = aFolder();
  const { lines, keys } = await aCentre(dir);
  const [one, two] = [aDoor(dir), aDoor(dir)];
  expect(stateOf(one)).toMatchObject({
    kind: 'locked-store',
    ways: { passphrase: true, recovery: true },
    waitUntil: null,
  });
  await one.door.unlock(byPassphrase(PASSPHRASE), null);
  await two.door.unlock(byRecovery(lines.map((line) => line.toLowerCase())), null);
  expect([one.door.keys(), two.door.keys(), one.notes, two.notes]).toEqual([keys, keys, [], ['keys.openedByRecovery']]);
});

test('neither file of the ring holds the key, the passphrase or the phrase', async () => {
  const dir = aFolder();
  const { lines } = await aCentre(dir, { keychain: true, passphrase: PASSPHRASE }, aKeychain('kwallet5'));
  const master = await openByPassphrase(ringIn(mainFile(dir)), PASSPHRASE);
  const text = readFileSync(mainFile(dir), 'latin1') + readFileSync(copyFile(dir), 'latin1');
  const secrets = [
    master?.toString('hex'),
    master?.toString('base64'),
    PASSPHRASE,
    ...lines,
    ...lines.join('').split(' '),
  ];
  expect(secrets.filter((secret) => secret === undefined || text.includes(secret))).toEqual([]);
});

test('a usable keychain opens by itself, and basic_text, unknown and one without a name are none', async () => {
  const dir = aFolder();
  const { keys } = await aCentre(dir, { keychain: true, passphrase: null }, aKeychain('kwallet5'));
  const offered = ['basic_text', 'unknown', ''].map((backend) => stateOf(aDoor(aFolder(), aKeychain(backend))));
  const taken = await aDoor(aFolder(), aKeychain('basic_text')).door.prepare({ keychain: true, passphrase: null });
  expect([aDoor(dir, aKeychain('kwallet5')).door.keys(), offered, taken]).toEqual([
    keys,
    ['basic_text', 'unknown', ''].map((backend) => ({ kind: 'set-up', keychain: { backend, isUsable: false } })),
    { kind: 'failed', why: 'no-keychain' },
  ]);
});

test.each([
  ['another kind', aKeychain('gnome_libsecret'), 'keychain-changed'],
  ['none worth it', aKeychain('basic_text'), 'keychain-changed'],
  ['the same kind with another key', aKeychain('kwallet5', 'two'), 'keychain-other'],
])(
  'a keychain that became %s is refused, and the phrase keeps the key by what is there now',
  async (_, keychain, reason) => {
    const dir = aFolder();
    const { lines, keys } = await aCentre(dir, { keychain: true, passphrase: null }, aKeychain('kwallet5'));
    const a = aDoor(dir, keychain);
    expect(stateOf(a)).toMatchObject({ kind: 'key-refused', reason, ways: { passphrase: false, recovery: true } });
    const isUsable = keychain.backend !== 'basic_text';
    const protection = isUsable ? null : { keychain: false, passphrase: PASSPHRASE };
    if (!isUsable)
      expect(await a.door.unlock(byRecovery(lines), null)).toEqual({ kind: 'failed', why: 'no-protection' });
    expect(await a.door.unlock(byRecovery(lines), protection)).toEqual({ kind: 'done' });
    const after = aDoor(dir, keychain);
    if (!isUsable) await after.door.unlock(byPassphrase(PASSPHRASE), null);
    expect([after.door.keys(), a.notes]).toEqual([keys, ['keys.openedByRecovery', 'keys.protectionChanged']]);
  },
);

test('a keychain that says it cannot encrypt is not asked, though it is the one the key was given to', async () => {
  const dir = aFolder();
  const keychain = aKeychain('kwallet5');
  await aCentre(dir, { keychain: true, passphrase: null }, keychain);
  expect(stateOf(aDoor(dir, { ...keychain, isAvailable: false }))).toMatchObject({
    kind: 'key-refused',
    reason: 'keychain-changed',
  });
});

test('a passphrase set besides the keychain opens when the keychain fails, and stays', async () => {
  const dir = aFolder();
  const { keys } = await aCentre(dir, { keychain: true, passphrase: PASSPHRASE }, aKeychain('kwallet5'));
  const a = aDoor(dir, aKeychain('kwallet5', 'two'));
  await a.door.unlock(byPassphrase(PASSPHRASE), null);
  const [second, third] = [aDoor(dir, aKeychain('kwallet5', 'two')), aDoor(dir, aKeychain('kwallet5', 'three'))];
  const bySecond = second.door.keys();
  await third.door.unlock(byPassphrase(PASSPHRASE), null);
  expect([a.door.keys(), bySecond, third.door.keys()]).toEqual([keys, keys, keys]);
});

test('five wrong passphrases make one wait, longer each time, across restarts and a clock set back', async () => {
  const dir = aFolder();
  await aCentre(dir);
  const time = { at: 1_795_500_000_000 };
  const tried = [];
  for (let n = 0; n < 5; n += 1) tried.push(await aDoor(dir, undefined, time).door.unlock(byPassphrase('wrong'), null));
  expect(tried.map((answer) => ('attemptsLeft' in answer ? answer.attemptsLeft : null))).toEqual([4, 3, 2, 1, 0]);
  const again = aDoor(dir, undefined, time);
  expect(await again.door.unlock(byPassphrase(PASSPHRASE), null)).toEqual({
    kind: 'failed',
    why: 'wait',
    waitUntil: time.at + 30_000,
  });
  expect(stateOf(again)).toMatchObject({ waitUntil: time.at + 30_000 });
  time.at -= 86_400_000;
  expect(stateOf(again)).toMatchObject({ waitUntil: time.at + 30_000 });
  time.at += 86_400_000 + 30_000;
  expect(await again.door.unlock(byPassphrase('wrong'), null)).toMatchObject({
    why: 'wrong',
    waitUntil: time.at + 60_000,
  });
  time.at += 60_000;
  expect(await again.door.unlock(byPassphrase(PASSPHRASE), null)).toEqual({ kind: 'done' });
  expect(existsSync(join(dir, 'unlock-attempts.json'))).toBe(false);
});

test('a phrase that does not read is no attempt', async () => {
  const dir = aFolder();
  await aCentre(dir);
  const a = aDoor(dir);
  expect([await a.door.unlock(byRecovery(['ABCD']), null), existsSync(join(dir, 'unlock-attempts.json'))]).toEqual([
    { kind: 'failed', why: 'phrase-unreadable' },
    false,
  ]);
});

test('a recovery wrap that was taken out is noticed, and the ring is made anew around the same key', async () => {
  const dir = aFolder();
  const { keys, lines } = await aCentre(dir);
  tamper(dir, ({ recovery: _taken, ...rest }) => rest);
  const a = aDoor(dir);
  await a.door.unlock(byPassphrase(PASSPHRASE), null);
  expect(stateOf(a)).toMatchObject({
    kind: 'key-refused',
    reason: 'recovery-removed',
    canRemake: true,
    hasGoodCopy: false,
  });
  const shown = await a.door.prepare({ keychain: false, passphrase: OTHER });
  if (shown.kind !== 'phrase') throw new Error(shown.why);
  await a.door.confirm(typedBack(shown));
  const after = aDoor(dir);
  expect([
    a.door.keys(),
    a.notes,
    (await after.door.unlock(byRecovery(lines), null)).kind,
    (await after.door.unlock(byPassphrase(PASSPHRASE), null)).kind,
    (await after.door.unlock(byRecovery(shown.lines), null)).kind,
  ]).toEqual([keys, ['keys.ringRemade'], 'failed', 'failed', 'done']);
});

test.each<[string, (ring: Ring, foreign: Ring) => object]>([
  ['a foreign recovery wrap', (ring, foreign) => ({ ...ring, recovery: foreign.recovery })],
  ['the passphrase wrap in the place of the recovery wrap', (ring) => ({ ...ring, recovery: ring.passphrase })],
  ['another time', (ring) => ({ ...ring, changedAt: ring.changedAt - 1 })],
  ['a keychain nobody chose', (ring) => ({ ...ring, phraseMadeAt: 1 })],
  ['another seal', (ring, foreign) => ({ ...ring, mac: foreign.mac })],
])('%s in the ring is noticed', async (_, change) => {
  const [dir, elsewhere] = [aFolder(), aFolder()];
  await aCentre(dir);
  await aCentre(elsewhere);
  tamper(dir, (ring) => change(ring, ringIn(mainFile(elsewhere))));
  const a = aDoor(dir);
  await a.door.unlock(byPassphrase(PASSPHRASE), null);
  expect(stateOf(a)).toMatchObject({ kind: 'key-refused', reason: 'ring-altered', canRemake: true });
});

test('a foreign passphrase wrap and a foreign name open nothing', async () => {
  const [dir, elsewhere] = [aFolder(), aFolder()];
  await aCentre(dir);
  await aCentre(elsewhere);
  const foreign = ringIn(mainFile(elsewhere));
  tamper(dir, (ring) => ({ ...ring, passphrase: foreign.passphrase }));
  const swapped = await aDoor(dir).door.unlock(byPassphrase(PASSPHRASE), null);
  tamper(elsewhere, (ring) => ({ ...ring, id: '0'.repeat(16) }));
  const renamed = await aDoor(elsewhere).door.unlock(byPassphrase(PASSPHRASE), null);
  expect([swapped, renamed]).toMatchObject([{ why: 'wrong' }, { why: 'wrong' }]);
});

test('a whole copy may take the place of an altered ring, and even opens it where the altered wrap does not', async () => {
  const dir = aFolder();
  const { keys } = await aCentre(dir);
  const good = readFileSync(mainFile(dir), 'utf8');
  const ring = ringIn(mainFile(dir));
  writeFileSync(mainFile(dir), JSON.stringify({ ...ring, passphrase: ring.recovery }));
  const a = aDoor(dir);
  await a.door.unlock(byPassphrase(PASSPHRASE), null);
  expect(stateOf(a)).toMatchObject({ reason: 'ring-altered', hasGoodCopy: true });
  expect([await a.door.useCopy(), a.door.keys(), a.notes, readFileSync(mainFile(dir), 'utf8')]).toEqual([
    { kind: 'done' },
    keys,
    ['keys.copyUsed'],
    good,
  ]);
});

test.each<[string, (file: string) => void]>([
  ['cut short', (file) => writeFileSync(file, readFileSync(file).subarray(0, 200))],
  ['empty', (file) => writeFileSync(file, '')],
  ['gone', (file) => rmSync(file)],
  ['no ring', (file) => writeFileSync(file, '{"version":1}')],
])('a ring that is %s is read from its copy and written again', async (_, spoil) => {
  const dir = aFolder();
  const { keys } = await aCentre(dir);
  const good = readFileSync(mainFile(dir), 'utf8');
  spoil(mainFile(dir));
  const a = aDoor(dir);
  expect(stateOf(a)).toMatchObject({ kind: 'locked-store', isCopy: true });
  await a.door.unlock(byPassphrase(PASSPHRASE), null);
  expect([a.door.keys(), a.notes, readFileSync(mainFile(dir), 'utf8')]).toEqual([keys, ['keys.copyUsed'], good]);
});

test('a copy that is gone is written again', async () => {
  const dir = aFolder();
  await aCentre(dir);
  rmSync(copyFile(dir));
  await aDoor(dir).door.unlock(byPassphrase(PASSPHRASE), null);
  expect(readFileSync(copyFile(dir), 'utf8')).toBe(readFileSync(mainFile(dir), 'utf8'));
});

test.each<[string, (dir: string) => void, string]>([
  [
    'two spoilt files',
    (dir) => [mainFile(dir), copyFile(dir)].forEach((file) => writeFileSync(file, '{')),
    'ring-unreadable',
  ],
  ['a ring of a later version', (dir) => writeFileSync(mainFile(dir), '{"version":2}'), 'ring-from-the-future'],
  [
    'a store without a ring',
    (dir) => {
      rmSync(mainFile(dir));
      rmSync(copyFile(dir));
      writeFileSync(join(dir, 'console.db'), 'x');
    },
    'ring-missing',
  ],
  [
    'a backup without a ring',
    (dir) => {
      rmSync(mainFile(dir));
      rmSync(copyFile(dir));
      writeFileSync(join(dir, 'backups', 'console-20260101T000000000Z.db'), 'x');
    },
    'ring-missing',
  ],
  ['a training folder', (dir) => writeFileSync(join(dir, 'training.key'), 'ab'.repeat(32)), 'training-folder'],
])('%s: refused, and no new ring is ever made there', async (_, spoil, reason) => {
  const dir = aFolder();
  await aCentre(dir);
  spoil(dir);
  const a = aDoor(dir);
  expect([
    stateOf(a),
    await a.door.prepare({ keychain: false, passphrase: PASSPHRASE }),
    await a.door.unlock(byPassphrase(PASSPHRASE), null),
  ]).toMatchObject([{ kind: 'key-refused', reason, canRemake: false }, { why: 'not-now' }, { why: 'not-now' }]);
});

test('a new phrase makes the old one void and leaves the passphrase', async () => {
  const dir = aFolder();
  const { lines, keys } = await aCentre(dir);
  const a = aDoor(dir);
  await a.door.unlock(byPassphrase(PASSPHRASE), null);
  expect(await a.door.renewPhrase(byPassphrase('wrong'))).toMatchObject({ why: 'wrong' });
  const shown = await a.door.renewPhrase(byPassphrase(PASSPHRASE));
  if (shown.kind !== 'phrase') throw new Error(shown.why);
  const unconfirmed = await aDoor(dir).door.unlock(byRecovery(lines), null);
  await a.door.confirm(typedBack(shown));
  const after = aDoor(dir);
  const old = await after.door.unlock(byRecovery(lines), null);
  await after.door.unlock(byRecovery(shown.lines), null);
  expect([unconfirmed, old, after.door.keys(), a.notes]).toMatchObject([
    { kind: 'done' },
    { why: 'wrong' },
    keys,
    ['keys.phraseRenewed'],
  ]);
});

test('a new passphrase makes the old one void', async () => {
  const dir = aFolder();
  await aCentre(dir);
  const a = aDoor(dir);
  await a.door.unlock(byPassphrase(PASSPHRASE), null);
  const weak = await a.door.changeProtection(byPassphrase(PASSPHRASE), { keychain: false, passphrase: '123' });
  const none = await a.door.changeProtection(byPassphrase(PASSPHRASE), { keychain: false, passphrase: null });
  const done = await a.door.changeProtection(byPassphrase(PASSPHRASE), { keychain: false, passphrase: OTHER });
  const after = aDoor(dir);
  expect([
    weak,
    none,
    done,
    await after.door.unlock(byPassphrase(PASSPHRASE), null),
    await after.door.unlock(byPassphrase(OTHER), null),
  ]).toMatchObject([
    { why: 'passphrase-too-short' },
    { why: 'no-protection' },
    { kind: 'done' },
    { why: 'wrong' },
    { kind: 'done' },
  ]);
});

test('two calls at once are one', async () => {
  const dir = aFolder();
  await aCentre(dir);
  const { door } = aDoor(dir);
  const both = await Promise.all([door.unlock(byPassphrase('wrong'), null), door.unlock(byPassphrase('wrong'), null)]);
  expect(both.map((answer) => ('why' in answer ? answer.why : null))).toEqual(['wrong', 'not-now']);
});

test('on a folder that cannot be written nothing is made, in words', async () => {
  const dir = aFolder();
  const a = aDoor(dir);
  const shown = await a.door.prepare({ keychain: false, passphrase: PASSPHRASE });
  if (shown.kind !== 'phrase') throw new Error(shown.why);
  mkdirSync(mainFile(dir));
  expect(await a.door.confirm(typedBack(shown))).toEqual({ kind: 'failed', why: 'not-writable' });
});

test('a ring sealed by the right key is whole, and one sealed by another is not', async () => {
  const dir = aFolder();
  await aCentre(dir);
  const ring = ringIn(mainFile(dir));
  const master = (await openByPassphrase(ring, PASSPHRASE)) ?? Buffer.alloc(32);
  writeRing(dir, sealRing(ring, Buffer.alloc(32, 1)));
  expect([isWhole(ring, master), isWhole(ringIn(mainFile(dir)), master)]).toEqual([true, false]);
});
