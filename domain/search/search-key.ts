/** What a search can ask of a message besides its words. */
export type SearchKey = 'from' | 'group' | 'place' | 'date' | 'has' | 'state' | 'category';

/** The names of each key, the one the completion offers first in Chinese, the second in English. */
export const SEARCH_KEYS: Readonly<Record<SearchKey, readonly [zh: string, en: string, ...others: string[]]>> = {
  from: ['发送人', 'from', '发言人'],
  group: ['群', 'group'],
  place: ['地点', 'place', '属地'],
  date: ['日期', 'date', '时间'],
  has: ['有', 'has'],
  state: ['状态', 'state'],
  category: ['类别', 'category', '分类'],
};

const BY_NAME: ReadonlyMap<string, SearchKey> = new Map(
  (Object.keys(SEARCH_KEYS) as SearchKey[]).flatMap((key) => SEARCH_KEYS[key].map((name) => [name, key] as const)),
);

/** The key of this name; null where it is none, and then a colon is a sign like others. */
export function searchKey(name: string): SearchKey | null {
  return BY_NAME.get(name.toLowerCase()) ?? null;
}
