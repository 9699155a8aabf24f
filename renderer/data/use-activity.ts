import { useEffect } from 'react';
import { client } from './client.ts';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
/** Most milliseconds between two reports while somebody works. */
const REPORT_EVERY_MS = 15_000;

/** Tells the service that somebody works at this window; whether the desk is locked is decided there. */
export function useActivity(idleMinutes: number | null): void {
  useEffect(() => {
    if (idleMinutes === null) return;
    const every = Math.min(REPORT_EVERY_MS, (idleMinutes * 60_000) / 4);
    let told = -Infinity;
    const tell = (): void => {
      if (performance.now() - told < every) return;
      told = performance.now();
      client.session.touch({}).catch(() => undefined);
    };
    for (const sign of SIGNS) window.addEventListener(sign, tell, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, tell, { capture: true });
    };
  }, [idleMinutes]);
}
