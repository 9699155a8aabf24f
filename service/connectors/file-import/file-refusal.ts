/** Why a file is not imported at all. */
export type FileRefusalReason =
  | 'not-found'
  | 'not-a-file'
  | 'empty'
  | 'not-a-text'
  | 'unknown-encoding'
  | 'unknown-columns'
  | 'private-chat'
  | 'group-missing';

/** The file was refused before anything was stored. words: a Chinese sentence that says what to do; row is 1-based. */
export interface FileRefusal {
  readonly kind: 'refused';
  readonly reason: FileRefusalReason;
  readonly words: string;
  readonly row: number | null;
}

export function refuse(reason: FileRefusalReason, words: string, row: number | null = null): FileRefusal {
  return { kind: 'refused', reason, words, row };
}
