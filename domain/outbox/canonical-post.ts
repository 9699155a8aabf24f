import type { PostKind, PostSource } from './post.ts';

/** Everything that is approved with a post. */
export interface FrozenPost {
  readonly kind: PostKind;
  readonly text: string;
  readonly persona: string;
  readonly source: PostSource | null;
  readonly messageId: number | null;
  readonly groupIds: readonly string[];
}

/** The words that leave: what was written, and under whose name (S14). */
export function signedText(text: string, persona: string): string {
  return `${text.trim()}\n——${persona}`;
}

/** The one way to write a frozen post down; its digest is what an approver approves and the sender checks before it begins. */
export function canonicalPost(post: FrozenPost): string {
  const { kind, text, persona, source, messageId, groupIds } = post;
  const from = source === null ? null : [source.title, source.account, source.date, source.link];
  return JSON.stringify(['post-1', kind, signedText(text, persona), from, messageId, [...groupIds].sort()]);
}
