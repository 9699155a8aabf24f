import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';

/** Milliseconds until a window of the same runtime shows a page that holds one word and does nothing. */
export async function openEmptyWindow(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'empty-window-'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'empty-window', version: '1.0.0', main: 'main.cjs' }),
  );
  writeFileSync(
    join(folder, 'page.html'),
    '<!doctype html><meta charset="utf-8"><title>empty</title><p role="note">空</p>',
  );
  writeFileSync(join(folder, 'main.cjs'), PROGRAM);
  try {
    const began = performance.now();
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const app = await _electron.launch({ args: [...asRoot, '--disable-gpu', folder], timeout: 60_000 });
    const window = await app.firstWindow();
    await window.getByRole('note').waitFor();
    const took = performance.now() - began;
    await app.close();
    return took;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PROGRAM = `
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');
app.setPath('userData', join(__dirname, 'data'));
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile(join(__dirname, 'page.html')));
app.on('window-all-closed', () => app.quit());
`;
