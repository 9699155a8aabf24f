/** Switches of the runtime that would open what the shell closes. */
const OPENING = [
  ...['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins'],
  ...['inspect', 'inspect-brk', 'inspect-port', 'js-flags', 'load-extension', 'disable-extensions-except'],
  ...['proxy-server', 'proxy-pac-url', 'proxy-bypass-list', 'host-rules', 'host-resolver-rules'],
  ...[
    'disable-web-security',
    'allow-running-insecure-content',
    'ignore-certificate-errors',
    'allow-file-access-from-files',
  ],
  ...['disable-site-isolation-trials', 'disable-features', 'enable-blink-features', 'enable-logging', 'log-net-log'],
  ...[
    'renderer-cmd-prefix',
    'utility-cmd-prefix',
    'gpu-launcher',
    'ssl-key-log-file',
    'user-data-dir',
    'auth-server-allowlist',
  ],
] as const;

/** The switches of a command line a packed console does not start with; none for a build that is walked through by its own check. */
export function refusedSwitches(
  argv: readonly string[],
  build: { readonly isPackaged: boolean; readonly isWalkable: boolean },
): readonly string[] {
  if (!build.isPackaged || build.isWalkable) return [];
  const given = argv
    .map((word) => /^(?:--?|\/)([a-z][a-z-]*)/i.exec(word)?.[1]?.toLowerCase())
    .filter((name) => name !== undefined);
  return OPENING.filter((name) => given.includes(name));
}
