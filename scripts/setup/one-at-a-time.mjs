import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './terminal.mjs';

const WAIT_MS = 50;
const SAID_AFTER_MS = 1_000;
/** A holder that has not even written its number after this long is gone. */
const UNNAMED_MS = 10_000;

/** Runs `work` while no other process runs work for the same place: two installations into one folder break each other. */
export async function oneAtATime(place, work) {
  const lock = join(tmpdir(), `group-patrol-${createHash('sha256').update(place).digest('hex').slice(0, 16)}.lock`);
  for (let waited = 0; !take(lock); waited += WAIT_MS) {
    if (waited === SAID_AFTER_MS) say('▸ Waiting: another run is setting up this clone');
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isAbandoned(lock) {
  try {
    const holder = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    return holder > 0 && !isAlive(holder);
  } catch {
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    return made !== undefined && Date.now() - made > UNNAMED_MS;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another user is alive, too.
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : null;
}
