import { ChevronLeft, ChevronRight, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../domain/time/instant.ts';
import { isoWeek, weekPeriod } from '../../../domain/time/shanghai.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { formatDate, formatDateTime } from '../../ui/time.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import { weekBeside } from './brief-week.ts';
import classes from './briefs-page.module.css';

interface WeekChoiceProps {
  readonly week: Instant;
  readonly at: 'now' | 'end';
  readonly now: Instant;
  readonly cutOff: Instant | null;
  readonly onWeek: (week: Instant) => void;
  readonly onAt: (at: 'now' | 'end') => void;
  readonly onAgain: () => void;
}

/** Which week, and what was known when. */
export function WeekChoice({ week, at, now, cutOff, onWeek, onAt, onAgain }: WeekChoiceProps) {
  const { t } = useTranslation('briefs');
  const { from, to } = weekPeriod(week);
  const [before, next] = [weekBeside(week, -1, now), weekBeside(week, 1, now)];
  const isOver = to <= now;
  return (
    <Toolbar
      label={t('week.label')}
      end={cutOff === null ? null : `${t('cutOff.label')} ${t('cutOff.at', { at: formatDateTime(cutOff) })}`}
    >
      <IconButton
        label={t('week.previous')}
        icon={<ChevronLeft size={16} />}
        disabled={before === null}
        onClick={() => before !== null && onWeek(before)}
      />
      <strong className={classes['week']}>{t('week.name', isoWeek(week))}</strong>
      <IconButton
        label={t('week.next')}
        icon={<ChevronRight size={16} />}
        disabled={next === null}
        onClick={() => next !== null && onWeek(next)}
      />
      <span className={classes['span']}>{t('week.span', { first: formatDate(from), last: formatDate(to - 1) })}</span>
      {isOver ? (
        <Segmented
          label={t('cutOff.label')}
          segments={[
            { value: 'now', label: `${t('cutOff.label')}${t('cutOff.now')}` },
            { value: 'end', label: `${t('cutOff.label')}${t('cutOff.end')}` },
          ]}
          value={at}
          onChange={onAt}
        />
      ) : null}
      <Button tone="quiet" icon={<RefreshCw size={14} />} onClick={onAgain}>
        {t('cutOff.again')}
      </Button>
    </Toolbar>
  );
}
