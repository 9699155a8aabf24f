/** Why a lamp is not plainly green. The screens word it; each word is one cause that somebody can act on. */
export type LampReason =
  /** A reverse account: nobody has dialled in since the start. */
  | 'waiting-for-peer'
  | 'connecting'
  | 'disconnected'
  /** The socket is open and nobody answers on it. */
  | 'no-answer'
  | 'heartbeat-lost'
  /** The gateway is there; the chat account in it is signed out. */
  | 'peer-offline'
  | 'wrong-token'
  | 'no-token'
  /** The gateway speaks for another chat account than the register says. */
  | 'wrong-account'
  /** The gateway speaks to one program at a time, and another one has it. */
  | 'other-client'
  | 'no-self-id'
  | 'duplicate-self-id'
  | 'bad-address'
  | 'reverse-port-unavailable'
  /** A posted account cannot tell its peer from a stranger without one. */
  | 'no-secret'
  /** The peer's clock is more than five minutes away from this machine's. */
  | 'clock-differs'
  /** Green, and still worth a word: this wire cannot prove who posts. */
  | 'unsigned'
  /** Green, and it only posts: nothing can be heard from it. */
  | 'post-only'
  /** The account itself was put out of a group. */
  | 'group-lost'
  /** Nothing has arrived for much longer than this account's own rhythm. */
  | 'silent'
  | 'switched-off'
  | 'crashed';

export const LAMP_REASONS = [
  'waiting-for-peer',
  'connecting',
  'disconnected',
  'no-answer',
  'heartbeat-lost',
  'peer-offline',
  'wrong-token',
  'no-token',
  'wrong-account',
  'other-client',
  'no-self-id',
  'duplicate-self-id',
  'bad-address',
  'reverse-port-unavailable',
  'no-secret',
  'clock-differs',
  'unsigned',
  'post-only',
  'group-lost',
  'silent',
  'switched-off',
  'crashed',
] as const satisfies readonly LampReason[];
