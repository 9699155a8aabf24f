import { hashKey, type QueryClient } from '@tanstack/react-query';
import { orpc } from './client.ts';

/**
 * Reads everything again for whoever sits here now, and first of all who that is. The answer takes the place of the one before: a window
 * that forgets who sits at it has no keys until it knows again, and a person who types on loses the first of them.
 */
export async function readAnew(queries: QueryClient): Promise<void> {
  const { queryKey } = orpc.session.who.queryOptions({ input: {} });
  await queries.refetchQueries({ queryKey, exact: true });
  const who = hashKey(queryKey);
  // What the person before has read is gone before the window draws the new one; nobody waits until all of it is there again.
  void queries.resetQueries({ predicate: ({ queryHash }) => queryHash !== who });
}
