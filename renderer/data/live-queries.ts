import type { QueryClient } from '@tanstack/react-query';
import { client, serviceLink } from './client.ts';
import { Refresher } from './refresher.ts';

/** Follows the change stream and refreshes exactly the queries that declare they read what has changed. */
export function followChanges(queries: QueryClient): void {
  serviceLink.onConnected(() => {
    void queries.invalidateQueries();
    void follow(queries);
  });
}

async function follow(queries: QueryClient): Promise<void> {
  const refresher = new Refresher(queries);
  try {
    for await (const notice of await client.system.changes({})) refresher.changed(notice.entities);
  } catch {
    // The port has died; the link asks for another and this function starts again with it.
  }
}
