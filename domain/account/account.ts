/** How an account's messages reach us 接入方式. */
export type ConnectorKind =
  | 'training'
  | 'onebot11-reverse'
  | 'onebot11-forward'
  | 'onebot11-post'
  | 'onebot12'
  | 'onebot12-reverse'
  | 'onebot12-post'
  | 'satori'
  | 'wechaty'
  | 'wecom-callback'
  | 'wecom-robot'
  | 'chatlog'
  | 'webhook'
  | 'addmsg'
  | 'file-import';

export const CONNECTOR_KINDS = [
  'training',
  'onebot11-reverse',
  'onebot11-forward',
  'onebot11-post',
  'onebot12',
  'onebot12-reverse',
  'onebot12-post',
  'satori',
  'wechaty',
  'wecom-callback',
  'wecom-robot',
  'chatlog',
  'webhook',
  'addmsg',
  'file-import',
] as const satisfies readonly ConnectorKind[];

/** monitor 监看: sees villagers' groups. duty 督办: holds the supervision group; its traffic never enters the villagers' inbox (S03). */
export type AccountRole = 'monitor' | 'duty';

/** The lamp of an account: connecting and reconnecting are yellow, refused and silent red, imported files are grey. */
export type AccountLamp = 'online' | 'connecting' | 'offline' | 'refused' | 'silent' | 'idle';

/** A span in which an account may have missed messages; shown as a red bar until history closes it (F01). */
export type GapState = 'open' | 'filled' | 'unfillable';
export type GapCause = 'disconnected' | 'service-stopped' | 'heartbeat-lost' | 'no-replay';

/** Kinds over which something can be said in a group; the others only bring messages in. */
export const POSTING_KINDS: readonly ConnectorKind[] = [
  'onebot11-reverse',
  'onebot11-forward',
  'onebot12',
  'onebot12-reverse',
  'satori',
  'wechaty',
  'wecom-robot',
];
