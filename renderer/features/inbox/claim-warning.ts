import { z } from 'zod';
import type { MessageId } from '../../../domain/ids.ts';
import { messageId } from '../../../contract/scalars.ts';
import type { Failure } from '../../data/failure.ts';
import { useInbox } from './inbox-store.ts';
import type { OthersClaims } from './use-claims.ts';

const claimedData = z.object({ claims: z.array(z.object({ messageId, personName: z.string() })) });

/** Those of the messages that somebody else has in hand and of which the operator was not told yet. */
export function claimsToTell(ids: readonly MessageId[], claims: OthersClaims): OthersClaims {
  const { warned } = useInbox.getState();
  return new Map(
    ids.flatMap((id) => {
      const name = claims.get(id);
      return name === undefined || warned.get(id) === name ? [] : [[id, name] as const];
    }),
  );
}

/** Those of the messages of which the operator was told and acts all the same. */
export function toldOf(ids: readonly MessageId[]): MessageId[] {
  const { warned } = useInbox.getState();
  return ids.filter((id) => warned.has(id));
}

/** Remembers that the operator is told of these, and answers the names to tell. */
export function tellOf(claimed: OthersClaims): string {
  useInbox.setState(({ warned }) => ({ warned: new Map([...warned, ...claimed]) }));
  return [...new Set(claimed.values())].join('、');
}

/** The messages a refusal says somebody else has in hand; none of another refusal. */
export function claimedIn(failure: Failure): OthersClaims {
  if (failure.kind !== 'refused' || failure.code !== 'claimed') return new Map();
  const claims = claimedData.safeParse(failure.data).data?.claims ?? [];
  return new Map(claims.map((each) => [each.messageId, each.personName]));
}
