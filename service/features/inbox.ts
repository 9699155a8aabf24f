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
    list: os.inbox.list.handler(({ input, context: { scope } }) => readers.run('inbox.list', { ...input, scope })),
    search: os.inbox.search.handler(({ input, context: { scope }, signal }) =>
      readers.run('inbox.search', { ...input, now: clock.now(), scope }, signal),
    ),
    countFound: os.inbox.countFound.handler(({ input, context: { scope }, signal }) =>
      readers.run('inbox.countFound', { ...input, now: clock.now(), scope }, signal),
    ),
    newest: os.inbox.newest.handler(({ input, context: { scope } }) =>
      readers.run('inbox.newest', { ...input, scope }),
    ),
    counts: os.inbox.counts.handler(({ context: { scope } }) =>
      readers.run('inbox.counts', { now: clock.now(), scope }),
    ),
    message: os.inbox.message.handler(async ({ input, context: { scope } }) => {
      const detail = await readers.run('inbox.message', { ...input, scope });
      if (detail === null) throw refusals['not-found']({ data: { entity: 'message', id: String(input.id) } });
      return detail;
    }),
    conversation: os.inbox.conversation.handler(({ input, context: { scope } }) =>
      readers.run('inbox.conversation', { ...input, scope }),
    ),
  };
  const inboxRows: InboxRowsById = (ids, scope) => readers.run('inbox.rows', { ids, scope });
  return { inbox, inboxRows };
}
