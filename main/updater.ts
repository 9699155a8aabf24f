import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from './logging.ts';

const feedFile = z.strictObject({ url: z.url({ protocol: /^https$/ }) });

/** Where updates come from: <dataDir>/update-feed.json with one https url; null, and updates are off, where there is none. */
export async function updateFeed(dataDir: string): Promise<string | null> {
  try {
    return feedFile.parse(JSON.parse(await readFile(join(dataDir, 'update-feed.json'), 'utf8'))).url;
  } catch {
    return null;
  }
}

/**
 * Looks for a newer version where a feed is configured, and only looks: nothing is fetched or installed by itself, and never
 * an older version. The updater is not even loaded without a feed.
 */
export async function lookForUpdates(dataDir: string, log: Log): Promise<void> {
  const url = await updateFeed(dataDir);
  if (url === null) return log.info('updates-off');
  const { default: electronUpdater } = await import('electron-updater');
  const { autoUpdater } = electronUpdater;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowDowngrade = false;
  autoUpdater.logger = null;
  autoUpdater.setFeedURL({ provider: 'generic', url });
  autoUpdater.on('error', () => log.warn('update-check-failed'));
  const found = await autoUpdater.checkForUpdates().catch(() => null);
  log.info('update-checked', { found: found?.isUpdateAvailable === true ? found.updateInfo.version : null });
}
