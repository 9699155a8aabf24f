import { ipcRenderer } from 'electron';
import type { KeyCalls } from '../contract/keys.ts';

/** The calls about the key of a centre, each to the handler of its name. */
export const keyCalls: KeyCalls = {
  prepareRing: (protection) =>
    ipcRenderer.invoke('shell:prepare-ring', protection) as ReturnType<KeyCalls['prepareRing']>,
  confirmPhrase: (typed) => ipcRenderer.invoke('shell:confirm-phrase', typed) as ReturnType<KeyCalls['confirmPhrase']>,
  unlockRing: (ask) => ipcRenderer.invoke('shell:unlock-ring', ask) as ReturnType<KeyCalls['unlockRing']>,
  useRingCopy: () => ipcRenderer.invoke('shell:use-ring-copy') as ReturnType<KeyCalls['useRingCopy']>,
  acceptClock: () => ipcRenderer.invoke('shell:accept-clock') as Promise<void>,
  keyStatus: () => ipcRenderer.invoke('shell:key-status') as ReturnType<KeyCalls['keyStatus']>,
  renewPhrase: (proof) => ipcRenderer.invoke('shell:renew-phrase', proof) as ReturnType<KeyCalls['renewPhrase']>,
  changeProtection: (ask) =>
    ipcRenderer.invoke('shell:change-protection', ask) as ReturnType<KeyCalls['changeProtection']>,
  printPhrase: () => ipcRenderer.invoke('shell:print-phrase') as ReturnType<KeyCalls['printPhrase']>,
  savePhrase: () => ipcRenderer.invoke('shell:save-phrase') as ReturnType<KeyCalls['savePhrase']>,
};
