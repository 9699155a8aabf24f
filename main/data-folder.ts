import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder of the window's own profile, inside the data folder, so that the single-instance lock is one per data folder.
 * Where the data folder cannot be written the window still needs a profile to say so in: a temporary one.
 */
export function windowFolder(dataDir: string): string {
  const folder = join(dataDir, 'window');
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return mkdtempSync(join(tmpdir(), 'group-patrol-window-'));
  }
}
