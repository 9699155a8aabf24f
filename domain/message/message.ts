import type { Instant } from '../time/instant.ts';

/** What a message mainly is; decides its placeholder and its icon, never whether it is kept. */
export type MessageKind = 'text' | 'image' | 'voice' | 'video' | 'file' | 'link' | 'system' | 'other';

/** One part of a message as it was said. Media are named, never fetched here. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'at'; readonly target: string; readonly name: string | null }
  | {
      readonly kind: 'image' | 'voice' | 'video' | 'file';
      readonly name: string | null;
      readonly url: string | null;
      readonly md5: string | null;
    }
  | { readonly kind: 'reply'; readonly to: string }
  | { readonly kind: 'face'; readonly name: string }
  | { readonly kind: 'other'; readonly name: string };

/** What a connector hands over for one message seen by one account. Ids are strings as they came, never numbers. */
export interface IncomingMessage {
  readonly kind: 'message';
  /** Wire platform the group and sender ids belong to: two accounts of one platform see the same ids. */
  readonly platform: string;
  readonly groupExternalId: string;
  readonly groupName: string | null;
  readonly senderExternalId: string | null;
  readonly senderName: string | null;
  readonly sentAt: Instant;
  readonly messageKind: MessageKind;
  /** Readable text with placeholders such as [图片] for what is not text. */
  readonly text: string;
  /** null where the message is plain text only. */
  readonly segments: readonly Segment[] | null;
  /** Id that every account of the platform sees for this message (OneBot group_id + real_seq, WeChat MsgSvrID); null where the wire has none. */
  readonly serverId: string | null;
  /** Id that is stable for this one account only (OneBot message_id, row key of an export). A redelivery carries the same one. */
  readonly localId: string;
  /** True for a message posted by the monitored account itself. */
  readonly isOwn: boolean;
  /** The frame or row exactly as it arrived. */
  readonly raw: string;
}

/** A message was taken back in the chat. Our copy is kept and marked. */
export interface IncomingRecall {
  readonly kind: 'recall';
  readonly platform: string;
  readonly groupExternalId: string;
  readonly localId: string;
  readonly recalledAt: Instant;
  readonly raw: string;
}

/** The words of a message were changed in the chat. What it said before is kept. */
export interface IncomingEdit {
  readonly kind: 'edit';
  readonly platform: string;
  readonly groupExternalId: string;
  readonly localId: string;
  readonly editedAt: Instant;
  readonly text: string;
  readonly raw: string;
}

/** Somebody joined or left a group, or the account itself lost the group. */
export interface IncomingMembership {
  readonly kind: 'membership';
  readonly platform: string;
  readonly groupExternalId: string;
  readonly memberExternalId: string;
  readonly change: 'joined' | 'left' | 'account-removed';
  readonly at: Instant;
  readonly raw: string;
}

/** Member count or name of a group as told by the wire; stored as a dated snapshot. */
export interface IncomingGroup {
  readonly kind: 'group';
  readonly platform: string;
  readonly groupExternalId: string;
  readonly name: string | null;
  readonly memberCount: number | null;
  readonly at: Instant;
  readonly raw: string;
}

/** One member of a group as a list of members names them. */
export interface IncomingMember {
  readonly externalId: string;
  readonly nickname: string;
  /** The name somebody has in this group; empty where they have none. */
  readonly card: string;
  readonly role: 'owner' | 'admin' | 'member';
  readonly joinedAt: Instant | null;
}

/** Everybody in a group as one account has read it. */
export interface IncomingRoster {
  readonly kind: 'roster';
  readonly platform: string;
  readonly groupExternalId: string;
  readonly members: readonly IncomingMember[];
  readonly at: Instant;
  readonly raw: string;
}

/** Something that arrived and could not be read: kept with the reason, never dropped. */
export interface SetAside {
  readonly kind: 'set-aside';
  readonly reason: SetAsideReason;
  /** In words for the operator, e.g. 第 12 行：列数不对. No message text. */
  readonly detail: string;
  readonly raw: string | Uint8Array;
  /** 1-based row of a file, where there is one. */
  readonly row: number | null;
}

export type SetAsideReason =
  | 'not-json'
  | 'too-large'
  | 'too-deep'
  | 'bad-encoding'
  | 'missing-field'
  | 'bad-value'
  | 'wrong-column-count'
  | 'truncated'
  | 'number-lost-digits';

/** Everything a connector can hand to ingest, in the order it arrived. */
export type IncomingItem =
  IncomingMessage | IncomingRecall | IncomingEdit | IncomingMembership | IncomingGroup | IncomingRoster | SetAside;
