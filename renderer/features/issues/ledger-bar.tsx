import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useEffect, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionCode } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/kit/select.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { FIRST_FILTER, LEDGER_SORTS, LEDGER_VIEWS, type LedgerFilter } from './ledger-filter.ts';
import classes from './ledger-bar.module.css';

/** Typing waits this long before the rows are asked for. */
const TYPING_MS = 180;

interface LedgerBarProps {
  readonly filter: LedgerFilter;
  readonly onFilter: (filter: LedgerFilter) => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

/** Views with their counts, and under them county, words and order. */
export function LedgerBar({ filter, onFilter, searchRef }: LedgerBarProps) {
  const { t } = useTranslation('issues');
  const { data: counts } = useQuery({
    ...orpc.issues.counts.queryOptions({ input: {} }),
    meta: { refreshEvery: 1_000 },
  });
  const { data: places } = useQuery(orpc.regions.all.queryOptions({ input: {} }));
  const counties = (places?.regions ?? []).filter((region) => region.level === 'county');
  const isFiltered = filter.countyCode !== null || filter.text !== '';
  return (
    <>
      <Toolbar label={t('views')}>
        <Segmented
          label={t('views')}
          segments={LEDGER_VIEWS.map((view) => ({
            value: view,
            label: t(`view.${view}`),
            ...(counts?.[view] === undefined ? {} : { count: counts[view] }),
          }))}
          value={filter.view}
          onChange={(view) => onFilter({ ...filter, view })}
        />
      </Toolbar>
      <Toolbar label={t('filter.label')}>
        <WordsField words={filter.text} onWords={(text) => onFilter({ ...filter, text })} searchRef={searchRef} />
        <Select<RegionCode | ''>
          aria-label={t('filter.county')}
          className={classes['county'] ?? ''}
          value={filter.countyCode ?? ''}
          onChange={(code) => onFilter({ ...filter, countyCode: code === '' ? null : code })}
          options={[
            { value: '', label: t('filter.allCounties') },
            ...counties.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <Segmented
          label={t('filter.sort')}
          segments={LEDGER_SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
          value={filter.sort}
          onChange={(sort) => onFilter({ ...filter, sort })}
        />
        {isFiltered ? (
          <Button tone="quiet" onClick={() => onFilter({ ...FIRST_FILTER, view: filter.view, sort: filter.sort })}>
            {t('filter.clear')}
          </Button>
        ) : null}
      </Toolbar>
    </>
  );
}

interface WordsFieldProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

function WordsField({ words, onWords, searchRef }: WordsFieldProps) {
  const { t } = useTranslation('issues');
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  useEffect(() => {
    if (typed === words) return;
    const timer = setTimeout(() => onWords(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, words, onWords]);
  return (
    <TextField
      label={t('filter.text')}
      placeholder={t('filter.text')}
      className={classes['words'] ?? ''}
      icon={<Search size={14} aria-hidden="true" />}
      inputRef={searchRef}
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
