import { useCallback, useEffect, useRef, useState } from 'react';
import type { TrialState } from '../../../contract/rules.ts';
import type { CategoryId, RuleId } from '../../../domain/ids.ts';
import { conditionKey, type Condition } from '../../../domain/rules/rule.ts';
import { client } from '../../data/client.ts';
import { failureOf, type Failure } from '../../data/failure.ts';

export type TrialPhase =
  { readonly kind: 'idle' | 'running' | 'stopped' | 'done' } | { readonly kind: 'failed'; readonly failure: Failure };

export interface AskedTrial {
  readonly id: RuleId | null;
  readonly condition: Condition;
  readonly categoryId: CategoryId | null;
  readonly days: number;
}

export interface RuleTrial {
  readonly phase: TrialPhase;
  /** What has been found so far; null before the first step. */
  readonly found: TrialState | null;
  /** What was tried, to tell whether the fields have changed since. */
  readonly triedKey: string | null;
  readonly start: (asked: AskedTrial) => void;
  readonly stop: () => void;
}

/** One trial at a time; a new one, leaving the rule, or the stop button ends the one that runs, here and on the reader thread. */
export function useTrial(): RuleTrial {
  const running = useRef<AbortController | null>(null);
  const [phase, setPhase] = useState<TrialPhase>({ kind: 'idle' });
  const [found, setFound] = useState<TrialState | null>(null);
  const [triedKey, setTriedKey] = useState<string | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = useCallback((asked: AskedTrial) => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setPhase({ kind: 'running' });
    setFound(null);
    setTriedKey(conditionKey(asked.condition));
    void follow(asked, control.signal, setFound).then((ended) => {
      if (running.current === control) setPhase(ended);
    });
  }, []);
  const stop = useCallback(() => {
    running.current?.abort();
    setPhase({ kind: 'stopped' });
  }, []);
  return { phase, found, triedKey, start, stop };
}

async function follow(
  { condition, ...asked }: AskedTrial,
  signal: AbortSignal,
  tell: (state: TrialState) => void,
): Promise<TrialPhase> {
  const groups = condition.groups.map(({ terms, near }) => ({ terms: [...terms], near }));
  const input = { ...asked, condition: { groups, exclusions: [...condition.exclusions] } };
  try {
    for await (const state of await client.rules.trial(input, { signal })) {
      if (signal.aborted) return { kind: 'stopped' };
      tell(state);
      if (state.isDone) return { kind: 'done' };
    }
    return { kind: 'stopped' };
  } catch (error) {
    return signal.aborted ? { kind: 'stopped' } : { kind: 'failed', failure: failureOf(error) };
  }
}
