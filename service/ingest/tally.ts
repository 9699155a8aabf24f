import type { DeliveryResult } from '../../domain/message/delivery.ts';

export const NOTHING: DeliveryResult = { added: 0, merged: 0, known: 0, setAside: 0 };

/** What became of two portions together. */
export function sum(a: DeliveryResult, b: DeliveryResult): DeliveryResult {
  return {
    added: a.added + b.added,
    merged: a.merged + b.merged,
    known: a.known + b.known,
    setAside: a.setAside + b.setAside,
  };
}
