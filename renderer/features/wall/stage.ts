import { MINUTE_MS, type Instant } from '../../../domain/time/instant.ts';

/** The wall is drawn on a stage of this size and scaled as a whole, so that it looks the same on every screen. */
export const STAGE = { width: 1920, height: 1080 } as const;

/** Data older than this is shown in grey. */
export const STALE_MS = MINUTE_MS;

/** How the stage fits a screen: as large as it can be, in the middle. */
export function fitStage(screen: { readonly width: number; readonly height: number }): {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
} {
  const scale = Math.min(screen.width / STAGE.width, screen.height / STAGE.height);
  return { scale, x: (screen.width - STAGE.width * scale) / 2, y: (screen.height - STAGE.height * scale) / 2 };
}

/** Where the stage is moved to at a moment, px: another place every minute, so that nothing burns into a screen that runs for weeks. */
export function burnInShift(now: Instant): { readonly x: number; readonly y: number } {
  const places = [
    [0, 0],
    [3, 1],
    [5, 4],
    [2, 6],
    [-2, 5],
    [-5, 2],
    [-4, -2],
    [-1, -4],
  ] as const;
  const [x, y] = places[Math.floor(now / MINUTE_MS) % places.length] ?? places[0];
  return { x, y };
}
