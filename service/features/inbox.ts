import type { Instant } from '../../domain/time/instant.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { InboxRowsById } from './life-of-issue.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';

/** What the use cases of the inbox work with. */
export interface InboxParts {
  readonly readers: Readers;
  readonly clock: { now(): Instant };
}

/** 收件箱: everything is read on a reader thread, so that reading never delays what arrives. */
export function createInbox({ readers, clock }: InboxParts) {
  const inbox = {
    list: os.inbox.list.handler(({ input }) => readers.run('inbox.list', input)),
    search: os.inbox.search.handler(({ input, signal }) =>
      readers.run('inbox.search', { ...input, now: clock.now() }, signal),
    ),
    countFound: os.inbox.countFound.handler(({ input, signal }) =>
      readers.run('inbox.countFound', { ...input, now: clock.now() }, signal),
    ),
    newest: os.inbox.newest.handler(({ input }) => readers.run('inbox.newest', input)),
    counts: os.inbox.counts.handler(() => readers.run('inbox.counts', { now: clock.now() })),
    message: os.inbox.message.handler(async ({ input }) => {
      const detail = await readers.run('inbox.message', input);
      if (detail === null) throw refusals['not-found']({ data: { entity: 'message', id: String(input.id) } });
      return detail;
    }),
    conversation: os.inbox.conversation.handler(({ input }) => readers.run('inbox.conversation', input)),
  };
  const inboxRows: InboxRowsById = (ids) => readers.run('inbox.rows', { ids });
  return { inbox, inboxRows };
}
