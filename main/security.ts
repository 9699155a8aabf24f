import { app, session, type WebContents } from 'electron';
import type { Log } from './logging.ts';
import { PAGE_ORIGIN } from './page-file.ts';

/**
 * The guards of every web contents there ever is, whoever makes it: sandboxed, no permission, no navigation away from its own
 * page, no window, no webview. Call before the runtime is ready.
 */
export function guardEverything(log: Log): void {
  // Chromium's own sandbox cannot run as root: a machine that builds and tests as root starts the console without it, in words.
  if (app.commandLine.hasSwitch('no-sandbox')) log.warn('sandbox-off');
  else app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => guard(contents, log));
  app.on('ready', guardSession);
}

function guard(contents: WebContents, log: Log): void {
  const stay = (details: { readonly url: string; preventDefault(): void }): void => {
    if (isOwnPage(details.url)) return;
    details.preventDefault();
    log.warn('navigation-blocked', { scheme: schemeOf(details.url) });
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('window-blocked', { scheme: schemeOf(url) });
    return { action: 'deny' };
  });
}

/** No permission is ever given, and no request leaves for a network: the window talks to its port and its own files. */
function guardSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocal(details.url) }));
}

function isOwnPage(url: string): boolean {
  return url.startsWith(`${PAGE_ORIGIN}/`);
}

function isLocal(url: string): boolean {
  return isOwnPage(url) || url.startsWith('blob:app://console/') || url.startsWith('devtools://');
}

/** The scheme only: an address may carry what somebody has written. */
function schemeOf(url: string): string {
  return url.slice(0, Math.max(0, url.indexOf(':'))).slice(0, 20);
}
