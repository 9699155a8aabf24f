import type { z } from 'zod';
import { ledgerSort, ledgerView } from '../../../contract/issues.ts';
import { regionCode } from '../../../contract/scalars.ts';
import type { RegionCode } from '../../../domain/ids.ts';

export type LedgerView = z.infer<typeof ledgerView>;
export type LedgerSort = z.infer<typeof ledgerSort>;
export const LEDGER_VIEWS = ledgerView.options;
export const LEDGER_SORTS = ledgerSort.options;

/** Which part of the ledger is on screen; it lives in the address, so that a link and the way back keep it. */
export interface LedgerFilter {
  readonly view: LedgerView;
  readonly countyCode: RegionCode | null;
  readonly text: string;
  readonly sort: LedgerSort;
}

export const FIRST_FILTER: LedgerFilter = { view: 'open', countyCode: null, text: '', sort: 'due' };

/** The filter an address names; what it does not name, or names wrongly, is the first filter's. */
export function filterOf(search: URLSearchParams): LedgerFilter {
  return {
    view: ledgerView.catch(FIRST_FILTER.view).parse(search.get('view')),
    countyCode: regionCode.nullable().catch(null).parse(search.get('county')),
    text: (search.get('text') ?? '').slice(0, 100),
    sort: ledgerSort.catch(FIRST_FILTER.sort).parse(search.get('sort')),
  };
}

/** The same as words of an address; only what differs from the first filter. */
export function searchOf(filter: LedgerFilter): Readonly<Record<string, string>> {
  return {
    ...(filter.view === FIRST_FILTER.view ? {} : { view: filter.view }),
    ...(filter.countyCode === null ? {} : { county: filter.countyCode }),
    ...(filter.text === '' ? {} : { text: filter.text }),
    ...(filter.sort === FIRST_FILTER.sort ? {} : { sort: filter.sort }),
  };
}
