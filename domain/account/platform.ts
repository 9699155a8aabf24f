import { assertNever } from '../assert-never.ts';
import { CONNECTOR_KINDS, type ConnectorKind } from './account.ts';

/** Ids of groups and senders mean the same for all accounts of one platform; only then are sightings merged by id. */
export function platformOf(connector: ConnectorKind): string {
  switch (connector) {
    case 'training':
      return 'training';
    case 'onebot11-reverse':
    case 'onebot11-forward':
    case 'onebot11-post':
      return 'qq';
    case 'wecom-callback':
    case 'wecom-robot':
      return 'wecom';
    case 'wechaty':
    case 'chatlog':
    case 'addmsg':
    case 'file-import':
      return 'wechat';
    case 'onebot12':
    case 'onebot12-reverse':
    case 'onebot12-post':
      return 'onebot12';
    case 'satori':
    case 'webhook':
      return connector;
    default:
      return assertNever(connector);
  }
}

/** Every platform an account, and so a group, can be on. */
export const PLATFORMS: ReadonlySet<string> = new Set(CONNECTOR_KINDS.map(platformOf));
