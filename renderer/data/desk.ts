import type { OperatorId } from '../../domain/ids.ts';

const KEY = 'training-desk';

/** Who sat down at this window on the training profile; kept while the window lives, so that a reload keeps the person. */
export function readDesk(): OperatorId | null {
  return sessionStorage.getItem(KEY) as OperatorId | null;
}

export function rememberDesk(person: OperatorId): void {
  sessionStorage.setItem(KEY, person);
}
