import { useCallback, useEffect, useRef, useState } from 'react';
import { client, type ServiceClient } from '../../data/client.ts';

type Feed = Awaited<ReturnType<ServiceClient['audit']['verify']>>;
type Progress = Feed extends AsyncIterable<infer Item> ? Item : never;

/** A check of the whole chain as this window has asked for it. */
export interface Verification {
  readonly progress: Progress | null;
  readonly isRunning: boolean;
  readonly hasFailed: boolean;
  /** When the verdict came; null before. */
  readonly endedAt: number | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Asks for a check and follows how far it has come; leaving the page ends it. */
export function useVerification(): Verification {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [endedAt, setEndedAt] = useState<number | null>(null);
  const stopper = useRef<AbortController | null>(null);
  const stop = useCallback(() => stopper.current?.abort(), []);
  const start = useCallback(() => {
    stopper.current?.abort();
    const mine = new AbortController();
    stopper.current = mine;
    setRunning(true);
    setFailed(false);
    setProgress(null);
    void follow(mine.signal, (item) => {
      setProgress(item);
      if (item.verdict !== null) setEndedAt(Date.now());
    })
      .catch(() => setFailed(!mine.signal.aborted))
      .finally(() => {
        if (stopper.current === mine) setRunning(false);
      });
  }, []);
  useEffect(() => stop, [stop]);
  return { progress, isRunning, hasFailed, endedAt, start, stop };
}

async function follow(signal: AbortSignal, heard: (item: Progress) => void): Promise<void> {
  for await (const item of await client.audit.verify({}, { signal })) heard(item);
}
