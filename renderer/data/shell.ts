import type { ShellApi } from '../../contract/shell.ts';

declare global {
  interface Window {
    readonly shell: ShellApi;
  }
}

/** The shell the preload script has exposed: dialogs and windows, never data. */
export function shell(): ShellApi {
  return window.shell;
}
