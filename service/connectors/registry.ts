import type { ConnectorKind } from '../../domain/account/account.ts';
import { createAddMsgConnector } from './addmsg/addmsg-connector.ts';
import { createChatlogConnector } from './chatlog/chatlog-connector.ts';
import type { ConnectorFactory } from './connector.ts';
import { createImportedAccount } from './file-import/imported-account.ts';
import { createForwardConnector } from './onebot11/forward-connector.ts';
import { createOneBotPostConnector } from './onebot11/post-connector.ts';
import { createReverseConnector } from './onebot11/reverse-connector.ts';
import { createOneBot12Connector } from './onebot12/onebot12-connector.ts';
import { createOneBot12Post } from './onebot12/post-connector.ts';
import { createOneBot12Reverse } from './onebot12/reverse-connector.ts';
import type { ReverseServer } from './reverse-server.ts';
import { createSatoriConnector } from './satori/satori-connector.ts';
import { createWechatyConnector } from './wechaty/wechaty-connector.ts';
import { createWebhookConnector } from './webhook/webhook-connector.ts';
import { createWeComCallback } from './wecom/callback-connector.ts';
import { createWeComRobot } from './wecom/robot-connector.ts';

export type ConnectorRegistry = Readonly<Record<ConnectorKind, ConnectorFactory>>;

/** What the kinds need beside the account. */
export interface RegistryParts {
  /** null where its port could not be opened; the accounts that wait there say so. */
  readonly reverseServer: ReverseServer | null;
  readonly training: ConnectorFactory;
}

/** Every way in, one line each. A new kind is a folder, a word in ConnectorKind, and a line here. */
export function createRegistry({ reverseServer, training }: RegistryParts): ConnectorRegistry {
  const posts = reverseServer?.posts ?? null;
  return {
    training,
    'onebot11-reverse': (context) => createReverseConnector(context, reverseServer),
    'onebot11-forward': (context) => createForwardConnector(context),
    'onebot11-post': (context) => createOneBotPostConnector(context, posts),
    onebot12: (context) => createOneBot12Connector(context),
    'onebot12-reverse': (context) => createOneBot12Reverse(context, reverseServer),
    'onebot12-post': (context) => createOneBot12Post(context, posts),
    satori: (context) => createSatoriConnector(context),
    wechaty: (context) => createWechatyConnector(context),
    'wecom-callback': (context) => createWeComCallback(context, posts),
    'wecom-robot': (context) => createWeComRobot(context),
    chatlog: (context) => createChatlogConnector(context),
    webhook: (context) => createWebhookConnector(context, posts),
    addmsg: (context) => createAddMsgConnector(context, posts),
    'file-import': createImportedAccount,
  };
}
