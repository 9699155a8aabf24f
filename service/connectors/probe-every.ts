import type { ConnectorContext } from './connector.ts';
import type { Timers } from './timers.ts';

const FIRST_MS = 5_000;
const EVERY_MS = 60_000;

/**
 * Asks over and over whether the chat account is well, as long as its connection stands; `cancels` end with it. `ask` answers null
 * where the peer does not know such a question, and rejects for nothing.
 */
export function probeEvery(
  context: Pick<ConnectorContext, 'probed'>,
  timers: Timers,
  cancels: (() => void)[],
  ask: () => Promise<boolean | null>,
): void {
  let cancel: () => void = () => undefined;
  let isOver = false;
  const probe = async (): Promise<void> => {
    const isGood = await ask();
    if (isOver) return;
    context.probed(isGood);
    cancel = timers.after(EVERY_MS, () => void probe());
  };
  cancel = timers.after(FIRST_MS, () => void probe());
  cancels.push(() => {
    isOver = true;
    cancel();
  });
}
