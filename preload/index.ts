import { contextBridge, ipcRenderer } from 'electron';
import type { ServiceState, ShellApi } from '../contract/shell.ts';
import { keyCalls } from './key-calls.ts';

// Forwards one port and the typed shell, nothing else: a page that is taken over can ask for no more than this.
const shell: ShellApi = {
  role: argument('window-role') === 'wall' ? 'wall' : 'console',
  versions: { app: argument('app-version'), electron: process.versions.electron },
  requestPort: () => ipcRenderer.send('shell:request-port'),
  onServiceState: (listener) => {
    const heard = (_event: unknown, state: ServiceState): void => listener(state);
    ipcRenderer.on('shell:service-state', heard);
    return () => ipcRenderer.off('shell:service-state', heard);
  },
  serviceState: () => ipcRenderer.invoke('shell:get-service-state') as Promise<ServiceState>,
  saveFile: (file) => ipcRenderer.invoke('shell:save-file', file) as Promise<{ readonly path: string } | null>,
  chooseImportFile: () => ipcRenderer.invoke('shell:choose-import-file') as Promise<{ readonly path: string } | null>,
  chooseSavePlace: (file) =>
    ipcRenderer.invoke('shell:choose-save-place', file) as Promise<{ readonly path: string } | null>,
  chooseFile: () => ipcRenderer.invoke('shell:choose-file') as Promise<{ readonly path: string } | null>,
  openWall: () => ipcRenderer.invoke('shell:open-wall') as Promise<void>,
  closeWall: () => ipcRenderer.invoke('shell:close-wall') as Promise<void>,
  copyText: (text) => ipcRenderer.invoke('shell:copy-text', text) as Promise<void>,
  restoreBackup: (path) => ipcRenderer.invoke('shell:restore-backup', path) as Promise<void>,
  retryService: () => ipcRenderer.invoke('shell:retry-service') as Promise<void>,
  ...keyCalls,
  quit: () => ipcRenderer.invoke('shell:quit') as Promise<void>,
};

contextBridge.exposeInMainWorld('shell', shell);

ipcRenderer.on('shell:service-port', (event) => {
  window.postMessage({ type: 'service-port' }, window.location.origin, [...event.ports]);
});

/** What main has written into the arguments of this window. */
function argument(name: string): string {
  const start = `--${name}=`;
  return process.argv.find((word) => word.startsWith(start))?.slice(start.length) ?? '';
}
