import type { z } from 'zod';
import type { importRow } from '../../../contract/imports.ts';
import type { Mark } from '../../ui/state-mark.tsx';

export type ImportRow = z.infer<typeof importRow>;

/** How far an import has read, in whole percent; a finished one is at 100 even where the file was empty. */
export function percentOf({ state, bytes, bytesRead }: Pick<ImportRow, 'state' | 'bytes' | 'bytesRead'>): number {
  if (state === 'done') return 100;
  return bytes === 0 ? 0 : Math.min(100, Math.floor((bytesRead / bytes) * 100));
}

/** The mark of a state: shape and colour. */
export function markOf(state: ImportRow['state']): Mark {
  const marks = {
    running: 'open',
    done: 'done',
    cancelled: 'paused',
    refused: 'overdue',
    interrupted: 'soon',
  } as const;
  return marks[state];
}

/** Whether an import can go on where it stopped. */
export function canResume({ state }: Pick<ImportRow, 'state'>): boolean {
  return state === 'interrupted' || state === 'cancelled';
}
