import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { leavingFileName } from '../contract/leaving.ts';
import type { KeyDoor } from '../keys/key-door.ts';
import { answerKeys } from './key-handlers.ts';
import type { Log } from './logging.ts';
import { PAGE_ORIGIN } from './page-file.ts';
import type { ServiceProcess } from './service-process.ts';
import type { Windows, WindowRole } from './windows.ts';

const fileToSave = z.strictObject({ suggestedName: z.string().min(1).max(200), base64: z.base64().max(200_000_000) });
const savePlace = z.strictObject({ suggestedName: z.string().min(1).max(200) });
const textToCopy = z.string().max(2_000_000);
const backupPath = z.string().min(1).max(4_096);

interface Parts {
  readonly windows: Windows;
  readonly service: ServiceProcess;
  /** Null on the training profile, which has no key ring. */
  readonly door: KeyDoor | null;
  readonly log: Log;
}

/** Answers what the windows ask of the shell. Who asks is checked every time, and what is asked is checked before it is done. */
export function answerShell({ windows, service, door, log }: Parts): void {
  const senderOf = (event: IpcMainEvent | IpcMainInvokeEvent): WindowRole => {
    const role = windows.roleOf(event.sender.id);
    const frame = event.senderFrame;
    if (role !== null && frame !== null && frame === event.sender.mainFrame && frame.url.startsWith(`${PAGE_ORIGIN}/`))
      return role;
    log.error('stranger-at-the-shell');
    throw new Error('The shell answers its own windows only.');
  };
  const handle = (
    name: string,
    answer: (input: unknown, window: BrowserWindow | null) => unknown,
    roles: readonly WindowRole[] = ['console'],
  ): void =>
    ipcMain.handle(`shell:${name}`, (event, input: unknown) => {
      if (!roles.includes(senderOf(event))) throw new Error(`The wall may not ask for ${name}.`);
      return answer(input, BrowserWindow.fromWebContents(event.sender));
    });

  ipcMain.on('shell:request-port', (event) => {
    const role = senderOf(event);
    const { sender } = event;
    service.pair(sender.id, {
      role,
      deliver: (port) => (sender.isDestroyed() ? port.close() : sender.postMessage('shell:service-port', null, [port])),
    });
    sender.once('destroyed', () => service.forget(sender.id));
  });
  handle('get-service-state', () => service.state, ['console', 'wall']);
  handle('save-file', (input, window) => saveFile(fileToSave.parse(input), window));
  handle('choose-import-file', (_input, window) => chooseImportFile(window));
  handle('choose-save-place', (input, window) => chooseSavePlace(savePlace.parse(input), window));
  handle('choose-file', (_input, window) => chooseFile(window));
  handle('open-wall', () => windows.openWall());
  handle('close-wall', () => windows.closeWall(), ['console', 'wall']);
  handle('copy-text', (input) => clipboard.writeText(textToCopy.parse(input)));
  handle('restore-backup', (input) => service.restore(backupPath.parse(input)));
  handle('retry-service', () => service.retry());
  handle('quit', () => app.quit());
  handle('accept-clock', () => service.acceptClock());
  answerKeys(handle, door);
}

async function saveFile(
  { suggestedName, base64 }: z.infer<typeof fileToSave>,
  window: BrowserWindow | null,
): Promise<{ readonly path: string } | null> {
  const options = { defaultPath: join(app.getPath('documents'), leavingFileName(suggestedName)) };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (canceled || filePath === '') return null;
  await writeFile(filePath, Buffer.from(base64, 'base64'));
  return { path: filePath };
}

/** Only asks where: the service writes what is too long to pass through a window. */
async function chooseSavePlace(
  { suggestedName }: z.infer<typeof savePlace>,
  window: BrowserWindow | null,
): Promise<{ readonly path: string } | null> {
  const options = { defaultPath: join(app.getPath('documents'), leavingFileName(suggestedName)) };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? null : { path: filePath };
}

async function chooseFile(window: BrowserWindow | null): Promise<{ readonly path: string } | null> {
  const options: Electron.OpenDialogOptions = { properties: ['openFile'] };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  const [path] = filePaths;
  return canceled || path === undefined ? null : { path };
}

async function chooseImportFile(window: BrowserWindow | null): Promise<{ readonly path: string } | null> {
  const options: Electron.OpenDialogOptions = {
    properties: ['openFile'],
    filters: [
      { name: 'CSV, Excel, JSON, TXT, HTML', extensions: ['csv', 'xlsx', 'json', 'jsonl', 'txt', 'html', 'htm'] },
      { name: '*', extensions: ['*'] },
    ],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  const [path] = filePaths;
  return canceled || path === undefined ? null : { path };
}
