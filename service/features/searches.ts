import type { SearchId } from '../../domain/ids.ts';
import { findSavedSearch, putSavedSearch, removeSavedSearch, savedSearchesOf } from '../store/saved-searches.ts';
import { actOnce, operatorAt } from './act-once.ts';
import type { CatalogParts } from './catalog.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';

/** 常用搜索: each person's own; nobody sees what another looks for. */
export function createSearches(parts: CatalogParts) {
  const { store, centerId, newId } = parts;
  return {
    list: os.searches.list.handler(async ({ context: { session } }) => ({
      searches: session.person === null ? [] : [...(await savedSearchesOf(store.read, session.person.id))],
    })),

    save: os.searches.save.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by }) => {
        const { name, query, order } = input;
        const before = await findSavedSearch(tx.db, by, name);
        const id = before?.id ?? (newId() as SearchId);
        const search = { id, name, query, order, version: (before?.version ?? 0) + 1 };
        await putSavedSearch(tx, centerId, search, { at, by });
        return { search };
      }),
    ),

    remove: os.searches.remove.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx) => {
        const { id } = input;
        if (!(await removeSavedSearch(tx, operatorAt(session), id)))
          throw refusals['not-found']({ data: { entity: 'search', id } });
        return {};
      }),
    ),
  };
}
