import { create } from 'zustand';
import type { SearchOrder } from '../../../contract/searches.ts';
import type { Period } from '../../../domain/time/instant.ts';
import { show, useInbox } from './inbox-store.ts';

/** Searches all messages with the filters that are on; the list that is left is remembered for the way back. */
export function searchFor(text: string, period: Period | null, order?: SearchOrder): void {
  const words = text.trim();
  const { source, beforeSearch } = useInbox.getState();
  if (words === '') {
    leaveSearch();
    return;
  }
  if (source.search !== null) {
    show({ ...source, search: { text: words, period, order: order ?? source.search.order } });
    return;
  }
  useInbox.setState({ beforeSearch: beforeSearch ?? source });
  show({ ...source, view: 'all', state: null, search: { text: words, period, order: order ?? 'newest' } });
}

export function leaveSearch(): void {
  const { source, beforeSearch } = useInbox.getState();
  if (source.search === null) return;
  useInbox.setState({ beforeSearch: null });
  show(beforeSearch ?? { ...source, search: null });
}

interface FiltersOpen {
  readonly isOpen: boolean;
  toggle(): void;
}

/** Whether the filters are unfolded. */
export const useFiltersOpen = create<FiltersOpen>()((set) => ({
  isOpen: false,
  toggle: () => set(({ isOpen }) => ({ isOpen: !isOpen })),
}));
