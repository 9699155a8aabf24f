import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { client } from './client.ts';
import { followAgain } from './live-queries.ts';
import { readAnew } from './read-anew.ts';

/** Sitting down, locking and leaving; each reads everything on screen anew, because it may be somebody else's. */
export interface DeskActs {
  signIn(login: string, password: string): Promise<void>;
  unlock(password: string): Promise<void>;
  changePassword(password: string, next: string): Promise<void>;
  setUp(input: Parameters<typeof client.session.setUp>[0]): Promise<void>;
  /** The service shuts the desk, and the shell loads this window anew. */
  lock(): Promise<void>;
  leave(): Promise<void>;
}

export function useDesk(): DeskActs {
  const queries = useQueryClient();
  return {
    signIn: (login, password) => then(queries, client.session.signIn({ login, password })),
    unlock: (password) => then(queries, client.session.unlock({ password })),
    changePassword: (password, next) => then(queries, client.session.changePassword({ password, next })),
    setUp: (input) => then(queries, client.session.setUp(input)),
    lock: async () => void (await client.session.lock({})),
    leave: async () => void (await client.session.signOut({})),
  };
}

async function then(queries: QueryClient, act: Promise<unknown>): Promise<void> {
  await act;
  followAgain(queries);
  await readAnew(queries);
}
