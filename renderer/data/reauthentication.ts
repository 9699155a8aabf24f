import { create } from 'zustand';
import { failureOf } from './failure.ts';

interface Reauthentication {
  /** Whether the person is being asked for the password now. */
  readonly isAsked: boolean;
  /** The dialog says how it ended: true where the service has taken the password. */
  answer(proved: boolean): void;
}

let waiting: ((proved: boolean) => void)[] = [];

/** What the password dialog of the window shows; commands that wait for the same password share one dialog. */
export const useReauthentication = create<Reauthentication>()((set) => ({
  isAsked: false,
  answer: (proved) => {
    const told = waiting;
    waiting = [];
    set({ isAsked: false });
    for (const tell of told) tell(proved);
  },
}));

/** Asks the person at the window for the password; resolves to whether it was given. */
export function askForPassword(): Promise<boolean> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    useReauthentication.setState({ isAsked: true });
  });
}

/**
 * Does `work`; where the service refuses because the password was typed too long ago, asks for it and does the same once more.
 * Rejects with the refusal where the person gives no password. For queries and commands that `useCommand` does not carry.
 */
export async function withFreshPassword<Output>(work: () => Promise<Output>): Promise<Output> {
  try {
    return await work();
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'refused' || failure.code !== 'not-fresh' || !(await askForPassword())) throw error;
    return work();
  }
}
