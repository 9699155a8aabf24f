import type { Instant } from '../../domain/time/instant.ts';
import type { Claims } from '../claims.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Store } from '../store/store.ts';
import { messagesToTriage } from '../store/triage-events.ts';
import type { InboxRowsById } from './life-of-issue.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';

/** What the use cases of the inbox work with. */
export interface InboxParts {
  readonly store: Store;
  readonly readers: Readers;
  readonly clock: { now(): Instant };
  readonly claims: Claims;
}

/** 收件箱: everything is read on a reader thread, so that reading never delays what arrives. */
export function createInbox({ store, readers, clock, claims }: InboxParts) {
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
    senderHistory: os.inbox.senderHistory.handler(async ({ input, context: { scope } }) => {
      const history = await readers.run('inbox.senderHistory', { ...input, scope });
      if (history === null) throw refusals['not-found']({ data: { entity: 'message', id: String(input.id) } });
      return history;
    }),
    claim: os.inbox.claim.handler(async ({ input, context: { session, scope } }) => {
      // What this person does not see is nothing they could have in hand.
      const mine = input.ids.length === 0 ? [] : await messagesToTriage(store.read, input.ids, scope);
      claims.hold(
        session,
        mine.map(({ id }) => id),
      );
      return {};
    }),
    claims: os.inbox.claims.handler(async ({ context: { session, scope } }) => {
      const held = claims.ofOthers(session.person?.id ?? null);
      if (held.length === 0) return { claims: [] };
      const seen = await messagesToTriage(
        store.read,
        held.map(({ messageId }) => messageId),
        scope,
      );
      const open = new Set(seen.filter(({ state }) => state !== 'lead').map(({ id }) => id));
      return { claims: held.filter(({ messageId }) => open.has(messageId)) };
    }),
  };
  const inboxRows: InboxRowsById = (ids, scope) => readers.run('inbox.rows', { ids, scope });
  return { inbox, inboxRows };
}
