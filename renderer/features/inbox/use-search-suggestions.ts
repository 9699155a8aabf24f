import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { completed, keysLike, nameOf, type SearchCaret } from '../../../domain/search/complete-search.ts';
import type { SearchKey } from '../../../domain/search/search-key.ts';
import { ATTACHMENT_WORDS, STATE_WORDS } from '../../../domain/search/search-values.ts';
import type { SavedSearch } from '../../../contract/searches.ts';
import { orpc } from '../../data/client.ts';

/** One line of the list under the search field. */
export interface Suggestion {
  readonly id: string;
  readonly label: string;
  /** Small words behind it: the county of a place, the query of a saved search. */
  readonly note: string | null;
  /** The query when it is chosen, and where the caret then stands. */
  readonly next: { readonly query: string; readonly caret: number };
  /** Set for a saved search. */
  readonly saved: SavedSearch | null;
}

const MOST = 8;
const DATES = {
  zh: ['今天', '昨天', '近7天', '近30天', '本周', '上周', '本月', '上月', '今年'],
  en: ['today', 'yesterday', '7d', '30d', '365d'],
} as const;

/** What could be meant where the caret stands: saved searches in an empty field, keys, and the values of a key. */
export function useSearchSuggestions(query: string, caret: SearchCaret | null): readonly Suggestion[] {
  const { i18n } = useTranslation('inbox');
  const language = i18n.language.startsWith('zh') ? 'zh' : 'en';
  const saved = useSavedSearches();
  const key = caret?.kind === 'value' ? caret.key : null;
  const values = useValues(key, caret?.begun ?? '', language);
  if (caret === null) return [];
  const isEmpty = query.trim() === '';
  if (caret.kind === 'key') {
    const keys = caret.begun === '' && !isEmpty ? [] : keysLike(caret.begun, language);
    return [
      ...(isEmpty ? saved.map(toSuggestion) : []),
      ...keys.map((each) => {
        const name = nameOf(each, language);
        return { id: each, label: `${name}:`, note: null, next: completed(query, caret, name), saved: null };
      }),
    ];
  }
  const others = values.filter(({ value }) => value !== caret.begun);
  return others.slice(0, MOST).map(({ value, note }) => ({
    ...{ id: `${value} ${note ?? ''}`, label: value, note, saved: null },
    next: completed(query, caret, value),
  }));
}

/** The searches of whoever sits here. */
export function useSavedSearches(): readonly SavedSearch[] {
  return useQuery(orpc.searches.list.queryOptions({ input: {} })).data?.searches ?? [];
}

function toSuggestion(search: SavedSearch): Suggestion {
  const { id, name, query } = search;
  return { id, label: name, note: query, next: { query, caret: query.length }, saved: search };
}

interface Value {
  readonly value: string;
  readonly note: string | null;
}

function useValues(key: SearchKey | null, begun: string, language: 'zh' | 'en'): readonly Value[] {
  const wanted = begun.toLowerCase();
  const index = language === 'zh' ? 0 : 1;
  const regions = useQuery({ ...orpc.regions.all.queryOptions({ input: {} }), enabled: key === 'place' }).data?.regions;
  const categories = useQuery({
    ...orpc.categories.tree.queryOptions({ input: {} }),
    enabled: key === 'category',
  }).data;
  const groups = useQuery({
    ...orpc.groups.list.queryOptions({
      input: { text: begun, countyCode: null, withoutVillage: false, after: null, limit: MOST },
    }),
    enabled: key === 'group',
  }).data?.groups;
  const plain = (words: readonly string[]): readonly Value[] =>
    words.filter((word) => word.toLowerCase().includes(wanted)).map((value) => ({ value, note: null }));
  switch (key) {
    case 'has':
      return plain(Object.values(ATTACHMENT_WORDS).map((words) => words[index]));
    case 'state':
      return plain(Object.values(STATE_WORDS).map((words) => words[index]));
    case 'date':
      return plain(DATES[language]);
    case 'category':
      return plain((categories?.categories ?? []).filter(({ retired }) => !retired).map(({ name }) => name));
    case 'group':
      return (groups ?? []).map(({ name, countyName }) => ({ value: name, note: countyName }));
    case 'place': {
      const names = new Map((regions ?? []).map(({ code, name }) => [code as string, name]));
      return (regions ?? [])
        .filter(({ name, pinyin }) => name.includes(begun) || pinyin.split(' ').some((word) => word.startsWith(wanted)))
        .map(({ code, name }) => ({
          value: name,
          note: [names.get(code.slice(0, 6)), names.get(code.slice(0, 9))]
            .filter((each) => each !== undefined && each !== name)
            .filter((each, at, all) => all.indexOf(each) === at)
            .join(' '),
        }));
    }
    default:
      return [];
  }
}
