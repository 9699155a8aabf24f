import type { MessageKind, Segment } from '../message/message.ts';

/** What a message can come with and be searched by. */
export type Attachment = 'image' | 'voice' | 'video' | 'file' | 'link';
export const ATTACHMENTS = ['image', 'voice', 'video', 'file', 'link'] as const satisfies readonly Attachment[];

/** What a message comes with: what it mainly is, and what its segments say besides. */
export function attachmentsOf(kind: MessageKind, segments: readonly Segment[] | null): readonly Attachment[] {
  const kinds = new Set<string>([kind, ...(segments ?? []).map((segment) => segment.kind)]);
  return ATTACHMENTS.filter((attachment) => kinds.has(attachment));
}
