import type { Attachment } from '../../contract/media.ts';
import type { MediaTickets } from '../media/media-tickets.ts';
import type { Session } from '../session.ts';
import { findMedium, mediaOfMessages, type StoredMedium } from '../store/media.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Store } from '../store/store.ts';
import { asCarried } from './as-carried.ts';
import type { LeadParts } from './lead-parts.ts';
import { os } from './procedures.ts';
import { sealedPictureOf } from './sealed-pictures.ts';

/** What the use cases of pictures and files work with. */
export interface MediaParts {
  readonly store: Store;
  readonly readers: Readers;
  readonly mediaTickets: MediaTickets;
}

/** The bytes of a picture as they arrived; whoever draws them makes new ones of them first. */
export interface RawPicture {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What messages carry besides words: only of messages the desk may read. */
export function createMedia({ store, readers, mediaTickets }: MediaParts) {
  return {
    ofMessages: os.media.ofMessages.handler(async ({ input, context: { session, scope } }) => {
      const readable = (await readers.run('inbox.rows', { ids: input.ids, scope })).map(({ id }) => id);
      const stored = await mediaOfMessages(store.read, readable);
      return { attachments: stored.map((medium) => toAttachment(medium, session, mediaTickets)) };
    }),
  };
}

function toAttachment(medium: StoredMedium, session: Session, tickets: MediaTickets): Attachment {
  const { id, messageId, state } = medium;
  const ticket = state === 'kept' ? () => tickets.issue(session, String(id)) : null;
  return { id, messageId, ...asCarried(medium, ticket) };
}

/** The picture a ticket stands for; null where its desk may not see it (any more), and where there is none. */
export async function pictureOf(parts: MediaParts & LeadParts, ticket: string): Promise<RawPicture | null> {
  const { store, readers, mediaFiles, mediaTickets } = parts;
  const redeemed = mediaTickets.redeem(ticket);
  if (redeemed === null) return null;
  const { session, id } = redeemed;
  if (id.startsWith('lead.')) return sealedPictureOf(parts, session, id);
  if (!/^[1-9]\d{0,14}$/.test(id) || !session.permissions.has('message.read')) return null;
  const medium = await findMedium(store.read, Number(id));
  if (medium === null || medium.digest === null || medium.pictureType === null) return null;
  const [row] = await readers.run('inbox.rows', {
    ids: [medium.messageId],
    scope: session.scopeFor('message.read'),
  });
  if (row === undefined) return null;
  const bytes = await mediaFiles.read(medium.digest);
  return bytes === null ? null : { type: medium.pictureType, bytes };
}
