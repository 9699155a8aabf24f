import type { SearchId } from '../../domain/ids.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findSavedSearch, putSavedSearch, removeSavedSearch, savedSearchesOf } from '../store/saved-searches.ts';
import { actOnce } from './act-once.ts';
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
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { name, query, order } = input;
        const before = await findSavedSearch(tx.db, by, name);
        const id = before?.id ?? (newId() as SearchId);
        const search = { id, name, query, order, version: (before?.version ?? 0) + 1 };
        await putSavedSearch(tx, centerId, search, { at, by });
        await appendAudit(tx, { at, by, action, entity: 'search', entityId: id, detail: `version ${search.version}` });
        return { search };
      }),
    ),

    remove: os.searches.remove.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { id } = input;
        if (!(await removeSavedSearch(tx, by, id))) throw refusals['not-found']({ data: { entity: 'search', id } });
        await appendAudit(tx, { at, by, action, entity: 'search', entityId: id, detail: null });
        return {};
      }),
    ),
  };
}
