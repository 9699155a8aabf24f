import { useQuery } from '@tanstack/react-query';
import { Cascader } from 'antd';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionCode } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { isComposing } from '../commands/key-dispatcher.ts';
import { matchesPlace, placePath, placeTree, type PlaceLevel, type PlaceNode } from './place-tree.ts';

export interface PlaceCascaderProps {
  readonly id?: string;
  readonly value: RegionCode | null;
  readonly onChange: (value: RegionCode | null) => void;
  /** A place was found by typing and taken: the field has done its work. */
  readonly onFound?: () => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** Given where only a place of this level will do. */
  readonly only?: PlaceLevel;
  readonly width?: number | string;
}

/** County → township → village; any level may be chosen. Typing searches names, pinyin and initials, and shows the township. */
export function PlaceCascader({
  id,
  value,
  onChange,
  onFound,
  placeholder,
  disabled = false,
  autoFocus = false,
  only,
  width = '100%',
}: PlaceCascaderProps) {
  const { t } = useTranslation('common');
  const { data, isPending } = useQuery(orpc.regions.all.queryOptions({ input: {} }));
  const regions = useMemo(() => data?.regions ?? [], [data]);
  const options = useMemo(() => placeTree(regions, only), [regions, only]);
  const [words, setWords] = useState('');
  const popup = `places-${useId().replaceAll(/\W/g, '')}`;
  const take = (path: unknown): void => {
    onChange(Array.isArray(path) ? ((path.at(-1) as RegionCode | undefined) ?? null) : null);
    if (words !== '') onFound?.();
  };
  return (
    <span onKeyDownCapture={(event) => takeFirst(event, words, popup)}>
      <Cascader<PlaceNode>
        {...(id === undefined ? {} : { id })}
        aria-label={t('place.choose')}
        options={options}
        value={[...placePath(regions, value)]}
        onChange={take}
        onSearch={setWords}
        classNames={{ popup: { root: popup } }}
        changeOnSelect={only === undefined}
        expandTrigger="hover"
        loading={isPending}
        disabled={disabled}
        autoFocus={autoFocus}
        placeholder={placeholder ?? t('place.choose')}
        displayRender={(labels: readonly string[]) => labels.join(' / ')}
        showSearch={{ limit: 60, filter: (words: string, path: readonly PlaceNode[]) => matchesPath(words, path) }}
        style={{ width }}
      />
    </span>
  );
}

/** Enter takes the first place that was found, where the arrows have not chosen another. */
function takeFirst(event: KeyboardEvent, words: string, popup: string): void {
  if (event.key !== 'Enter' || words === '' || isComposing(event.nativeEvent)) return;
  const found = [...document.querySelectorAll<HTMLElement>(`.${popup} [role="menuitemcheckbox"]`)];
  if (found.length === 0 || found.some((place) => place.classList.contains('ant-cascader-menu-item-active'))) return;
  event.preventDefault();
  event.stopPropagation();
  found[0]?.click();
}

function matchesPath(words: string, path: readonly PlaceNode[]): boolean {
  const last = path.at(-1);
  return last !== undefined && matchesPlace(words, last);
}
