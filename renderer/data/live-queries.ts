import type { QueryClient } from '@tanstack/react-query';
import { client, serviceLink } from './client.ts';
import { Refresher } from './refresher.ts';

/** Streams that are being followed; none where the desk was locked or its password had to be changed. */
let streams = 0;

/** Follows the change stream and refreshes exactly the queries that declare they read what has changed. */
export function followChanges(queries: QueryClient): void {
  serviceLink.onConnected(() => {
    void queries.invalidateQueries();
    void follow(queries);
  });
}

/** Follows the stream where it was refused before: somebody has unlocked the desk or signed in. */
export function followAgain(queries: QueryClient): void {
  if (streams === 0) void follow(queries);
}

async function follow(queries: QueryClient): Promise<void> {
  const refresher = new Refresher(queries);
  streams += 1;
  try {
    for await (const notice of await client.system.changes({})) refresher.changed(notice.entities);
  } catch {
    // The port has died, and the link asks for another; or the desk is shut, and whoever opens it follows again.
  } finally {
    streams -= 1;
  }
}
