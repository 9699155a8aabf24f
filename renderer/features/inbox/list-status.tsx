import { ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { INBOX_KEYS } from './inbox-keys.ts';
import { currentList, moveInList, useInbox } from './inbox-store.ts';
import classes from './list-status.module.css';
import { loadArrivals, useArrivals } from './use-arrivals.ts';

/** One line of fixed height above the messages, so that what it says never moves them: found or selected, and what is new. */
export function ListStatus() {
  return (
    <div className={classes['line']}>
      <span className={classes['said']} aria-live="polite">
        <Said />
      </span>
      <Arrivals />
    </div>
  );
}

function Arrivals() {
  const { t } = useTranslation('inbox');
  const arrivals = useArrivals();
  if (arrivals === null) return null;
  return (
    <button type="button" className={classes['arrivals']} onClick={() => void loadArrivals()}>
      <ArrowUp size={13} aria-hidden="true" />
      {t(arrivals.atLeast ? 'arrivals.many' : 'arrivals.some', { n: arrivals.count })}
      <Kbd keys={INBOX_KEYS.arrivals[0]} />
    </button>
  );
}

function Said() {
  const { t, i18n } = useTranslation('inbox');
  const selected = useInbox((place) => currentList(place).cursor.selected.size);
  const found = useInbox((place) => currentList(place).found);
  const at = useInbox((place) => {
    const { ids, cursor } = currentList(place).cursor;
    return cursor === null ? -1 : ids.indexOf(cursor);
  });
  const isSearching = useInbox((place) => place.source.search !== null);
  if (selected > 0) {
    return (
      <>
        <strong>{t('selection.count', { n: selected })}</strong>
        <Button tone="quiet" className={classes['clear']} onClick={() => moveInList({ kind: 'cleared' })}>
          {t('selection.clear')}
        </Button>
      </>
    );
  }
  if (!isSearching || found === null)
    return at < 0 ? null : t('list.position', { at: (at + 1).toLocaleString(i18n.language) });
  const [problem] = found.problems;
  if (problem !== undefined) {
    return (
      <span role="alert" className={classes['problem']}>
        {t(`search.problem.${problem.kind}`, { said: problem.said, at: problem.at + 1 })}
      </span>
    );
  }
  if (found.count === null) return t('search.counting');
  return t(found.isExact ? 'search.count' : 'search.countMany', { n: found.count.toLocaleString(i18n.language) });
}
