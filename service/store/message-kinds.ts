import type { MessageKind } from '../../domain/message/message.ts';

/** The number a kind is stored as is its place in this list; new kinds are added at the end. */
const KINDS = [
  'text',
  'image',
  'voice',
  'video',
  'file',
  'link',
  'system',
  'other',
] as const satisfies readonly MessageKind[];

/** The number a kind is stored as. */
export function kindNumber(kind: MessageKind): number {
  return KINDS.indexOf(kind);
}

/** The kind a stored number stands for; a number from nowhere throws. */
export function kindOf(stored: number): MessageKind {
  const kind = KINDS[stored];
  if (kind === undefined) throw new Error(`Unknown message kind ${stored}`);
  return kind;
}
