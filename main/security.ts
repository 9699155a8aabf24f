import { app, session, type Session, type WebContents } from 'electron';
import type { Log } from './logging.ts';
import { PAGE_ORIGIN } from './page-file.ts';

/** What Chromium would do by itself with a network that the windows do not have. */
const QUIET_SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'dns-prefetch-disable',
  'no-pings',
] as const;

/**
 * The guards of every web contents and every session there ever is, whoever makes it: sandboxed, no permission, no navigation away from
 * its own page, no window, no webview, no download, no certificate and no password handed over, no request to a network. Call before
 * the runtime is ready. Each line of docs/security.md names the one it stands for.
 */
export function guardEverything(log: Log): void {
  // Chromium's own sandbox cannot run as root: a machine that builds and tests as root starts the console without it, in words.
  if (app.commandLine.hasSwitch('no-sandbox')) log.warn('sandbox-off');
  else app.enableSandbox();
  for (const name of QUIET_SWITCHES) app.commandLine.appendSwitch(name);
  app.on('web-contents-created', (_event, contents) => guard(contents, log));
  app.on('session-created', (created) => guardSession(created, log));
  app.on('ready', () => guardSession(session.defaultSession, log));
  refuseCredentials(log);
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
  // A data channel asks for no permission: without a proxy there is nothing it may use.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  if (app.isPackaged) contents.on('devtools-opened', () => contents.closeDevTools());
}

const guarded = new WeakSet<Session>();

/** No permission is ever given, nothing is downloaded, and no request leaves for a network: a window talks to its port and its own files. */
function guardSession(of: Session, log: Log): void {
  if (guarded.has(of)) return;
  guarded.add(of);
  of.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('permission-refused', { permission });
    answer(false);
  });
  of.setPermissionCheckHandler(() => false);
  of.setDevicePermissionHandler(() => false);
  of.setDisplayMediaRequestHandler(null);
  of.webRequest.onBeforeRequest((details, answer) => {
    const isAllowed = isLocal(details.url);
    if (!isAllowed) log.warn('request-blocked', { scheme: schemeOf(details.url), kind: details.resourceType });
    answer({ cancel: !isAllowed });
  });
  of.on('will-download', (event) => {
    event.preventDefault();
    log.warn('download-blocked');
  });
}

/** No request of a window gets so far that a server could ask; should one, it gets no certificate, no password, and no trust. */
function refuseCredentials(log: Log): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    log.warn('certificate-refused');
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    log.warn('client-certificate-refused');
    answer();
  });
  app.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault();
    log.warn('login-refused');
    answer();
  });
}

function isOwnPage(url: string): boolean {
  return url.startsWith(`${PAGE_ORIGIN}/`);
}

function isLocal(url: string): boolean {
  return (
    isOwnPage(url) ||
    url.startsWith('media://item/') ||
    url.startsWith('blob:app://console/') ||
    (!app.isPackaged && url.startsWith('devtools://'))
  );
}

/** The scheme only: an address may carry what somebody has written. */
function schemeOf(url: string): string {
  return url.slice(0, Math.max(0, url.indexOf(':'))).slice(0, 20);
}
