import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../domain/statistics/overview.ts';
import { instant, MINUTE_MS, type Period } from '../../../domain/time/instant.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { formatDate } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { ArrivalsPanel, HeatPanel } from './arrivals-panels.tsx';
import { BehindList } from '../../ui/behind/behind-list.tsx';
import { CategoryPanel } from './category-panel.tsx';
import classes from './charts-page.module.css';
import { CountyPanel } from './county-panel.tsx';
import { KeyFigures } from './key-figures.tsx';
import type { OpenedFigure, OpenFigure } from '../../ui/behind/opened-figure.ts';
import { PeriodBar } from './period-bar.tsx';
import { cutOffOf, firstChoice, periodOf } from './period-choice.ts';
import { RatesPanel } from './rates-panel.tsx';
import { SmoulderingPanel } from './smouldering-panel.tsx';
import { TrendPanel } from './trend-panel.tsx';
import { useArrivals, useOverview } from './use-overview.ts';

/** Every figure of a period, and beside them the rows of the one that was opened. */
export function ChartsPage() {
  const { t } = useTranslation('charts');
  const now = instant(useNow(MINUTE_MS));
  const [choice, setChoice] = useState(() => firstChoice(now));
  const [opened, setOpened] = useState<OpenedFigure | null>(null);
  const period = periodOf(choice, now);
  const [lastPeriod, setLastPeriod] = useState<Period>(period ?? { from: instant(0), to: instant(1) });
  const shown = period ?? lastPeriod;
  if (shown.from !== lastPeriod.from || shown.to !== lastPeriod.to) setLastPeriod(shown);
  const overview = useOverview(shown, cutOffOf(choice, shown, now));
  useCommands(
    opened === null
      ? []
      : [
          {
            id: 'charts.close',
            title: t('command.closeList'),
            group: t('command.group'),
            keys: ['Escape'],
            hint: true,
            run: () => setOpened(null),
          },
        ],
  );
  return (
    <Page title={t('title')}>
      <PeriodBar
        choice={choice}
        period={period}
        cutOff={overview.data?.overview.cutOff ?? null}
        now={now}
        onChoice={(next) => {
          setOpened(null);
          setChoice(next);
        }}
      />
      <div className={classes['panes']}>
        <div className={classes['main']}>
          <QueryState query={overview}>{(data) => <Panels overview={data.overview} onOpen={setOpened} />}</QueryState>
        </div>
        {opened === null ? null : (
          <BehindList key={JSON.stringify(opened.selector)} figure={opened} onClose={() => setOpened(null)} />
        )}
      </div>
    </Page>
  );
}

function Panels({ overview, onOpen }: { readonly overview: Overview; readonly onOpen: OpenFigure }) {
  const arrivals = useArrivals();
  const stamp = `${formatDate(overview.period.from)}_${formatDate(overview.period.to - 1)}`;
  const panel = { overview, stamp, onOpen };
  return (
    <>
      <KeyFigures overview={overview} onOpen={onOpen} />
      <div className={classes['grid']}>
        <CategoryPanel {...panel} />
        <TrendPanel {...panel} />
        <CountyPanel {...panel} measure="first-response" />
        <CountyPanel {...panel} measure="handling" />
        <CountyPanel {...panel} measure="sign-for" />
        <RatesPanel {...panel} />
        {arrivals.data === undefined ? null : (
          <>
            <ArrivalsPanel arrivals={arrivals.data} stamp={stamp} />
            <HeatPanel arrivals={arrivals.data} stamp={stamp} />
          </>
        )}
        <SmoulderingPanel />
      </div>
    </>
  );
}
