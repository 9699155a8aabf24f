import { formatParts, formatRate } from '../../../domain/statistics/format-figure.ts';
import { useWallWords } from './use-wall-words.ts';
import type { WallData } from './wall-data.ts';
import classes from './wall.module.css';

interface Tile {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly note: string;
  readonly tone?: 'soon' | 'overdue' | undefined;
}

/** Eight counts, large enough for the back of the room. */
export function KeyFiguresSlide({ data }: { readonly data: WallData }) {
  const { t, count, duration } = useWallWords();
  const { overview } = data;
  const { overdue, open, dueSoon, received, closed, outcomes, trend } = overview;
  const closing = overview.rates.closing.rate;
  const waited = data.oldestWaitingAt === null ? null : data.asOf - data.oldestWaitingAt;
  const tiles: readonly Tile[] = [
    {
      id: 'messages',
      name: t('figure.messages'),
      value: count(data.messagesToday),
      note: t('figure.messagesNote', { n: count(data.messagesSameTimeLastWeek) }),
    },
    {
      id: 'waiting',
      name: t('figure.waiting'),
      value: count(data.waiting),
      note: waited === null ? t('figure.waitingNone') : t('figure.waitingNote', { span: duration(waited) }),
    },
    {
      id: 'received',
      name: t('figure.received'),
      value: count(received.count),
      note: t('figure.receivedNote', { n: count(trend.previous.count) }),
    },
    {
      id: 'closed',
      name: t('figure.closed'),
      value: count(closed.count),
      note: t('figure.closedNote', { n: count(outcomes.solved.count) }),
    },
    { id: 'open', name: t('figure.open'), value: count(open.count), note: t('figure.openNote') },
    {
      id: 'soon',
      name: t('figure.soon'),
      value: count(dueSoon.count),
      note: t('figure.soonNote'),
      tone: dueSoon.count > 0 ? 'soon' : undefined,
    },
    {
      id: 'overdue',
      name: t('figure.overdue'),
      value: count(overdue.count),
      note: t('figure.overdueNote', { share: formatRate({ numerator: overdue.count, denominator: open.count }) }),
      tone: overdue.count > 0 ? 'overdue' : undefined,
    },
    {
      id: 'closing',
      name: t('figure.closing'),
      value: formatRate(closing),
      note: t('figure.closingNote', { parts: formatParts(closing) }),
    },
  ];
  return (
    <div className={classes['tiles']}>
      {tiles.map((tile) => (
        <div key={tile.id} className={classes['tile']} data-tone={tile.tone}>
          <span className={classes['tileName']}>{tile.name}</span>
          <span className={classes['tileValue']}>{tile.value}</span>
          <span className={classes['tileNote']}>{tile.note}</span>
        </div>
      ))}
    </div>
  );
}
