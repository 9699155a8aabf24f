import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { MessageId } from '../../../domain/ids.ts';
import { client, orpc } from '../../data/client.ts';
import { useMay, useSession } from '../../data/use-session.ts';
import { currentList, targetIds, useInbox } from './inbox-store.ts';
import { useSettled } from './use-settled.ts';

/** How long the cursor must rest on a message before it counts as in hand, ms: whoever pages past it works on none. */
const RESTS_MS = 300;
/** Said again well before the minute of the service is over. */
const SAY_AGAIN_MS = 20_000;
/** As many as the service takes at once. */
const MOST = 200;

/** Messages others have in hand, with who it is. */
export type OthersClaims = ReadonlyMap<MessageId, string>;

const NONE: OthersClaims = new Map();

export function useOthersClaims(): OthersClaims {
  const seated = useSession()?.person?.id;
  const { data } = useQuery(orpc.inbox.claims.queryOptions({ input: {}, enabled: seated !== undefined }));
  return useMemo(
    () =>
      data === undefined || data.claims.length === 0
        ? NONE
        : new Map(data.claims.map(({ messageId, personName }) => [messageId, personName])),
    [data],
  );
}

/** Tells the other desks what this one has in hand, as long as the inbox is open. */
export function useOwnClaim(): void {
  const may = useMay('message.triage');
  // As one word, so that the selector answers the same value while the messages are the same.
  const inHand = useInbox((place) => {
    const { rows } = currentList(place);
    const open = targetIds(place).filter((id) => ['new', 'later'].includes(rows.get(id)?.state ?? 'new'));
    return open.slice(0, MOST).join(' ');
  });
  const settled = useSettled(inHand, RESTS_MS);
  useEffect(() => {
    if (!may) return;
    const say = () => tell(settled === '' ? [] : settled.split(' ').map((id) => Number(id) as MessageId));
    say();
    const again = setInterval(say, SAY_AGAIN_MS);
    return () => clearInterval(again);
  }, [settled, may]);
  useEffect(() => (may ? () => tell([]) : undefined), [may]);
}

/** A claim that could not be told is told again in a while: nobody has to know. */
function tell(ids: readonly MessageId[]): void {
  void client.inbox.claim({ ids: [...ids] }).catch(() => undefined);
}
