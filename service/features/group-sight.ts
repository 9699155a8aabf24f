import { maskName } from '../../domain/masking/mask.ts';
import type { GroupId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { findGroup, type StoredGroup } from '../store/groups.ts';
import type { ReadableDb } from '../store/store.ts';
import { refusals } from './refusals.ts';

/** Owners, members and holders of posts are people: whoever is told no names of senders is told none of theirs. */
export function personFor(scope: Scope, name: string): string {
  return scope.seesNames || name === '' ? name : maskName(name);
}

/** The group of this id; refused where the scope has none. */
export async function groupWithin(db: ReadableDb, id: GroupId, scope: Scope): Promise<StoredGroup> {
  const group = await findGroup(db, id, scope);
  if (group === null) throw refusals['not-found']({ data: { entity: 'group', id } });
  return group;
}
