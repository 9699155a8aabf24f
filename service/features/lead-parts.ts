import type { LeadId } from '../../domain/ids.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import { countiesOf } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Claims } from '../claims.ts';
import type { MediaFiles } from '../media/media-files.ts';
import type { MediaTickets } from '../media/media-tickets.ts';
import type { SealedFiles } from '../media/sealed-files.ts';
import type { NewId } from '../new-id.ts';
import type { BlindIndex } from '../sealing/blind-index.ts';
import type { LeadKeys } from '../sealing/lead-keys.ts';
import type { KeyPair } from '../sealing/sealed-box.ts';
import type { Session } from '../session.ts';
import { findHolder } from '../store/lead-key-holders.ts';
import { findLead, type LeadReader } from '../store/leads.ts';
import type { ReadableDb, Store } from '../store/store.ts';
import { operatorAt } from './act-once.ts';
import type { GuardedContext } from './procedures.ts';
import { refusals } from './refusals.ts';

/** What the use cases of leads work with. */
export interface LeadParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly newId: NewId;
  readonly centerId: string;
  readonly claims: Claims;
  readonly leadKeys: LeadKeys;
  readonly blindIndex: BlindIndex;
  readonly mediaFiles: MediaFiles;
  readonly sealedFiles: SealedFiles;
  readonly mediaTickets: MediaTickets;
  /** On the training profile the invented lead officer has a known password, and the key is made with it before it is first needed. */
  readonly prepareTraining: () => Promise<void>;
}

/** Who reads, and how far: leads that name them are not there, and neither are those of counties the permission does not reach. */
export type LeadCaller = Pick<GuardedContext, 'session' | 'scope'>;

/** Whoever calls, as the store asks for them. */
export function readerAt({ blindIndex }: LeadParts, { session, scope }: LeadCaller): LeadReader {
  const person = session.person;
  if (person === null) throw refusals['not-signed-in']();
  const counties = countiesOf(scope);
  return {
    personId: person.id,
    name: blindIndex.ofName(person.name),
    counties: counties === null ? null : JSON.stringify(counties),
  };
}

/** The lead key of this session; refused where the password was not given within five minutes, or was never granted the key. */
export function openKey({ leadKeys }: LeadParts, session: Session, holds: boolean): KeyPair {
  operatorAt(session);
  const pair = leadKeys.pairOf(session);
  if (pair !== null) return pair;
  throw holds ? refusals['not-fresh']() : refusals['lead-key-not-held']();
}

/** The lead, as far as it is there for whoever asks. */
export async function leadOf(parts: LeadParts, db: ReadableDb, caller: LeadCaller, id: LeadId): Promise<Lead> {
  const lead = await findLead(db, readerAt(parts, caller), id);
  if (lead === null) throw refusals['not-found']({ data: { entity: 'lead', id } });
  return lead;
}

/** Whether this officer was given the lead key, so that a password would open it. */
export async function holds(db: ReadableDb, session: Session): Promise<boolean> {
  const id = session.person?.id;
  if (id === undefined) return false;
  const holder = await findHolder(db, id);
  // Before an officer's first password there is no pair: the password makes it, and may make the lead key as well.
  return holder === null || holder.sealedLeadKey !== null;
}
