import type { IncomingMessage } from '../../domain/message/message.ts';
import type { LastSeen } from './seen.ts';

/**
 * Whether a message of a history shows that it reaches back to what was seen last: it is that message, or an older one. The
 * second is needed where the first was taken back in the chat, and compares times of one clock, the platform's.
 */
export function isMet(item: IncomingMessage, last: LastSeen): boolean {
  if (item.localId === last.localId) return true;
  if (item.serverId !== null && item.serverId === last.serverId) return true;
  return last.sentAt !== null && item.sentAt < last.sentAt;
}
