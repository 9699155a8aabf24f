import { useState } from 'react';
import type { KeyFailure } from '../../../contract/keys.ts';

/** One call about the key at a time: whether it is under way, and why the last one did nothing. */
export function useKeyAct(first: KeyFailure | null = null) {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<KeyFailure | null>(first);
  const run = async <Answer extends { readonly kind: string }>(
    call: () => Promise<Answer | KeyFailure>,
    then: (answer: Exclude<Answer, KeyFailure>) => void = () => undefined,
  ): Promise<void> => {
    setIsBusy(true);
    setFailure(null);
    try {
      const answer = await call();
      if (isFailure(answer)) setFailure(answer);
      else then(answer as Exclude<Answer, KeyFailure>);
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, failure, run };
}

function isFailure(answer: { readonly kind: string }): answer is KeyFailure {
  return answer.kind === 'failed';
}
