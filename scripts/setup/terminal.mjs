// Talking to the person at the terminal, and running other programs. Everything said goes to stderr: stdout belongs to
// the answers (test totals, the JSON lines of the headless door).
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A failure the person can do something about: printed as its words, without a stack. */
export class SetupFailure extends Error {}

/** Prints one line about what is being done. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a main function; prints a SetupFailure as words and anything else with its stack, and exits with 1. */
export async function run(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    say(error instanceof SetupFailure ? `\n${error.message}` : error instanceof Error ? error.stack : String(error));
    process.exitCode = 1;
  }
}

/** The text a program printed, trimmed; null where it is missing or failed. */
export function ask(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], ...options });
  return result.status === 0 ? result.stdout.trim() : null;
}

/** Whether a program of this name can be started. */
export function has(command) {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return ask(finder, [command]) !== null;
}

/**
 * Runs a long program quietly and gives its exit code and what it printed. Every ten seconds says how long it has
 * taken and, where folders are named, how much has arrived in them. Past the time limit it is ended with code 124.
 * @param {string} command
 * @param {string[]} args
 * @param {{ label: string, limitMs?: number, watch?: string[] } & import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runQuietly(command, args, { label, limitMs = 30 * 60_000, watch = [], ...options }) {
  const started = Date.now();
  const before = sizeOf(watch);
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-20_000));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const ticker = setInterval(() => {
      const seconds = Math.round((Date.now() - started) / 1000);
      const arrived = Math.max(0, sizeOf(watch) - before);
      say(`    … ${label}: ${seconds} s${arrived > 0 ? `, ${(arrived / 1e6).toFixed(0)} MB` : ''}`);
    }, 10_000);
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const end = (code) => {
      clearInterval(ticker);
      clearTimeout(limit);
      resolve({ code: Date.now() - started >= limitMs ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/**
 * Runs a program with the person's terminal, passes on SIGINT and SIGTERM, and gives its exit code. A shell between npm and
 * this script does not pass signals on: where it has gone, the program is ended too, so that nothing runs unseen.
 */
export function runInFront(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    const parent = process.ppid;
    const orphaned = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1_000);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      clearInterval(orphaned);
      resolve(code ?? (signal === null ? 1 : 130));
    });
  });
}

/** The last lines of a long output, indented, for a failure message. */
export function tail(output, lines = 12) {
  return output
    .trim()
    .split('\n')
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join('\n');
}

function sizeOf(folders) {
  let total = 0;
  for (const folder of folders) {
    try {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) total += statSync(join(entry.parentPath, entry.name)).size;
      }
    } catch {
      // The folder is being written by someone else: a file may be gone between the listing and the look.
      continue;
    }
  }
  return total;
}
