import { readdirSync, readFileSync } from 'node:fs';

/** Memory in MB that the service of a data folder has taken for itself, pages of its file aside; null on a system without /proc. */
export function memoryOf(dataDir: string): number | null {
  const pid = serviceOf(dataDir);
  if (pid === null) return null;
  const resident = /RssAnon:\s+(\d+) kB/.exec(readText(`/proc/${pid}/status`))?.[1];
  return resident === undefined ? null : Number(resident) / 1024;
}

function serviceOf(dataDir: string): string | null {
  const pids = readText('/proc/self/status') === '' ? [] : readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return (
    pids.find((pid) => {
      const words = readText(`/proc/${pid}/cmdline`).split('\0');
      return words.includes(dataDir) && words.some((word) => word.endsWith('/service/headless.ts'));
    }) ?? null
  );
}

/** Empty where the process has ended meanwhile. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
