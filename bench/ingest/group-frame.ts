/** What one account's gateway knows of a message in a group. */
export interface GroupMessage {
  /** Seconds. */
  readonly time: number;
  readonly selfId: number;
  readonly messageId: number;
  /** Number of the message in its group, the same for every account; null where the gateway tells none. */
  readonly sequence: number | null;
  readonly groupId: number;
  readonly message: readonly unknown[];
  /** The same as a CQ string. */
  readonly words: string;
  /** null for a line of the platform itself. */
  readonly sender: { readonly userId: number; readonly nickname: string; readonly card?: string } | null;
}

/** A group message as a OneBot 11 event. */
export function groupFrame({ sender, sequence, ...told }: GroupMessage): string {
  const { card, nickname } = sender ?? {};
  const author = sender === null ? {} : { user_id: sender.userId };
  return JSON.stringify({
    ...{ time: told.time, self_id: told.selfId, post_type: 'message', message_type: 'group' },
    sub_type: sender === null ? 'notice' : 'normal',
    message_id: told.messageId,
    ...(sequence === null ? {} : { real_seq: String(sequence) }),
    group_id: told.groupId,
    ...author,
    ...{ anonymous: null, message: told.message, raw_message: told.words, font: 14 },
    sender: sender === null ? {} : { ...author, nickname, card, role: 'member' },
  });
}
