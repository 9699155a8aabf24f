import type { Connector, ConnectorContext } from '../connector.ts';

/** An account whose messages come out of files: nothing runs for it, and its lamp is grey. */
export function createImportedAccount(context: ConnectorContext): Connector {
  return { start: () => context.lamp('idle', null), stop: () => Promise.resolve() };
}
