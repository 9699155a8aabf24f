import type { Carried } from '../../contract/media.ts';
import type { StoredMedium } from '../store/media.ts';

/** A picture or file as it is shown, wherever it lies; `ticket` makes the ticket of a picture, null where there are no bytes to draw. */
export function asCarried(
  medium: Pick<StoredMedium, keyof Omit<Carried, 'picture'> | 'width' | 'height'>,
  ticket: (() => string) | null,
): Carried {
  const { kind, name, state, reason, bytes, width, height } = medium;
  const isDrawn = ticket !== null && width !== null && height !== null;
  return { kind, name, state, reason, bytes, picture: isDrawn ? { ticket: ticket(), width, height } : null };
}
