import type { ConnectorKind } from '../../domain/account/account.ts';
import type { ConnectorFactory } from './connector.ts';
import { createImportedAccount } from './file-import/imported-account.ts';
import { createForwardConnector } from './onebot11/forward-connector.ts';
import { createReverseConnector } from './onebot11/reverse-connector.ts';
import type { ReverseServer } from './onebot11/reverse-server.ts';

export type ConnectorRegistry = Readonly<Record<ConnectorKind, ConnectorFactory>>;

/** What the kinds need beside the account. */
export interface RegistryParts {
  /** null where its port could not be opened; the accounts that wait there say so. */
  readonly reverseServer: ReverseServer | null;
  readonly training: ConnectorFactory;
}

/** Every way in, one line each. A new kind is a folder, a word in ConnectorKind, and a line here. */
export function createRegistry({ reverseServer, training }: RegistryParts): ConnectorRegistry {
  return {
    training,
    'onebot11-reverse': (context) => createReverseConnector(context, reverseServer),
    'onebot11-forward': (context) => createForwardConnector(context),
    'file-import': createImportedAccount,
  };
}
