import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '../../../domain/ids.ts';
import { LISTED_STATES, type ListedState } from '../../../domain/message/triage-state.ts';
import { orpc } from '../../data/client.ts';
import { Button } from '../../ui/button.tsx';
import { PlaceCascader } from '../../ui/kit/place-cascader.tsx';
import { Select } from '../../ui/kit/select.tsx';
import classes from './filter-bar.module.css';
import { GroupFilter } from './group-filter.tsx';
import { activeFilters, inState, withoutFilters, type InboxSource } from './inbox-source.ts';
import { show, useInbox } from './inbox-store.ts';
import { useFiltersOpen } from './searching.ts';
import { useCatalog } from './use-catalog.ts';

/** The filters where they are unfolded, and always the ones that are on, each to be taken off. */
export function FilterBar() {
  const source = useInbox((place) => place.source);
  const { isOpen } = useFiltersOpen();
  return (
    <>
      {isOpen && <FilterFields source={source} />}
      {activeFilters(source) > 0 && <ActiveFilters source={source} />}
    </>
  );
}

function FilterFields({ source }: { readonly source: InboxSource }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const accounts = useAccounts();
  return (
    <div className={classes['fields']} role="group" aria-label={t('filter.label')}>
      <PlaceCascader
        value={source.placeCode}
        onChange={(placeCode) => show({ ...source, placeCode })}
        placeholder={t('filter.allPlaces')}
      />
      <GroupFilter source={source} />
      <Select<AccountId>
        aria-label={t('filter.account')}
        allowClear
        showSearch
        optionFilterProp="label"
        placeholder={t('filter.allAccounts')}
        {...(source.accountId === null ? {} : { value: source.accountId })}
        onChange={(chosen: AccountId | undefined) => show({ ...source, accountId: chosen ?? null })}
        options={accounts.map(({ id, label }) => ({ value: id, label }))}
      />
      <Select<ListedState>
        aria-label={t('filter.state')}
        allowClear
        placeholder={t('filter.allStates')}
        {...(source.state === null ? {} : { value: source.state })}
        onChange={(chosen: ListedState | undefined) => show(inState(source, chosen ?? null))}
        options={LISTED_STATES.map((state) => ({ value: state, label: common(`triageState.${state}`) }))}
      />
    </div>
  );
}

function ActiveFilters({ source }: { readonly source: InboxSource }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const { placeNames } = useCatalog();
  const account = useAccounts().find(({ id }) => id === source.accountId);
  const { placeCode, group, accountId, state } = source;
  return (
    <div className={classes['active']}>
      {placeCode !== null && (
        <ActiveFilter name={placeNames(placeCode).join(' / ')} onRemove={() => show({ ...source, placeCode: null })} />
      )}
      {group !== null && <ActiveFilter name={group.name} onRemove={() => show({ ...source, group: null })} />}
      {accountId !== null && (
        <ActiveFilter
          name={account?.label ?? t('filter.account')}
          onRemove={() => show({ ...source, accountId: null })}
        />
      )}
      {state !== null && (
        <ActiveFilter name={common(`triageState.${state}`)} onRemove={() => show(inState(source, null))} />
      )}
      <Button tone="quiet" className={classes['clear']} onClick={() => show(withoutFilters(source))}>
        {t('filter.clear')}
      </Button>
    </div>
  );
}

function ActiveFilter({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { t } = useTranslation('inbox');
  return (
    <button type="button" className={classes['chip']} aria-label={t('filter.remove', { name })} onClick={onRemove}>
      <span>{name}</span>
      <X size={12} aria-hidden="true" />
    </button>
  );
}

function useAccounts() {
  return useQuery(orpc.accounts.list.queryOptions({ input: {}, meta: { refreshEvery: 10_000 } })).data?.accounts ?? [];
}
